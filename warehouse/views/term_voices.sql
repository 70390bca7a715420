-- In whose voice each term of an article stands. Each hit that no guard suppressed counts in one column: the outlet's
-- plain assertion, its marks of distance, what it reports of a source, a source's own words, the headline.
WITH hits AS (
    SELECT
        t.*,
        EXISTS (
            FROM quotation q
            WHERE q.kind = 'reported' AND q.voice = 'body'
              AND q.article_id = t.article_id AND q.scoring_id = t.scoring_id
              AND q.start_at <= t.start_at AND t.start_at < q.end_at
        ) AS is_reported
    FROM loaded_term t
    JOIN scoring c ON c.scoring_id = t.scoring_id AND c.is_current
    WHERE t.suppressed_by IS NULL AND t.voice IN ('outlet', 'quoted', 'headline')
)
SELECT
    h.article_id,
    a.outlet_id,
    coalesce(o.name, a.outlet_id) AS outlet_name,
    a.title,
    h.lexicon, h.term, h.category,
    count(*) FILTER (h.voice = 'outlet' AND NOT h.in_scare_quotes AND NOT h.is_reported) AS n_asserted,
    count(*) FILTER (h.voice = 'outlet' AND h.in_scare_quotes) AS n_in_scare_quotes,
    count(*) FILTER (h.voice = 'outlet' AND h.is_reported AND NOT h.in_scare_quotes) AS n_reported,
    count(*) FILTER (h.voice = 'quoted') AS n_quoted,
    count(*) FILTER (h.voice = 'headline') AS n_in_headline
FROM hits h
JOIN article a ON a.article_id = h.article_id AND a.text_sha256 = h.text_sha256
LEFT JOIN outlet o ON o.outlet_id = a.outlet_id
GROUP BY ALL
