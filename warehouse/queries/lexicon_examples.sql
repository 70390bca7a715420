-- Places where a term of a lexicon stands, the counted ones first, spread over outlets: the words around each.
SELECT outlet_id, voice, suppressed_by, found, before, after
FROM (
    SELECT
        a.outlet_id, t.voice, t.suppressed_by, t.article_id, t.start_at,
        substr(x.text, t.start_at + 1, t.end_at - t.start_at) AS found,
        substr(x.text, greatest(t.start_at - 60, 0) + 1, least(t.start_at, 60)) AS before,
        substr(x.text, t.end_at + 1, 60) AS after,
        row_number() OVER (PARTITION BY a.outlet_id, t.suppressed_by IS NULL ORDER BY t.article_id, t.start_at) AS turn
    FROM loaded_term t
    JOIN scoring c ON c.scoring_id = t.scoring_id AND c.is_current
    JOIN article a ON a.article_id = t.article_id AND a.text_sha256 = t.text_sha256
    JOIN article_text x ON x.text_sha256 = t.text_sha256
    WHERE t.term = $term AND t.voice IN ('outlet', 'quoted')
)
ORDER BY suppressed_by IS NOT NULL, turn, outlet_id
LIMIT $most
