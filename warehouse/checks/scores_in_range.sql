-- Every score is within the range that its metric names.
SELECT article_id, voice, scoring_id
FROM score
WHERE ${out_of_range}
