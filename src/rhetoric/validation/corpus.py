"""Articles to try a lexicon on: of files, or of the warehouse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from rhetoric.compare.selection import query
from rhetoric.errors import ExtractionError, SourceError
from rhetoric.extract import extract
from rhetoric.model import Article, Rejection
from rhetoric.scoring.passages import block_quotations
from rhetoric.sources import find_sources, read_source
from rhetoric.warehouse import open_reader

_MOST_CHARACTERS = 50_000_000


def articles_of(sources: Sequence[str], most: int) -> list[Article]:
    """At most so many articles of some files or folders; those that cannot be read are passed over.

    Raises SourceError where there is none.
    """
    articles = list(islice(_read(sources), most))
    if not articles:
        raise SourceError(f"{', '.join(sources)}: there is no article in it to try a lexicon on")
    return articles


def articles_of_warehouse(path: Path, most: int) -> list[Article]:
    """At most so many articles of the published warehouse, outlets mixed. Raises WarehouseError without one."""
    with open_reader(path) as reader:
        rows = reader.table(query("lexicon_texts"), {"most": most}).to_pylist()
    return [
        Article(
            row["article_id"], row["outlet_id"], row["text"], title=row["title"],
            block_quotations=block_quotations(row["block_quotations"]),
        )
        for row in rows
    ]  # fmt: skip


def _read(sources: Sequence[str]) -> Iterator[Article]:
    refused: list[Rejection] = []
    for found in find_sources(list(sources)):
        for capture in read_source(found, reject=refused.append):
            try:
                yield extract(capture, maximum_characters=_MOST_CHARACTERS)
            except ExtractionError:
                continue
