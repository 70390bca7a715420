-- An article has at most one row of scores in a voice and scoring.
SELECT article_id, voice, scoring_id, count(*) AS n_rows
FROM score
GROUP BY article_id, voice, scoring_id
HAVING n_rows > 1
