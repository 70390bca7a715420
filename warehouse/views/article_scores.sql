-- The scores of the current scoring, with what is known of the article: one row an article and voice.
SELECT
    s.article_id,
    a.outlet_id,
    coalesce(o.name, a.outlet_id) AS outlet_name,
    o.domain,
    o.country,
    a.title,
    a.url,
    a.byline,
    a.published_at,
    a.published_at::DATE AS published_on,
    a.first_seen_at,
    a.language,
    a.kind,
    a.section,
    a.topic,
    a.story_id,
    a.wire_group_id,
    s.voice,
    s.text_sha256,
    s.scoring_id,
    ${score_columns}
FROM score s
JOIN scoring c ON c.scoring_id = s.scoring_id AND c.is_current
JOIN article a ON a.article_id = s.article_id AND a.text_sha256 = s.text_sha256
LEFT JOIN outlet o ON o.outlet_id = a.outlet_id
