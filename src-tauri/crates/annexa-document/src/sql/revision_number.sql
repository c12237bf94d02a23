SELECT seq FROM revision WHERE id = ?1
