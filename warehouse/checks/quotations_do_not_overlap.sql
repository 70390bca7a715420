-- No word of an article stands in two quotations, direct or reported.
SELECT article_id, scoring_id, voice, kind, start_at, end_at, previous_end_at
FROM (
    SELECT *, max(end_at) OVER (
        PARTITION BY article_id, scoring_id, voice = 'headline'
        ORDER BY start_at, end_at
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS previous_end_at
    FROM quotation
    WHERE kind IN ('direct', 'reported')
)
WHERE start_at < previous_end_at
