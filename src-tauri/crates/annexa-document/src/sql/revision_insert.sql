INSERT INTO revision(seq, id, parent, other, undo, redo, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
