-- The rows of one evidence table for one text of one article; {evidence} stands for the table's name.
SELECT *
FROM {evidence}
WHERE article_id = $article_id AND text_sha256 = $text_sha256 AND scoring_id = $scoring_id
ORDER BY start_at, end_at
