-- Every article's newest text is scored by the current scoring, or left out with a reason.
SELECT a.article_id, a.language, c.scoring_id
FROM article a
CROSS JOIN scoring c
LEFT JOIN score s
    ON s.article_id = a.article_id AND s.text_sha256 = a.text_sha256 AND s.scoring_id = c.scoring_id
    AND s.voice = 'body'
LEFT JOIN not_scored n
    ON n.article_id = a.article_id AND n.text_sha256 = a.text_sha256 AND n.scoring_id = c.scoring_id
WHERE c.is_current AND s.article_id IS NULL AND n.article_id IS NULL
