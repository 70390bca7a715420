-- No score is NaN or infinite; what is undefined is NULL.
SELECT article_id, voice, scoring_id
FROM score
WHERE ${not_a_number}
