SELECT seq, id, parent, other FROM revision ORDER BY seq
