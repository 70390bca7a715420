"""How many pieces a word is hyphenated into: textstat's count of syllables for words without a pronunciation.

pyphen's patterns are read as an automaton that goes through a word once, a step a letter; pyphen itself looks up every
fragment up to the longest pattern. The automaton is made as words ask for it: to start costs little.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

from rhetoric.errors import RhetoricError

_LANGUAGE = "en_US"
"""textstat's default language."""
_DIGIT = re.compile("([0-9])")
_AT_EITHER_END = 2
"""Letters at a word's start and end that stay together: pyphen's default."""

Values = tuple[tuple[int, int], ...]
"""(letters back from where a pattern ends, value): how strongly a word may break (odd) or may not (even) there."""
State = dict[str, "tuple[State, Values]"]
"""Letter -> the state it leads to, and the values of all patterns that end with it."""


def count_pieces(word: str) -> int:
    """len(Pyphen(lang="en_US").positions(word)) + 1, for a word in lower case."""
    automaton = _automaton()
    state = automaton.start
    dotted = f".{word}."
    points = [0] * (len(dotted) + 1)
    for place, letter in enumerate(dotted):
        known = state.get(letter)
        state, values = known if known is not None else automaton.step(state, letter)
        for back, value in values:
            if value > points[place - back]:
                points[place - back] = value
    return 1 + sum([point & 1 for point in points[_AT_EITHER_END + 1 : len(word) - _AT_EITHER_END + 2]])


class _Automaton:
    """Aho and Corasick's: a state stands for the longest end of what was read that begins some pattern."""

    def __init__(self, patterns: dict[str, str]) -> None:
        self._patterns = patterns
        self._beginnings = {key[:end] for key in patterns for end in range(len(key) + 1)}
        self.start: State = {}
        self._states: dict[str, tuple[State, Values]] = {"": (self.start, ())}
        self._texts = {id(self.start): ""}

    def step(self, state: State, letter: str) -> tuple[State, Values]:
        """Learn where a letter leads from a state."""
        text = self._texts[id(state)] + letter
        while text not in self._beginnings:
            text = text[1:]
        reached = self._states.get(text) or self._new_state(text)
        state[letter] = reached
        return reached

    def _new_state(self, text: str) -> tuple[State, Values]:
        state: State = {}
        self._texts[id(state)] = text
        self._states[text] = state, self._values(text)
        return self._states[text]

    def _values(self, text: str) -> Values:
        """The strongest value at each place, of the patterns with which a text ends."""
        strongest: dict[int, int] = {}
        for start in range(len(text)):
            if pattern := self._patterns.get(text[start:]):
                for back, value in _values(pattern):
                    strongest[back] = max(value, strongest.get(back, 0))
        return tuple(strongest.items())


def _values(pattern: str) -> list[tuple[int, int]]:
    """Of "a1b2c": [(1, 1), (0, 2)]. A digit stands before the letter at which a word may break."""
    parts = _DIGIT.split(pattern)
    values, back = [], len(pattern) - len(parts) // 2 - 1
    for letters, digit in zip(parts[::2], parts[1::2], strict=False):
        back -= len(letters)
        values.append((back, int(digit)))
    return values


@cache
def _automaton() -> _Automaton:
    return _Automaton(read_patterns())


def read_patterns() -> dict[str, str]:
    """pyphen's patterns by their letters: "abc" -> "a1b2c". Those that only say 0 are left out."""
    spec = importlib.util.find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        raise RhetoricError("The package pyphen is missing. Install rhetoric again: pip install rhetoric")
    path = Path(spec.submodule_search_locations[0]) / "dictionaries" / f"hyph_{_LANGUAGE}.dic"
    _, _, content = path.read_bytes().partition(b"\n")
    lines = content.decode("utf-8").split("\n")
    letters = content.translate(None, b"0123456789").decode("utf-8").split("\n")
    return {key: line for key, line in zip(letters, lines, strict=True) if key != line and not key.isupper()}
