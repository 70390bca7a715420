-- What is there of each outlet and day, and how much of it has scores. Articles without a date have the day NULL;
-- refused ones stand there too, where the file that they were in holds articles of one outlet only.
WITH state AS (
    SELECT
        a.outlet_id,
        a.published_at::DATE AS published_on,
        a.wire_group_id IS NOT NULL AS is_wire_copy,
        EXISTS (
            FROM score s JOIN scoring c ON c.scoring_id = s.scoring_id AND c.is_current
            WHERE s.article_id = a.article_id AND s.text_sha256 = a.text_sha256
        ) AS is_scored,
        EXISTS (
            FROM not_scored s JOIN scoring c ON c.scoring_id = s.scoring_id AND c.is_current
            WHERE s.article_id = a.article_id AND s.text_sha256 = a.text_sha256
        ) AS is_left_out
    FROM article a
),
days AS (
    SELECT
        outlet_id,
        published_on,
        count(*) AS n_articles,
        count(*) FILTER (is_scored) AS n_scored,
        count(*) FILTER (is_left_out) AS n_not_scored,
        count(*) FILTER (NOT is_scored AND NOT is_left_out) AS n_pending,
        count(*) FILTER (is_wire_copy) AS n_wire_copy
    FROM state
    GROUP BY outlet_id, published_on
),
files AS (
    SELECT regexp_replace(source, ':[0-9]+$', '') AS file, any_value(outlet_id) AS outlet_id
    FROM article
    WHERE source IS NOT NULL
    GROUP BY file
    HAVING count(DISTINCT outlet_id) = 1
),
refused AS (
    SELECT f.outlet_id, NULL::DATE AS published_on, count(DISTINCT r.source || r.reason) AS n_rejected
    FROM rejection r
    JOIN files f ON f.file = regexp_replace(r.source, ':[0-9]+$', '')
    GROUP BY f.outlet_id
),
outlet_days AS (
    SELECT outlet_id, published_on FROM days
    UNION
    SELECT outlet_id, published_on FROM refused
)
SELECT
    k.outlet_id,
    coalesce(o.name, k.outlet_id) AS outlet_name,
    k.published_on,
    coalesce(d.n_articles, 0) AS n_articles,
    coalesce(d.n_scored, 0) AS n_scored,
    coalesce(d.n_not_scored, 0) AS n_not_scored,
    coalesce(d.n_pending, 0) AS n_pending,
    coalesce(d.n_wire_copy, 0) AS n_wire_copy,
    coalesce(r.n_rejected, 0) AS n_rejected
FROM outlet_days k
LEFT JOIN days d ON d.outlet_id = k.outlet_id AND d.published_on IS NOT DISTINCT FROM k.published_on
LEFT JOIN refused r ON r.outlet_id = k.outlet_id AND r.published_on IS NOT DISTINCT FROM k.published_on
LEFT JOIN outlet o ON o.outlet_id = k.outlet_id
