-- Every article has its text and its outlet.
SELECT a.article_id, a.text_sha256, a.outlet_id
FROM article a
LEFT JOIN article_text t ON t.text_sha256 = a.text_sha256
LEFT JOIN outlet o ON o.outlet_id = a.outlet_id
WHERE t.text_sha256 IS NULL OR o.outlet_id IS NULL
