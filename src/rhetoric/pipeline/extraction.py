"""Captures to articles, each read as its outlet's configuration says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from rhetoric.config import Settings
from rhetoric.extract import NoArticleError, extract
from rhetoric.model import Article, Capture, Rejection
from rhetoric.outlets import Outlet, outlet_of_site
from rhetoric.pipeline.starts import configured_outlets

_CHARACTERS_A_MB = 1_000_000

Origin = str | None
"""The source that brings a capture again; None for what can be read only once."""


class Extraction:
    """Takes the articles out of captures, and refuses the others.

    `outlet_id`: the outlet of every article, whatever its source says.
    """

    def __init__(self, settings: Settings, outlet_id: str | None, reject: Callable[[Rejection], None]) -> None:
        self._settings = settings
        self._outlet_id = outlet_id
        self._reject = reject
        self._met: dict[str, Outlet] = {}
        self._maximum = round(settings.run.maximum_article_mb * _CHARACTERS_A_MB)
        self._longest_page = max(self._maximum, round(settings.web.maximum_unpacked_mb * _CHARACTERS_A_MB))

    def articles(self, captures: Iterable[tuple[Capture, Origin]]) -> Iterator[Article]:
        """The article of each capture; NoArticleErrors become rejections."""
        for capture, origin in captures:
            outlet = self._outlet_of(capture)
            most = self._longest_page if capture.media_type == "text/html" else self._maximum
            try:
                article = extract(capture, outlet_id=self._outlet_id, outlet=outlet, maximum_characters=most)
                yield self._short_enough(article, capture)
            except NoArticleError as error:
                outlet_id = outlet.outlet_id if outlet else None
                self._reject(Rejection(capture.source, "extract", error.reason, str(error), origin, outlet_id))

    def _short_enough(self, article: Article, capture: Capture) -> Article:
        """The article; NoArticleError for one whose scoring would take too much memory. A page is mostly markup, so its
        text is what counts."""
        if len(article.text) <= self._maximum:
            return article
        detail = (
            f"{len(article.text):,} characters of text, more than the {self._maximum:,} that the setting "
            "run.maximum_article_mb allows. Raise it, or split the text."
        )
        raise NoArticleError(capture.source, "too_long", detail)

    def outlets_met(self) -> list[Outlet]:
        """The configured outlets of what was read so far."""
        return list(self._met.values())

    def _outlet_of(self, capture: Capture) -> Outlet | None:
        """The configured outlet of a page from the web; files of other kinds say themselves whose they are."""
        fetched_from = capture.fields.get("fetched_from")
        if fetched_from is None or self._outlet_id is not None:
            return None
        named = self._configured.get(capture.fields.get("outlet_id", ""))
        outlet = named or outlet_of_site(fetched_from, self._configured.values())
        if outlet:
            self._met[outlet.outlet_id] = outlet
        return outlet

    @cached_property
    def _configured(self) -> dict[str, Outlet]:
        return configured_outlets(self._settings)
