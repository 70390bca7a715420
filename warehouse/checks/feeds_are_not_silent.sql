-- Every feed and sitemap that is asked has brought something new within its last three days.
SELECT outlet_id, url, max(visited_on) AS visited_on, max(visited_on) FILTER (n_new > 0) AS last_new_on, sum(n_failed) AS n_failed
FROM feed_coverage
GROUP BY outlet_id, url
HAVING max(visited_on) - coalesce(max(visited_on) FILTER (n_new > 0), min(visited_on)) >= 3
