SELECT seq, id, parent, other, undo, redo, payload FROM revision WHERE id = ?1
