-- In whose voice each term of an article stands. Each hit that no guard suppressed counts in one column: the outlet's
-- plain assertion, its marks of distance, what it reports of a source, a source's own words, the headline.
WITH newest AS (
    SELECT s.scored_text_id, a.article_id, a.outlet_id, coalesce(o.name, a.outlet_id) AS outlet_name, a.title
    FROM evidence.scored_text s
    JOIN scoring c ON c.scoring_id = s.scoring_id AND c.is_current
    JOIN article a ON a.article_id = s.article_id AND a.text_sha256 = s.text_sha256
    LEFT JOIN outlet o ON o.outlet_id = a.outlet_id
),
hits AS (
    SELECT
        t.*,
        EXISTS (
            FROM evidence.quotation q
            WHERE q.kind = 'reported' AND q.voice = 'body' AND q.scored_text_id = t.scored_text_id
              AND q.start_at <= t.start_at AND t.start_at < q.end_at
        ) AS is_reported
    FROM evidence.loaded_term t
    WHERE t.suppressed_by IS NULL AND t.voice IN ('outlet', 'quoted', 'headline')
)
SELECT
    a.article_id, a.outlet_id, a.outlet_name, a.title,
    h.lexicon, h.term, h.category,
    h.n_asserted, h.n_in_scare_quotes, h.n_reported, h.n_quoted, h.n_in_headline
FROM (
    SELECT
        scored_text_id, lexicon, term, category,
        count(*) FILTER (voice = 'outlet' AND NOT in_scare_quotes AND NOT is_reported) AS n_asserted,
        count(*) FILTER (voice = 'outlet' AND in_scare_quotes) AS n_in_scare_quotes,
        count(*) FILTER (voice = 'outlet' AND is_reported AND NOT in_scare_quotes) AS n_reported,
        count(*) FILTER (voice = 'quoted') AS n_quoted,
        count(*) FILTER (voice = 'headline') AS n_in_headline
    FROM hits
    GROUP BY ALL
) h
JOIN newest a ON a.scored_text_id = h.scored_text_id
