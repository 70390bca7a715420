"""Capture to Article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from rhetoric.errors import ExtractionError
from rhetoric.extract.agencies import agency_of
from rhetoric.extract.cleaning import clean, language_code
from rhetoric.extract.cutting import without
from rhetoric.extract.dates import read_date
from rhetoric.extract.identity import article_id_of, believed_url, outlet_of
from rhetoric.extract.taken import Taken
from rhetoric.model import Article, Capture
from rhetoric.outlets import Outlet


class NoArticleError(ExtractionError):
    """A capture holds no article: `source` says where, `reason` why in a word, `detail` in a sentence.

    `reason` is the word for its Rejection; `extract` lists them.
    """

    def __init__(self, source: str, reason: str, detail: str) -> None:
        super().__init__(f"{source}: {detail}")
        self.source = source
        self.reason = reason
        self.detail = detail


def extract(
    capture: Capture, *, outlet_id: str | None = None, outlet: Outlet | None = None, maximum_characters: int
) -> Article:
    """The article that a capture holds.

    `text` is the content as it was given (plain text), or the article's paragraphs with blank lines between
    them (HTML, Markdown); NULs become spaces and lone surrogates U+FFFD, one for one, with a note. What the
    source says of the article wins over what its page says. `outlet_id` names the outlet of all articles,
    over their own; `outlet` is the configuration of the outlet that the capture is of.

    Raises NoArticleError (an ExtractionError with `reason`): "empty" for nothing but white space, "no_text"
    for a page without article text, "too_long" for a content of more than `maximum_characters`; "error_page",
    "cookie_wall", "paywall", "live_blog", "gallery" for pages that hold no article, or not all of it.
    """
    _check_length(capture, maximum_characters)
    content, cleaned = clean(capture.content)
    taken = _READERS[capture.media_type](content)
    if taken.refusal:
        raise NoArticleError(capture.source, taken.refusal.reason, taken.refusal.detail)
    taken = without(taken, outlet.cut) if outlet else taken
    if not taken.text.strip():
        raise _nothing_in(capture, content, taken.notes)
    configured = _configured(outlet, capture) if outlet else {}
    own = {name: clean(value)[0].strip() for name, value in capture.fields.items()}
    fields = {**capture.hints, **taken.fields, **configured, **{name: value for name, value in own.items() if value}}
    if fetched_from := fields.get("fetched_from"):
        fields["url"] = believed_url(fields.get("url"), fetched_from)
    article = _article(capture, taken, fields, outlet_id, (*capture.notes, *cleaned, *taken.notes))
    name = article.outlet_name or article.outlet_id.replace("-", " ")
    agency = agency_of(article.text, article.byline, name, outlet.wire_markers if outlet else ())
    return replace(article, wire_agency=agency) if agency else article


def _configured(outlet: Outlet, capture: Capture) -> dict[str, str]:
    kind = outlet.kind_of(capture.fields.get("fetched_from", ""))
    return {"outlet_id": outlet.outlet_id, "outlet": outlet.name} | ({"kind": kind} if kind else {})


def _article(
    capture: Capture, taken: Taken, fields: Mapping[str, str], outlet_id: str | None, notes: tuple[str, ...]
) -> Article:
    outlet, outlet_name = outlet_of(fields, outlet_id)
    published_at, dated = read_date(fields["published_at"]) if "published_at" in fields else (None, None)
    return Article(
        article_id=article_id_of(outlet, fields, taken.text),
        outlet_id=outlet,
        text=taken.text,
        title=fields.get("title"),
        url=fields.get("url"),
        published_at=published_at,
        byline=fields.get("byline"),
        language=language_code(fields.get("language")),
        kind=fields.get("kind"),
        section=fields.get("section"),
        topic=fields.get("topic"),
        story_id=fields.get("story_id"),
        outlet_name=outlet_name,
        source=capture.source,
        notes=(*notes, f"published: {dated}") if dated else notes,
        found_in=fields.get("found_in"),
        block_quotations=taken.block_quotations,
        cut_passages=taken.cut_passages,
    )


def _check_length(capture: Capture, maximum: int) -> None:
    n = len(capture.content)
    if n > maximum:
        detail = (
            f"{n:,} characters, more than the {maximum:,} that the setting run.maximum_article_mb allows. "
            "Raise it, or split the text."
        )
        raise NoArticleError(capture.source, "too_long", detail)


def _nothing_in(capture: Capture, content: str, notes: tuple[str, ...]) -> NoArticleError:
    if not content.strip():
        return NoArticleError(capture.source, "empty", "nothing but white space.")
    why = "; ".join(notes) or "is it a list of links, a video, or a page that a script fills?"
    form = {"text/html": "HTML", "text/markdown": "Markdown"}.get(capture.media_type, "text")
    return NoArticleError(capture.source, "no_text", f"no article text found in this {form}: {why}")


def _plain(content: str) -> Taken:
    return Taken(content)


def _markdown(content: str) -> Taken:
    from rhetoric.extract.markdown import read_markdown

    return read_markdown(content)


def _html(content: str) -> Taken:
    from rhetoric.extract.page import read_html

    return read_html(content)


_READERS: Final[Mapping[str, Callable[[str], Taken]]] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    "text/html": _html,
}
