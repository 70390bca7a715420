-- How often each term of the lexicons stands in each outlet and voice; n counts what no guard suppressed.
WITH words AS (
    SELECT outlet_id, voice, sum(n_words) AS n_words
    FROM article_scores
    GROUP BY outlet_id, voice
),
-- The few articles are joined before the many rows of evidence meet them, by number.
newest AS (
    SELECT s.scored_text_id, a.outlet_id
    FROM evidence.scored_text s
    JOIN scoring c ON c.scoring_id = s.scoring_id AND c.is_current
    JOIN article a ON a.article_id = s.article_id AND a.text_sha256 = s.text_sha256
),
hits AS (
    SELECT
        a.outlet_id, t.lexicon, t.term, t.category, t.voice,
        count(*) FILTER (t.suppressed_by IS NULL) AS n,
        count(*) FILTER (t.suppressed_by IS NOT NULL) AS n_suppressed,
        count(DISTINCT t.scored_text_id) FILTER (t.suppressed_by IS NULL) AS n_articles
    FROM evidence.loaded_term t
    JOIN newest a ON a.scored_text_id = t.scored_text_id
    WHERE t.voice IN ('outlet', 'quoted', 'headline')
    GROUP BY ALL
)
SELECT
    h.outlet_id,
    coalesce(o.name, h.outlet_id) AS outlet_name,
    h.lexicon, h.term, h.category, h.voice, h.n, h.n_suppressed, h.n_articles,
    1000.0 * h.n / nullif(w.n_words, 0) AS per_1000_words
FROM hits h
LEFT JOIN words w ON w.outlet_id = h.outlet_id AND w.voice = h.voice
LEFT JOIN outlet o ON o.outlet_id = h.outlet_id
