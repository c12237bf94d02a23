INSERT INTO blob(hash, bytes) VALUES (?1, ?2) ON CONFLICT(hash) DO NOTHING
