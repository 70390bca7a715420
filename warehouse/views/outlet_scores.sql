-- Every metric summed up by outlet and voice: counts are sums, rates and shares ratios of sums, the rest means.
SELECT
    outlet_id,
    any_value(outlet_name) AS outlet_name,
    voice,
    count(*) AS n_articles,
    min(published_on) AS first_published_on,
    max(published_on) AS last_published_on,
    ${outlet_columns}
FROM article_scores
GROUP BY outlet_id, voice
