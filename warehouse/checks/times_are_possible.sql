-- An article's dates lie between 1500 and 2200, and it was first seen before its text last changed.
SELECT article_id, published_at, first_seen_at, changed_at
FROM article
WHERE published_at NOT BETWEEN TIMESTAMP '1500-01-01' AND TIMESTAMP '2200-12-31 23:59:59'
   OR changed_at < first_seen_at
