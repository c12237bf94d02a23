UPDATE revision SET payload = ?2 WHERE seq = ?1 AND id IS NULL
