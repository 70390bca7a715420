-- A wire group holds articles of two outlets or more, as many as it says, or one that bears an agency's name.
SELECT
    coalesce(g.wire_group_id, a.wire_group_id) AS wire_group_id,
    g.n_outlets AS stated_outlets, a.n_outlets AS found_outlets,
    g.n_articles AS stated_articles, a.n_articles AS found_articles
FROM wire_group g
FULL JOIN (
    SELECT wire_group_id, count(DISTINCT outlet_id) AS n_outlets, count(*) AS n_articles
    FROM article
    WHERE wire_group_id IS NOT NULL
    GROUP BY wire_group_id
) a ON a.wire_group_id = g.wire_group_id
WHERE (coalesce(a.n_outlets, 0) < 2 AND (g.method IS DISTINCT FROM 'marker' OR g.agency IS NULL))
   OR g.n_outlets IS DISTINCT FROM a.n_outlets
   OR g.n_articles IS DISTINCT FROM a.n_articles
