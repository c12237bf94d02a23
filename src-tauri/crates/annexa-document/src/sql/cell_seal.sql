UPDATE cell SET writers = ?2 WHERE key = ?1
