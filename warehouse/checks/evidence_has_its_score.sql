-- Every piece of evidence belongs to an article scored by the same scoring on the same text.
WITH evidence AS (
    SELECT 'quotation' AS evidence, article_id, text_sha256, scoring_id FROM quotation
    UNION ALL
    SELECT 'loaded_term', article_id, text_sha256, scoring_id FROM loaded_term
    UNION ALL
    SELECT 'sentence', article_id, text_sha256, scoring_id FROM sentence
    UNION ALL
    SELECT 'excluded', article_id, text_sha256, scoring_id FROM excluded
    UNION ALL
    SELECT 'orphan_mark', article_id, text_sha256, scoring_id FROM orphan_mark
)
SELECT e.evidence, e.article_id, e.scoring_id, e.text_sha256, count(*) AS n_rows
FROM evidence e
ANTI JOIN score s ON s.article_id = e.article_id AND s.text_sha256 = e.text_sha256 AND s.scoring_id = e.scoring_id
GROUP BY ALL
