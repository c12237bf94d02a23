SELECT (SELECT count(*) FROM cell), (SELECT count(*) FROM revision), (SELECT count(*) FROM touch), (SELECT count(*) FROM blob)
