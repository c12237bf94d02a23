-- While a revision is open the value moves and the writers do not.
INSERT INTO cell(key, value, writers) VALUES (?1, ?2, '[]')
ON CONFLICT(key) DO UPDATE SET value = excluded.value
