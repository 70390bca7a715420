-- One row an article of an outlet, the newest first: those whose title holds the words searched for.
SELECT article_id, title, published_on, count(*) OVER () AS n_found
FROM article_scores
WHERE voice = 'body'
  AND outlet_id = $outlet_id
  AND ($words::VARCHAR = '' OR contains(lower(title), lower($words::VARCHAR)))
ORDER BY published_on DESC NULLS LAST, article_id
LIMIT $limit::INTEGER
