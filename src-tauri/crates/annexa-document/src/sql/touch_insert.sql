INSERT INTO touch(key, seq) VALUES (?1, ?2)
