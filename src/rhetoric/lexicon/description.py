"""A lexicon's description: the TOML file beside its CSV."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from rhetoric.errors import LexiconError

LexiconKind = Literal["loaded", "hedges", "boosters", "weasels", "cues", "neutral"]

_VERSION = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Description:
    """What a lexicon is: its kind, version, licence, sources and categories (name -> one line on each).

    guards: expressions that hold for every entry. classes: name -> words and phrases, which guards write as @name.
    """

    name: str
    title: str
    kind: LexiconKind
    version: str
    language: str
    licence: str
    sources: tuple[str, ...]
    categories: Mapping[str, str]
    changelog: tuple[str, ...]
    guards: tuple[str, ...] = field(default=(), kw_only=True)
    classes: Mapping[str, str] = field(default_factory=dict, kw_only=True)


_KEYS = tuple(field.name for field in fields(Description))
_LISTS = ("sources", "changelog", "guards")
_TABLES = ("categories", "classes")
_OPTIONAL = ("guards", "classes")


def read_description(path: Path, problems: list[str]) -> Description | None:
    """Read a description; None, and each reason in `problems`, when it cannot be used."""
    values = _read_toml(path, problems)
    if values is None:
        return None
    found = [*_key_problems(values), *_value_problems(values)]
    problems.extend(f"{path.name}: {problem}" for problem in found)
    if found:
        return None
    lists: dict[str, Any] = {key: tuple(values[key]) for key in _LISTS if key in values}
    return Description(**(values | lists))


def nearest(word: str, allowed: tuple[str, ...]) -> str:
    """ "; did you mean '…'?" with the most similar allowed word, or nothing when none is similar."""
    near = get_close_matches(word, allowed, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _read_toml(path: Path, problems: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(f"{path.name}: there is no such file; each lexicon has one beside its CSV ({', '.join(_KEYS)})")
    except OSError as error:
        problems.append(f"{path.name}: cannot be read ({error.strerror})")
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: the byte at offset {error.start} is not UTF-8; save the file as UTF-8")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path.name}: is no TOML: {error}")
    return None


def _key_problems(values: dict[str, Any]) -> list[str]:
    missing = [f"key {key!r} is missing" for key in _KEYS if key not in (*values, *_OPTIONAL)]
    unknown = [f"key {key!r} is unknown{nearest(key, _KEYS)}" for key in values if key not in _KEYS]
    return missing + unknown


def _value_problems(values: dict[str, Any]) -> list[str]:
    problems = []
    for key in set(values).intersection(_KEYS):
        try:
            _check(key, values[key])
        except LexiconError as error:
            problems.append(f"{key} {error}")
    return sorted(problems)


def _check(key: str, value: object) -> None:
    if key in _LISTS:
        if not (isinstance(value, list) and value and all(_is_line(item) for item in value)):
            raise LexiconError("must be an array of lines with at least one")
    elif key in _TABLES:
        if not (isinstance(value, dict) and value and all(_is_line(line) for line in value.values())):
            raise LexiconError('must be a table of name = "one line on it" with at least one')
    elif not _is_line(value):
        raise LexiconError("must be a line of text")
    elif key == "kind" and value not in get_args(LexiconKind):
        raise LexiconError(f"is {value!r}, not one of {', '.join(get_args(LexiconKind))}")
    elif key == "version" and not _VERSION.fullmatch(str(value)):
        raise LexiconError(f"is {value!r}, not three numbers such as 1.0.0")


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
