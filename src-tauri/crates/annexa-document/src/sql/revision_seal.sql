UPDATE revision SET id = ?2, payload = ?3 WHERE seq = ?1 AND id IS NULL
