-- One row: what is known of an article, its newest text, and why it is not scored where it is not.
SELECT
    a.article_id, a.outlet_id, coalesce(o.name, a.outlet_id) AS outlet_name, a.title, a.url, a.byline, a.published_at,
    a.language, a.kind, a.section, a.topic, a.wire_group_id, a.text_sha256, t.text, a.cut_passages,
    (SELECT scoring_id FROM scoring WHERE is_current) AS scoring_id,
    n.reason AS not_scored_reason, n.detail AS not_scored_detail
FROM article a
JOIN article_text t ON t.text_sha256 = a.text_sha256
LEFT JOIN outlet o ON o.outlet_id = a.outlet_id
LEFT JOIN not_scored n ON n.article_id = a.article_id AND n.text_sha256 = a.text_sha256
    AND n.scoring_id = (SELECT scoring_id FROM scoring WHERE is_current)
WHERE a.article_id = $article_id
