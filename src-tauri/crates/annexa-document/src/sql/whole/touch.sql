SELECT * FROM touch ORDER BY key, seq
