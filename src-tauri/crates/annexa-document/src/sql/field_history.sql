SELECT r.seq, r.id, r.parent, r.other, r.undo, r.redo, r.payload
FROM touch AS t JOIN revision AS r ON r.seq = t.seq
WHERE t.key = ?1 ORDER BY t.seq
