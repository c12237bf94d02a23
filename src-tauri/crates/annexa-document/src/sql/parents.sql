SELECT seq, parent FROM revision ORDER BY seq
