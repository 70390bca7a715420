-- Every score has its article, its text and its scoring.
SELECT s.article_id, s.voice, s.scoring_id, s.text_sha256
FROM score s
LEFT JOIN article a ON a.article_id = s.article_id
LEFT JOIN article_text t ON t.text_sha256 = s.text_sha256
LEFT JOIN scoring c ON c.scoring_id = s.scoring_id
WHERE a.article_id IS NULL OR t.text_sha256 IS NULL OR c.scoring_id IS NULL
