-- One row: when the last run ended that wrote to this file, with which version, and what scored the articles.
SELECT
    (SELECT max(finished_at) FROM run) AS finished_at,
    (SELECT arg_max(version, finished_at) FROM run WHERE finished_at IS NOT NULL) AS version,
    (SELECT max(scoring_id) FROM scoring WHERE is_current) AS scoring_id,
    (SELECT max(CAST(lexicon_versions AS VARCHAR)) FROM scoring WHERE is_current) AS lexicon_versions
