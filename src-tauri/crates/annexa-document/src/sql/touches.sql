SELECT key, seq FROM touch
