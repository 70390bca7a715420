"""Reading a lexicon: every problem of its two files is reported at once, and nothing is half read."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from rhetoric.errors import LexiconError
from rhetoric.lexicon.description import Description, nearest, read_description
from rhetoric.lexicon.entry import Entry, Lexicon
from rhetoric.lexicon.forms import HYPHENATED, form_items, open_form, surface_forms
from rhetoric.lexicon.guards import Guard, GuardParser, parse_classes, with_common
from rhetoric.lexicon.table import Row, read_rows
from rhetoric.lexicon.words import Words, form_words

P = ParamSpec("P")
T = TypeVar("T")


def read_lexicon(path_to_csv: Path) -> Lexicon:
    """Read a lexicon: `<name>.csv` and the `<name>.toml` beside it.

    Raises LexiconError that lists every problem of both files by line, with what is allowed.
    """
    problems: list[str] = []
    description = read_description(path_to_csv.with_suffix(".toml"), problems)
    shared = _shared(description, f"{path_to_csv.stem}.toml", problems) if description else None
    rows = read_rows(path_to_csv, problems)
    entries = [entry for row in rows if (entry := _entry(row, shared or _SHARED_BY_NONE, problems))]
    owners: dict[Words, Entry] = {}
    problems.extend(_repeated_forms(entries, owners))
    if not rows and not problems:
        problems.append("has no entries: write at least one row under the header")
    if problems or description is None:
        raise LexiconError(_report(path_to_csv, problems))
    return _lexicon(description, _with_open_forms(entries, rows, owners.keys()))


class _Shared(NamedTuple):
    """What a description says for all rows. categories: None when it could not be read, so that any will do.

    guards_of: the guards of a `guard` cell and those of all entries; rows with the same cell share them.
    """

    categories: tuple[str, ...] | None
    guards_of: Callable[[str], tuple[Guard, ...]]


_SHARED_BY_NONE = _Shared(None, GuardParser().parse)


def _shared(description: Description, name: str, problems: list[str]) -> _Shared:
    classes = _attempt(problems, f"{name}: classes", parse_classes, description.classes) or {}
    parser = GuardParser(classes)
    found = [_attempt(problems, f"{name}: guards", parser.parse, text) for text in description.guards]
    common = tuple(guard for parsed in found for guard in parsed or ())

    @cache
    def guards_of(column: str) -> tuple[Guard, ...]:
        return with_common(parser.parse(column), common, column)

    return _Shared(tuple(description.categories), guards_of)


def _lexicon(description: Description, entries: tuple[Entry, ...]) -> Lexicon:
    described = {field.name: getattr(description, field.name) for field in fields(description)}
    return Lexicon(**described, entries=entries)


def _report(path: Path, problems: list[str]) -> str:
    count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n  ".join([f"{path}: {count}, so the lexicon was not read", *problems])


def _entry(row: Row, shared: _Shared, problems: list[str]) -> Entry | None:
    """The entry of a row; None, and each reason in `problems`, when a cell is wrong."""
    cells = row.cells
    try:
        return Entry(
            term=cells["term"],
            forms=surface_forms(form_words(cells["term"]), cells["forms"]),
            guards=shared.guards_of(cells["guard"]),
            category=_category(cells["category"], shared.categories),
            intensity=_intensity(cells["intensity"]),
            note=cells["note"],
            line=row.line,
        )
    except LexiconError:
        _look_closer(row, shared, problems)
        return None


def _look_closer(row: Row, shared: _Shared, problems: list[str]) -> None:
    """All that is wrong with a row, cell by cell: where a term cannot be read, its forms are not asked."""
    cells = row.cells
    term = _attempt(problems, f"line {row.line}: term", form_words, cells["term"])
    here = f"line {row.line} ({cells['term']})"
    if term:
        _attempt(problems, here, surface_forms, term, cells["forms"])
    _attempt(problems, here, shared.guards_of, cells["guard"])
    _attempt(problems, here, _category, cells["category"], shared.categories)
    _attempt(problems, here, _intensity, cells["intensity"])


def _attempt(problems: list[str], where: str, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    try:
        return parse(*args, **kwargs)
    except LexiconError as error:
        problems.append(f"{where}: {error}")
        return None


def _category(name: str, categories: tuple[str, ...] | None) -> str:
    """The category, checked unless the description that names the categories could not be read."""
    if categories is None or name in categories:
        return name
    raise LexiconError(f"category {name!r} is not one of {', '.join(categories)}{nearest(name, categories)}")


def _intensity(text: str) -> int:
    if text not in ("1", "2", "3"):
        raise LexiconError(f"intensity {text!r} is not 1 (mild), 2 or 3 (strong)")
    return int(text)


def _repeated_forms(entries: list[Entry], owners: dict[Words, Entry]) -> list[str]:
    """Forms that two entries have. owners: is filled with each form's entry."""
    problems = []
    for entry in entries:
        for form in entry.forms:
            owner = owners.setdefault(form, entry)
            if owner is not entry:
                where = f"line {entry.line} ({entry.term}): the form {' '.join(form)!r}"
                problems.append(f"{where} belongs to line {owner.line} ({owner.term}) already; drop one")
    return problems


def _with_open_forms(entries: list[Entry], rows: list[Row], taken: Set[Words]) -> tuple[Entry, ...]:
    """Entries, one a row, with the open spelling of hyphenated words ("witch hunt" for "witch-hunt").

    Left out where the row says `hyphenated` and where another entry has that form: what is written out wins.
    """
    return tuple(
        _with_open(entry, taken) if _is_opened(row) else entry for entry, row in zip(entries, rows, strict=True)
    )


def _is_opened(row: Row) -> bool:
    """Whether a form may have a hyphen: rules of inflection add none."""
    forms = row.cells["forms"]
    return ("-" in forms or "-" in row.cells["term"]) and HYPHENATED not in form_items(forms)


def _with_open(entry: Entry, taken: Set[Words]) -> Entry:
    added = [form for form in map(open_form, entry.forms) if form and form not in taken]
    return replace(entry, forms=entry.forms + tuple(added)) if added else entry
