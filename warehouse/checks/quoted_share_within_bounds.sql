-- The quoted share lies between its low and its high estimate.
SELECT article_id, voice, scoring_id, quoted_word_share_low, quoted_word_share, quoted_word_share_high
FROM score
WHERE quoted_word_share_low > quoted_word_share + 1e-9 OR quoted_word_share > quoted_word_share_high + 1e-9
