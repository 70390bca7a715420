-- Where there are scorings, exactly one is the current one.
SELECT count(*) AS n_scorings, count(*) FILTER (is_current) AS n_current
FROM scoring
HAVING n_scorings > 0 AND n_current <> 1
