INSERT INTO cell(key, value, writers) VALUES (?1, ?2, ?3)
ON CONFLICT(key) DO UPDATE SET value = excluded.value, writers = excluded.writers
