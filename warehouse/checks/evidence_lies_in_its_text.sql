-- Every span of evidence is at least one character and lies in the text it was found in.
WITH evidence AS (
    SELECT 'quotation' AS evidence, article_id, text_sha256, scoring_id, voice, start_at, end_at FROM quotation
    UNION ALL
    SELECT 'loaded_term', article_id, text_sha256, scoring_id, voice, start_at, end_at FROM loaded_term
    UNION ALL
    SELECT 'sentence', article_id, text_sha256, scoring_id, voice, start_at, end_at FROM sentence
    UNION ALL
    SELECT 'excluded', article_id, text_sha256, scoring_id, 'body', start_at, end_at FROM excluded
    UNION ALL
    SELECT 'orphan_mark', article_id, text_sha256, scoring_id, voice, start_at, end_at FROM orphan_mark
),
lengths AS (
    SELECT a.article_id, t.text_sha256, length(t.text) AS n_text, length(a.title) AS n_title
    FROM article a
    JOIN article_text t ON t.text_sha256 = a.text_sha256
)
SELECT e.evidence, e.article_id, e.scoring_id, e.voice, e.start_at, e.end_at
FROM evidence e
JOIN lengths l ON l.article_id = e.article_id AND l.text_sha256 = e.text_sha256
WHERE e.start_at < 0
   OR e.end_at <= e.start_at
   OR e.end_at > CASE WHEN e.voice = 'headline' THEN coalesce(l.n_title, 0) ELSE l.n_text END
