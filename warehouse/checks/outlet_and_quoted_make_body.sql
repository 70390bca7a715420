-- The words of the voices outlet and quoted add up to those of the body.
SELECT b.article_id, b.scoring_id, b.n_words AS body_words, o.n_words AS outlet_words, q.n_words AS quoted_words
FROM score b
LEFT JOIN score o ON o.article_id = b.article_id AND o.scoring_id = b.scoring_id AND o.voice = 'outlet'
LEFT JOIN score q ON q.article_id = b.article_id AND q.scoring_id = b.scoring_id AND q.voice = 'quoted'
WHERE b.voice = 'body' AND b.n_words <> coalesce(o.n_words, 0) + coalesce(q.n_words, 0)
