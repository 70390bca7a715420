"""From a capture to an article: its text, its date in UTC, its outlet, its id.

extract(capture) -> Article, or ExtractionError when there is no article text in it
"""

from __future__ import annotations

from rhetoric.extract.article import NoArticleError, extract
from rhetoric.extract.dates import read_date
from rhetoric.extract.identity import slug
from rhetoric.web.urls import canonical_url

__all__ = ["NoArticleError", "canonical_url", "extract", "read_date", "slug"]
