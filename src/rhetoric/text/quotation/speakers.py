"""Who speaks: the noun phrase beside a cue, and whom a pronoun or a surname means.

Plain phrases only. Where the words beside the cue are no plain subject the answer is None, not a guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from rhetoric.text.quotation.cues import bare
from rhetoric.text.quotation.english import (
    BESIDE_A_VERB,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    IRREGULAR_PARTICIPLES,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    WITHIN_NAMES,
    is_capital,
)

LONGEST_SUBJECT = 10
"""Words of a subject that is taken whole."""
LONGEST_DESCRIPTION = 6
"""Words of a description that follows a cue ("according to a spokesman for the ministry")."""
LONGEST_NAME = 4
"""Words of a person's name, titles among them."""

_NO_NAME = PRONOUNS | CONJUNCTIONS | PREPOSITIONS | BESIDE_A_VERB
_ENDS_DESCRIPTION = (_NO_NAME - {"of", "for", "from", "at", "with"}) - DETERMINERS
_CLOSING = ",.;:!?)"


def subject_after(tokens: Sequence[str]) -> str | None:
    """The noun phrase at the beginning of the tokens, which follow a cue (said | Jane Doe, the mayor)."""
    if tokens and tokens[0].lower() == "by":
        tokens = tokens[1:]
    first = bare(tokens[0]) if tokens else ""
    if not first or first in PRONOUNS or first in PREPOSITIONS:
        return first if first in PERSONAL_PRONOUNS else None
    return _tidy(_described(tokens) if tokens[0][0].islower() else _named(tokens))


def _named(tokens: Sequence[str]) -> list[str]:
    """The capitalised words at the beginning, with the small words between them."""
    phrase: list[str] = []
    for place, token in enumerate(tokens):
        joins = token in WITHIN_NAMES and any(is_capital(word) for word in tokens[place + 1 : place + 3])
        if not (is_capital(token) or joins):
            break
        phrase.append(token)
        if _ends(token):
            break
    return phrase


def _described(tokens: Sequence[str]) -> list[str]:
    """A description at the beginning, up to a name that belongs to it ("former mayor Jane Doe")."""
    phrase: list[str] = []
    for place, token in enumerate(tokens[:LONGEST_DESCRIPTION]):
        if token in _ENDS_DESCRIPTION:
            break
        if is_capital(token):
            return phrase + _named(tokens[place:])
        phrase.append(token)
        if token[-1] in _CLOSING:
            break
    return phrase if phrase and phrase[0] in DETERMINERS else []


def subject_before(tokens: Sequence[str]) -> str | None:
    """The noun phrase at the end of the tokens, which lead to a cue (But Jane Doe, the mayor, | said)."""
    words = list(tokens)
    last = ""
    while words:
        last = bare(words[-1])
        if last not in BESIDE_A_VERB and not words[-1].endswith("ly"):
            break
        words.pop()
    if not words or last in PRONOUNS:
        return last if words and last in PERSONAL_PRONOUNS else None
    if _is_name(words):
        return _tidy(words)
    parts = _parts(words)
    if words[-1].endswith(",") and len(parts) > 1:
        # X, the mayor of Y, said: what stands between the commas describes the speaker.
        parts = parts[:-1]
    elif len(parts) == 2 and _is_name(parts[0]) and parts[1][0].lower() not in DETERMINERS:
        parts = parts[:-1]
    return _subject_of(parts[-1]) if parts else None


def _parts(words: Sequence[str]) -> list[list[str]]:
    """The words between commas, without conjunctions at the beginning."""
    parts: list[list[str]] = []
    part: list[str] = []
    for word in words:
        if part or bare(word) not in CONJUNCTIONS:
            part.append(word)
        if word[-1] == "," and part:
            parts.append(part)
            part = []
    return [*parts, part] if part else parts


def _subject_of(part: Sequence[str]) -> str | None:
    """The whole part where it begins like a subject, else the name or the description it ends with."""
    first = part[0].lower()
    if (first in DETERMINERS or is_capital(part[0])) and first not in PREPOSITIONS:
        head = _without_participles(part)
        if len(head) <= LONGEST_SUBJECT:
            return _tidy(head)
    start = next((n for n in range(len(part), 0, -1) if not is_capital(part[n - 1])), 0)
    if start < len(part):
        return _tidy(part[start:])
    near = range(len(part) - 1, max(-1, len(part) - 1 - LONGEST_DESCRIPTION), -1)
    start = next((n for n in near if part[n].lower() in DETERMINERS), len(part))
    return _tidy(part[start:])


def _without_participles(part: Sequence[str]) -> Sequence[str]:
    """A long phrase up to what describes it ("a letter from the mayor | obtained by the paper")."""
    if len(part) <= LONGEST_SUBJECT:
        return part
    describes = (n for n, word in enumerate(part) if n > 1 and _describes(word))
    return part[: next(describes, len(part))]


def _describes(word: str) -> bool:
    return word in PRONOUNS or word in IRREGULAR_PARTICIPLES or word.endswith(("ed", "ing"))


def _ends(token: str) -> bool:
    """Whether a name ends with this token: at a comma or a full stop that is no abbreviation's."""
    return token[-1] in ",;:!?)" or (token[-1] == "." and len(token) > 5)


def _is_name(part: Sequence[str]) -> bool:
    return len(part) <= LONGEST_NAME and all(map(is_capital, part)) and bare(part[0]) not in _NO_NAME


def _tidy(words: Sequence[str]) -> str | None:
    """The words as a speaker's name: without punctuation and a possessive at the end."""
    phrase = " ".join(words).strip(' ,;:!?()"“”')
    if phrase.endswith(".") and len(phrase) - phrase.rfind(" ") > 5:
        phrase = phrase[:-1]
    if phrase.endswith(("’s", "'s")):
        phrase = phrase[:-2]
    return phrase.rstrip("’'") or None


class Cast:
    """The named speakers of one document so far: whom "she" and a bare surname mean."""

    def __init__(self) -> None:
        self._full_names: dict[str, str] = {}
        self._last: str | None = None

    def resolve(self, subject: str | None) -> str | None:
        """The speaker a subject means: for a pronoun the last named one, for a surname the full name."""
        if subject is None or subject in PERSONAL_PRONOUNS:
            return self._last if subject else None
        words = subject.split()
        if not _is_name(words):
            return subject
        surname = words[-1]
        known = self._full_names.get(surname)
        if known is None or (len(words) > 1 and sum(bare(word) not in HONORIFICS for word in words) > 1):
            self._full_names[surname] = known = subject
        self._last = known
        return known
