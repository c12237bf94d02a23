SELECT seq, id, parent, other, undo, redo, payload FROM revision WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq
