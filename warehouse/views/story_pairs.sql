-- Pairs of articles on one story in different outlets; a pair stands once, the outlets in alphabetical order.
SELECT
    a.story_id,
    a.outlet_id AS outlet_a,
    b.outlet_id AS outlet_b,
    a.article_id AS article_a,
    b.article_id AS article_b,
    a.title AS title_a,
    b.title AS title_b,
    a.published_at AS published_at_a,
    b.published_at AS published_at_b,
    date_diff('minute', a.published_at, b.published_at) / 60.0 AS hours_apart,
    coalesce(a.wire_group_id = b.wire_group_id, false) AS is_wire_copy
FROM article a
JOIN article b ON b.story_id = a.story_id AND b.outlet_id > a.outlet_id
