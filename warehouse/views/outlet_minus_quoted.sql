-- What is measured in the outlet's own voice less what is measured in its quotations: one row an article that has
-- both, the difference of every rate, share and grade. The words of each voice tell how much either rests on.
SELECT
    o.article_id, o.outlet_id, o.outlet_name, o.title, o.published_on, o.topic, o.story_id, o.wire_group_id,
    o.scoring_id,
    o.n_words AS n_words_outlet,
    q.n_words AS n_words_quoted,
    ${difference_columns}
FROM article_scores o
JOIN article_scores q ON q.article_id = o.article_id AND q.voice = 'quoted' AND q.n_words > 0
WHERE o.voice = 'outlet' AND o.n_words > 0
