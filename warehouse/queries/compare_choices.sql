-- One row a value that a filter can take: facet is kind, language or topic.
SELECT facet, value, count(*) AS n_articles
FROM (SELECT kind, language, topic FROM article_scores WHERE voice = 'body')
UNPIVOT (value FOR facet IN (kind, language, topic))
GROUP BY ALL
ORDER BY facet, n_articles DESC, value
