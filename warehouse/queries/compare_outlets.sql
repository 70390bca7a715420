-- One row an outlet that has scored articles, the one with the most articles first.
SELECT outlet_id, coalesce(any_value(outlet_name), outlet_id) AS outlet_name, count(DISTINCT article_id) AS n_articles,
       min(published_on) AS first_on, max(published_on) AS last_on
FROM article_scores
GROUP BY outlet_id
ORDER BY n_articles DESC, outlet_id
