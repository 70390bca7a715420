-- Every outlet that is read from the web brought, on its last whole day, what its file asks and about as much as usual.
SELECT outlet_id, published_on, n_articles, usual_articles, usual_sd
FROM coverage
WHERE is_low IS NOT NULL
QUALIFY published_on = max(published_on) OVER (PARTITION BY outlet_id) AND is_low
