SELECT seq, id, parent, other, undo, redo, payload FROM revision ORDER BY seq DESC LIMIT 1
