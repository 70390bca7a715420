"""Which column of a table is the text, which the title, the outlet, the date.

Names are compared without case, spaces, dashes and underscores, so "Full Text", "full_text" and "fullText"
are one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from rhetoric.errors import ConfigError, FormatError

# The first name of a row that a table has is taken, so the surest names come first.
_NAMES: Final[Mapping[str, str]] = {
    "text": "text article_text full_text body body_text article_body maintext main_text plain_text content "
    "article_content contents story_text article story raw_text",
    "title": "title headline article_title web_title heading",
    "outlet": "outlet outlet_name publication publication_name publisher newspaper source source_name "
    "site_name site source_domain domain media_name media",
    "published_at": "published_at published publication_date published_date date_published date_publish "
    "publish_date pub_date web_publication_date published_time published_utc date datetime timestamp "
    "created_at created",
    "url": "url link article_url web_url canonical_url source_url permalink",
    "byline": "byline author authors author_name writer",
    "id": "id article_id guid uuid doc_id document_id",
    "language": "language lang",
    "kind": "kind genre article_type type",
    "section": "section section_name category news_desk",
    "topic": "topic topics subject",
    "story_id": "story_id story event_id event cluster_id",
}
COLUMN_NAMES: Final[tuple[str, ...]] = tuple(_NAMES)


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


_ALIASES: Final = {
    ours: tuple(dict.fromkeys(_bare(name) for name in theirs.split())) for ours, theirs in _NAMES.items()
}


@lru_cache(maxsize=256)
def recognise(names: tuple[str, ...]) -> Mapping[str, str]:
    """Our name -> the table's name, for each of our names that the table has under a known name."""
    by_bare: dict[str, str] = {}
    for name in names:
        by_bare.setdefault(_bare(name), name)
    found = {}
    for ours, aliases in _ALIASES.items():
        match = next((alias for alias in aliases if alias in by_bare), None)
        if match is not None:
            found[ours] = by_bare.pop(match)
    return found


def resolve(names: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """As `recognise`, with `columns` (our name -> the table's) winning where its column is there."""
    known = tuple(names)
    given = {ours: theirs for ours, theirs in columns.items() if theirs in known}
    rest = tuple(name for name in known if name not in given.values()) if given else known
    return {**recognise(rest), **given}


def check_names(columns: Mapping[str, str]) -> None:
    """ConfigError when `columns` maps a name that is not ours; it lists the possible ones."""
    for ours in columns:
        if ours not in _NAMES:
            near = difflib.get_close_matches(ours, COLUMN_NAMES, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise ConfigError(
                f"--map {ours}={columns[ours]}: {ours!r} is not a name that can be mapped; {hint}"
                f"Possible names: {', '.join(COLUMN_NAMES)}."
            )


def check_table(names: Iterable[str], columns: Mapping[str, str], where: str) -> None:
    """ConfigError when a mapped column is not in the table, FormatError when no column holds the text."""
    known = tuple(names)
    for ours, theirs in columns.items():
        if theirs not in known:
            raise ConfigError(f"{where}: --map {ours}={theirs}: no column {theirs!r}. Columns found: {_listed(known)}.")
    if "text" not in resolve(known, columns):
        raise FormatError(
            f"{where}: no column of article text. Columns found: {_listed(known)}. "
            "Name the column that holds the text: --map text=COLUMN."
        )


def _listed(names: tuple[str, ...], most: int = 40) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return (", ".join(map(_shown, names[:most])) or "none") + more


def _shown(name: str, width: int = 60) -> str:
    """A name fit for a terminal: shortened, and without what cannot be printed."""
    plain = "".join(character if character.isprintable() else "\ufffd" for character in name[:width])
    return plain + "…" * (len(name) > width)
