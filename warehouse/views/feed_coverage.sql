-- What each feed and sitemap brought on each day on which it was asked: visits, those that failed, entries that were new,
-- and the articles that were stored of them, on the day on which they were first seen. A sitemap that an index names
-- counts for the index.
WITH roots AS (
    SELECT v.url, coalesce(v.found_in, v.url) AS root FROM visit v WHERE v.role <> 'page'
),
visits AS (
    SELECT
        coalesce(r.root, l.url) AS url,
        l.visited_at::DATE AS visited_on,
        any_value(l.outlet_id) AS outlet_id,
        count(*) AS n_visits,
        count(*) FILTER (l.outcome NOT IN ('fetched', 'unchanged')) AS n_failed,
        sum(coalesce(l.n_new, 0))::BIGINT AS n_new
    FROM listing_visit l LEFT JOIN roots r ON r.url = l.url
    GROUP BY ALL
),
articles AS (
    SELECT found_in AS url, first_seen_at::DATE AS visited_on, count(*) AS n_articles
    FROM article
    WHERE found_in IS NOT NULL
    GROUP BY ALL
)
SELECT
    v.outlet_id, v.url, v.visited_on, v.n_visits, v.n_failed, v.n_new, coalesce(a.n_articles, 0) AS n_articles
FROM visits v LEFT JOIN articles a ON a.url = v.url AND a.visited_on = v.visited_on
