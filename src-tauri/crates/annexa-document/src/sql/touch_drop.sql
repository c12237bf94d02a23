DELETE FROM touch WHERE key = ?1 AND seq = ?2
