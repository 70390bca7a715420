"""The statements that carry a chunk of articles from `incoming` over `staged` into the tables."""

from __future__ import annotations

from rhetoric.warehouse.passages import PASSAGES

STATED = (
    "url",
    "title",
    "byline",
    "published_at",
    "language",
    "kind",
    "section",
    "topic",
    "story_id",
    "source",
    "found_in",
    "wire_agency",
)
"""What the source says of an article. A later capture that leaves one out does not erase it."""

# The same text is read anew under another title, or where other passages of it are somebody else's words.
# A page may have several addresses: the same text of the same outlet at another one is a copy. Rows of a table with
# the same text are articles of their own, as the table says.
CLASSIFY = """
CREATE OR REPLACE TEMP TABLE staged AS
SELECT
    i.*,
    i.text_sha256 = a.text_sha256 AND (
        coalesce(i.title, a.title) IS DISTINCT FROM a.title
        OR i.block_quotations IS DISTINCT FROM a.block_quotations
    ) AS is_reread,
    regexp_matches(coalesce(i.source, ''), '^https?://|[.]warc([.][a-z]+)?#[0-9]+$') AS is_page,
    CASE
        WHEN a.article_id IS NULL AND is_page AND (
            EXISTS (FROM article b WHERE b.outlet_id = i.outlet_id AND b.text_sha256 = i.text_sha256)
            OR row_number() OVER (PARTITION BY i.outlet_id, i.text_sha256 ORDER BY i.row_number) > 1
        ) THEN 'copy'
        WHEN a.article_id IS NULL THEN 'new'
        WHEN i.text_sha256 <> a.text_sha256 OR is_reread THEN 'changed'
        WHEN s.article_id IS NULL THEN 'unchanged'
        ELSE 'duplicate'
    END AS state
FROM incoming i
LEFT JOIN article a ON a.article_id = i.article_id
LEFT JOIN seen s ON s.article_id = i.article_id
"""

STORE_TEXTS = """
INSERT INTO article_text (text_sha256, text, n_words, wire_key)
SELECT text_sha256, text, n_words, wire_key FROM incoming_text
ON CONFLICT DO NOTHING
"""

_HOST = "^[a-z]+://(?:[^/@]*@)?(?:www[.])?([^/:?#]+)"

UPSERT_OUTLETS = f"""
INSERT INTO outlet (outlet_id, name, domain)
SELECT
    outlet_id,
    arg_min(outlet_name, row_number),
    arg_min(nullif(regexp_extract(lower(url), '{_HOST}', 1), ''), row_number)
FROM staged
GROUP BY outlet_id
ON CONFLICT DO UPDATE SET name = coalesce(name, excluded.name), domain = coalesce(domain, excluded.domain)
"""

KEEP_EARLIER = """
INSERT INTO earlier_text (article_id, text_sha256, title, seen_from, seen_until, block_quotations, cut_passages)
SELECT a.article_id, a.text_sha256, a.title, a.changed_at, $now, a.block_quotations, a.cut_passages
FROM article a JOIN staged USING (article_id)
WHERE state = 'changed'
"""

REREAD = "SELECT article_id FROM staged WHERE is_reread"

FORGET = f"DELETE FROM {{table}} WHERE article_id IN ({REREAD})"

_UNLESS_TEXT_CHANGED = (
    "CASE WHEN i.text_sha256 = a.text_sha256 THEN coalesce(i.language, a.language) ELSE i.language END"
)
"""A language that was detected holds for the text it was detected in."""

_KEPT = {name: f"coalesce(i.{name}, a.{name})" for name in STATED if name != "source"} | {
    "language": _UNLESS_TEXT_CHANGED,
    "outlet_id": "i.outlet_id",
    **{name: f"i.{name}" for name in PASSAGES},
}

_BEFORE = ", ".join(f"a.{name}" for name in _KEPT)

UPDATE_KNOWN = f"""
UPDATE article a SET
    {", ".join(f"{name} = {value}" for name, value in _KEPT.items())},
    text_sha256 = i.text_sha256,
    n_words = i.n_words,
    source = coalesce(i.source, a.source),
    changed_at = CASE WHEN i.state = 'changed' THEN $now ELSE a.changed_at END,
    run_id = CASE WHEN i.state = 'changed' THEN $run_id ELSE a.run_id END
FROM staged i
WHERE i.article_id = a.article_id
  AND (i.state = 'changed' OR ({", ".join(_KEPT.values())}) IS DISTINCT FROM ({_BEFORE}))
"""

ADD_NEW = f"""
INSERT INTO article BY NAME
SELECT
    article_id, outlet_id, {", ".join((*STATED, *PASSAGES))}, n_words, text_sha256,
    $now AS first_seen_at, $now AS changed_at, $run_id AS run_id
FROM staged
WHERE state = 'new'
ORDER BY row_number
"""
