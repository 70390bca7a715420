-- One row: how one metric spreads over an outlet's articles in one voice; {metric} stands for a name of the register.
SELECT
    count({metric}) AS n,
    quantile_cont({metric}::DOUBLE, [0.05, 0.25, 0.5, 0.75, 0.95]) AS quantiles
FROM article_scores
WHERE outlet_id = $outlet_id AND voice = $voice
