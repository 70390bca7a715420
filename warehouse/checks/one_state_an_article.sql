-- No article is both scored and left out by one scoring on one text.
SELECT DISTINCT s.article_id, s.scoring_id, n.reason
FROM score s
JOIN not_scored n ON n.article_id = s.article_id AND n.text_sha256 = s.text_sha256 AND n.scoring_id = s.scoring_id
