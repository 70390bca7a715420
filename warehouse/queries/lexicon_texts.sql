-- Texts to try a lexicon on, in an order that mixes outlets and is always the same.
SELECT a.article_id, a.outlet_id, a.title, a.block_quotations, x.text
FROM article a
JOIN article_text x USING (text_sha256)
ORDER BY md5(a.article_id)
LIMIT $most
