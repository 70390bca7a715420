-- As outlet_scores, by week (its Monday); articles without a date have no week and are left out.
SELECT
    outlet_id,
    any_value(outlet_name) AS outlet_name,
    voice,
    date_trunc('week', published_on)::DATE AS week_on,
    count(*) AS n_articles,
    ${outlet_columns}
FROM article_scores
WHERE published_on IS NOT NULL
GROUP BY outlet_id, voice, week_on
