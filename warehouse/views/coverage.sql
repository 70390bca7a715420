-- What is there of each outlet and day, how much of it has scores, and whether that is as usual. Articles without a date
-- have the day NULL. Refused pages stand on the day on which they were refused; refused parts of files on the day NULL,
-- where the file holds articles of one outlet only. An outlet that is read from the web has every day from the first
-- visit to the day before the last; only for these days is_low and is_refusing are known.
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
    WHERE r.outlet_id IS NULL
    GROUP BY f.outlet_id
    UNION ALL
    SELECT outlet_id, rejected_at::DATE AS published_on, count(DISTINCT source || reason) AS n_rejected
    FROM rejection
    WHERE outlet_id IS NOT NULL
    GROUP BY ALL
),
watched AS (
    SELECT outlet_id, min(visited_at)::DATE AS since, max(visited_at)::DATE - 1 AS until
    FROM listing_visit
    WHERE outlet_id IS NOT NULL
    GROUP BY outlet_id
),
watched_days AS (
    SELECT outlet_id, unnest(generate_series(since, until, INTERVAL 1 DAY))::DATE AS published_on FROM watched
),
outlet_days AS (
    SELECT outlet_id, published_on FROM days
    UNION
    SELECT outlet_id, published_on FROM refused
    UNION
    SELECT outlet_id, published_on FROM watched_days
),
counted AS (
    SELECT
        k.outlet_id,
        k.published_on,
        w.outlet_id IS NOT NULL AS is_watched,
        coalesce(d.n_articles, 0) AS n_articles,
        coalesce(d.n_scored, 0) AS n_scored,
        coalesce(d.n_not_scored, 0) AS n_not_scored,
        coalesce(d.n_pending, 0) AS n_pending,
        coalesce(d.n_wire_copy, 0) AS n_wire_copy,
        coalesce(r.n_rejected, 0) AS n_rejected,
        coalesce(r.n_rejected, 0) / nullif(coalesce(d.n_articles, 0) + coalesce(r.n_rejected, 0), 0) AS rejected_share
    FROM outlet_days k
    LEFT JOIN days d ON d.outlet_id = k.outlet_id AND d.published_on IS NOT DISTINCT FROM k.published_on
    LEFT JOIN refused r ON r.outlet_id = k.outlet_id AND r.published_on IS NOT DISTINCT FROM k.published_on
    LEFT JOIN watched_days w ON w.outlet_id = k.outlet_id AND w.published_on = k.published_on
),
-- The four weeks before each day; a week of them is enough to know what is usual.
usual AS (
    SELECT
        *,
        count(*) OVER before >= 7 AS is_known,
        avg(n_articles) OVER before AS usual_articles,
        stddev_samp(n_articles) OVER before AS usual_sd,
        avg(rejected_share) OVER before AS usual_rejected,
        stddev_samp(rejected_share) OVER before AS usual_rejected_sd
    FROM counted
    WINDOW before AS (
        PARTITION BY outlet_id, is_watched ORDER BY published_on NULLS FIRST ROWS BETWEEN 28 PRECEDING AND 1 PRECEDING
    )
)
SELECT
    u.outlet_id,
    coalesce(o.name, u.outlet_id) AS outlet_name,
    u.published_on,
    u.n_articles,
    u.n_scored,
    u.n_not_scored,
    u.n_pending,
    u.n_wire_copy,
    u.n_rejected,
    CASE WHEN is_watched AND is_known THEN usual_articles END AS usual_articles,
    CASE WHEN is_watched AND is_known THEN usual_sd END AS usual_sd,
    CASE WHEN is_watched THEN
        n_articles < coalesce(o.minimum_a_day, 0)
        OR coalesce(is_known AND n_articles < usual_articles - 2 * usual_sd, false)
    END AS is_low,
    CASE WHEN is_watched AND is_known THEN
        n_rejected >= 5 AND coalesce(rejected_share > usual_rejected + 2 * coalesce(usual_rejected_sd, 0), n_articles = 0)
    END AS is_refusing
FROM usual u
LEFT JOIN outlet o ON o.outlet_id = u.outlet_id
