-- Every piece of evidence belongs to an article scored by the same scoring on the same text.
WITH pieces AS (
    SELECT 'quotation' AS evidence, scored_text_id FROM evidence.quotation
    UNION ALL
    SELECT 'loaded_term', scored_text_id FROM evidence.loaded_term
    UNION ALL
    SELECT 'sentence', scored_text_id FROM evidence.sentence
    UNION ALL
    SELECT 'excluded', scored_text_id FROM evidence.excluded
    UNION ALL
    SELECT 'orphan_mark', scored_text_id FROM evidence.orphan_mark
),
counted AS (SELECT evidence, scored_text_id, count(*) AS n_rows FROM pieces GROUP BY ALL)
SELECT c.evidence, c.scored_text_id, s.article_id, s.scoring_id, s.text_sha256, c.n_rows
FROM counted c
LEFT JOIN evidence.scored_text s ON s.scored_text_id = c.scored_text_id
ANTI JOIN score o ON o.article_id = s.article_id AND o.text_sha256 = s.text_sha256 AND o.scoring_id = s.scoring_id
