SELECT key, value, writers FROM cell ORDER BY key
