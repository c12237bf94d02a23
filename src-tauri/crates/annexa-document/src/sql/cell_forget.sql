-- A cell that was typed into and emptied again before any revision wrote it was never there.
DELETE FROM cell WHERE key = ?1 AND writers = '[]'
