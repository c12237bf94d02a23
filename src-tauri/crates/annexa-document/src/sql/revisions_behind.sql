WITH RECURSIVE behind(seq) AS (
  SELECT seq FROM revision WHERE id = ?1
  UNION
  SELECT revision.parent FROM revision JOIN behind ON revision.seq = behind.seq WHERE revision.parent IS NOT NULL
  UNION
  SELECT revision.other FROM revision JOIN behind ON revision.seq = behind.seq WHERE revision.other IS NOT NULL
)
SELECT count(*) FROM behind
