SELECT * FROM revision ORDER BY seq
