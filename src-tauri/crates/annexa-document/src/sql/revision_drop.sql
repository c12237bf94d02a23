DELETE FROM revision WHERE seq = ?1 AND id IS NULL
