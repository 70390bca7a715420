"""The rules for boilerplate, read from configs/boilerplate.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from rhetoric.errors import ConfigError
from rhetoric.shipped import shipped
from rhetoric.text.exclusion.phrases import beginnings, part, telling_alternatives, telling_word, whole

PLACES = ("anywhere", "start", "end", "edges")
FILE_KEYS = {"version": str, "rule": list, "appeal": dict}
RULE_KEYS = {"name": str, "where": str, "most_words": int, "heads_list": bool, "phrases": list}
APPEAL_KEYS = {"name": str, "openers": list, "asks": list, "press": list}
OPTIONAL_KEYS = {"heads_list"}
TYPE_NAMES = {str: "text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of boilerplate: its name, its place, its greatest length, whether a list of titles follows."""

    name: str
    where: str
    most_words: int
    heads_list: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a rule as a regular expression for `match` on the plain words of a paragraph."""

    rule: Rule
    expression: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: most phrases never are."""
        return _compiled(self.expression)


@dataclass(frozen=True, slots=True)
class Appeal:
    """What gives a publisher's appeal for money away: see `rhetoric.text.exclusion.appeals`.

    Every match of `asks` contains one of `ask_words`.
    """

    name: str
    openers: frozenset[str]
    ask_words: frozenset[str]
    asks: re.Pattern[str]
    press: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """All rules.

    `openings` has phrases by the first and the second word (None: any), `closings` phrases with an open beginning by a
    word that they contain.
    """

    version: str
    openings: Mapping[str, Mapping[str | None, tuple[Phrase, ...]]]
    closings: Mapping[str, tuple[Phrase, ...]]
    appeal: Appeal


K = TypeVar("K")
Openings = defaultdict[str, defaultdict[str | None, list[Phrase]]]
Closings = defaultdict[str, list[Phrase]]


@cache
def shipped_boilerplate_rules() -> BoilerplateRules:
    """The rules that come with rhetoric."""
    return read_boilerplate_rules(shipped("configs") / "boilerplate.toml")


def read_boilerplate_rules(path: Path) -> BoilerplateRules:
    """Read rules from a TOML file of the form of configs/boilerplate.toml.

    Raises ConfigError, with the file and the rule, for a file that cannot be read, an unknown or missing key,
    a value of the wrong type, an unknown place, or a phrase that is none.
    """
    try:
        return _rules(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}): give the path of a rule file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML in UTF-8: {error}") from error
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _rules(document: object) -> BoilerplateRules:
    file = _check("the file", document, FILE_KEYS)
    openings: Openings = defaultdict(lambda: defaultdict(list))
    closings: Closings = defaultdict(list)
    for number, table in enumerate(file["rule"], start=1):
        rule = _rule(_check(f"rule {number}", table, RULE_KEYS))
        for phrase in table["phrases"]:
            _file_phrase(phrase, rule, openings, closings)
    by_words = {first: _frozen(seconds) for first, seconds in openings.items()}
    appeal = _appeal(_check("appeal", file["appeal"], APPEAL_KEYS))
    return BoilerplateRules(file["version"], by_words, _frozen(closings), appeal)


def _rule(table: dict[str, Any]) -> Rule:
    if table["where"] not in PLACES:
        here = f"rule {table['name']!r}: where = {table['where']!r}"
        raise ConfigError(f"{here} is no place: write one of {', '.join(PLACES)}")
    return Rule(table["name"], table["where"], table["most_words"], table.get("heads_list", False))


def _check(here: str, table: object, keys: Mapping[str, type]) -> dict[str, Any]:
    """The table; ConfigError unless it has these keys, each with a value of its type."""
    if not isinstance(table, dict):
        raise ConfigError(f"{here}: must be a table of keys and values, not {table!r}")
    if unknown := set(table) - set(keys):
        raise ConfigError(f"{here}: unknown key {min(unknown)!r}: the keys are {', '.join(sorted(keys))}")
    if missing := set(keys) - set(table) - OPTIONAL_KEYS:
        raise ConfigError(f"{here}: the key {min(missing)!r} is missing")
    for key, value in table.items():
        if not isinstance(value, keys[key]):
            raise ConfigError(f"{here}: {key} must be {TYPE_NAMES[keys[key]]}, not {value!r}")
    return table


def _file_phrase(phrase: object, rule: Rule, openings: Openings, closings: Closings) -> None:
    """Put a phrase under the words that it may begin with, or else under a word that it always contains."""
    here = f"rule {rule.name!r}"
    filed = Phrase(rule, _expression(whole, phrase, here))
    pairs = beginnings(str(phrase))
    for first, second in pairs:
        openings[first][second].append(filed)
    if pairs:
        return
    if not (needle := telling_word(str(phrase))):
        raise ConfigError(f"{here}: phrase {phrase!r} has no word that every match contains: give it one")
    closings[needle].append(filed)


def _appeal(table: dict[str, Any]) -> Appeal:
    asks, press = (_either(table[key], f"appeal, {key}") for key in ("asks", "press"))
    ask_words = frozenset(word for phrase in table["asks"] for word in telling_alternatives(phrase))
    return Appeal(table["name"], frozenset(table["openers"]), ask_words, asks, press)


def _either(phrases: Sequence[object], here: str) -> re.Pattern[str]:
    """Any of the phrases, anywhere among the words."""
    patterns = [_expression(part, phrase, here) for phrase in phrases]
    return re.compile(rf"(?:^|(?<= ))(?:{'|'.join(patterns)})")


def _expression(form: Callable[[str], str], phrase: object, here: str) -> str:
    if not isinstance(phrase, str) or not phrase.strip():
        raise ConfigError(f"{here}: {phrase!r} is no phrase: write one or more words")
    try:
        return form(phrase)
    except ConfigError as error:
        raise ConfigError(f"{here}: phrase {phrase!r}: {error}") from error


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _frozen(phrases: Mapping[K, list[Phrase]]) -> dict[K, tuple[Phrase, ...]]:
    return {word: tuple(found) for word, found in phrases.items()}
