SELECT rowid, hash FROM blob ORDER BY hash
