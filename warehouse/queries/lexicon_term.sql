-- How often a term of a lexicon stands in each outlet, all voices together.
SELECT
    outlet_id, any_value(outlet_name) AS outlet_name,
    sum(n)::INTEGER AS n, sum(n_suppressed)::INTEGER AS n_suppressed
FROM term_frequency
WHERE term = $term
GROUP BY outlet_id
ORDER BY n DESC, n_suppressed DESC, outlet_id
