-- One row an article and voice of a selection, with the columns that the comparison needs.
-- {columns} stands for names of the register of metrics and their weights; every value is bound.
WITH chosen AS (
    SELECT *
    FROM article_scores
    WHERE list_contains($voices::VARCHAR[], voice)
      AND (len($outlets::VARCHAR[]) = 0 OR list_contains($outlets::VARCHAR[], outlet_id))
      AND ($since::DATE IS NULL OR published_on >= $since::DATE)
      AND ($until::DATE IS NULL OR published_on <= $until::DATE)
      AND ($kind::VARCHAR IS NULL OR kind = $kind::VARCHAR)
      AND ($language::VARCHAR IS NULL OR language = $language::VARCHAR)
      AND ($topic::VARCHAR IS NULL OR topic = $topic::VARCHAR)
      AND ($wire::VARCHAR = 'with' OR (wire_group_id IS NOT NULL) = ($wire::VARCHAR = 'only'))
),
shared_story AS (
    SELECT story_id FROM chosen WHERE story_id IS NOT NULL GROUP BY story_id HAVING count(DISTINCT outlet_id) >= 2
)
SELECT
    outlet_id,
    coalesce(outlet_name, outlet_id) AS outlet_name,
    published_on,
    CASE WHEN published_on IS NULL THEN article_id END AS undated_id,
    story_id,
    voice,
    {columns}
FROM chosen
WHERE NOT $same_story::BOOLEAN OR story_id IN (SELECT story_id FROM shared_story)
ORDER BY outlet_id, published_on, article_id, voice
