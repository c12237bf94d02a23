SELECT writers FROM cell WHERE key = ?1
