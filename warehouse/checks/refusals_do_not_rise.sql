-- No outlet that is read from the web had, on its last whole day, far more refused than usual.
SELECT outlet_id, published_on, n_articles, n_rejected
FROM coverage
WHERE is_refusing IS NOT NULL
QUALIFY published_on = max(published_on) OVER (PARTITION BY outlet_id) AND is_refusing
