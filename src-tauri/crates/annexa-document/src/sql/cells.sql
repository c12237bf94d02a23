SELECT key, value FROM cell WHERE value IS NOT NULL
