"""What a word is to the reader of attributions: flags, learnt once a spelling, asked for with one `&`.

A token is a word with its punctuation. Some lists are asked for the token as written, some for its small letters, some
for its bare word; the tables below say which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.english import (
    ACTIVE,
    ARTICLES,
    BEFORE_A_NOUN,
    BESIDE_A_VERB,
    CALLED,
    CONJUNCTIONS,
    CONTENT_FOLLOWS,
    DETERMINERS,
    ENDS_DESCRIPTION,
    IRREGULAR_PARTICIPLES,
    NAMED,
    NOUNS_IN_LY,
    PASSIVE,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SKIPPED_BEFORE_A_NAME,
    USUAL,
    WITHIN_NAMES,
    ends_sentence,
    is_capital,
)

(
    SMALL, UPPER, CAPITAL,  # the first letter; CAPITAL: behind a bracket or a mark too
    SENTENCE_END, NAME_END, CLOSING, COMMA, COLON, STOP_ALONE,  # the last character
    CUE, BEGINS_PHRASE, ING,  # what the cue lexicon says
    PERSONAL, PRONOUN, CONJUNCTION, PREPOSITION, VERBAL,  # classes of the bare word
    ADVERB, DETERMINER, NOUN_FOLLOWS, BY, INDEFINITE, AGENT, SAID_OF_A_NAME,
    JOINS_NAMES, CONTENT, DESCRIPTION_END, PARTICIPLE, NAMING, CALLING, SKIPPED, PLURAL,
) = (1 << bit for bit in range(32))  # fmt: skip

NO_NAME = PRONOUN | CONJUNCTION | PREPOSITION | VERBAL
"""Words that are no name even with a capital."""


def _table(*classes: tuple[int, Collection[str]]) -> Mapping[str, int]:
    """Each word of the classes with the flags of those that it belongs to."""
    table: dict[str, int] = {}
    for flag, words in classes:
        for word in words:
            table[word] = table.get(word, 0) | flag
    return table


def _contracted(pronouns: Collection[str]) -> Collection[str]:
    return {f"{pronoun}{mark}{verb}" for pronoun in pronouns for mark in "’'" for verb in ("s", "d", "m", "ve", "re")}


_BARE = _table(
    (PERSONAL, PERSONAL_PRONOUNS),
    (PERSONAL, _contracted(PERSONAL_PRONOUNS)),
    (PRONOUN, PRONOUNS),
    (PRONOUN, _contracted(PERSONAL_PRONOUNS | {"i", "we", "you", "it"})),
    (CONJUNCTION, CONJUNCTIONS),
    (PREPOSITION, PREPOSITIONS),
    (VERBAL, BESIDE_A_VERB),
)
_IN_SMALL_LETTERS = _table(
    (DETERMINER, DETERMINERS),
    (NOUN_FOLLOWS, BEFORE_A_NOUN),
    (BY, ["by"]),
    (INDEFINITE, ARTICLES - {"the"}),
    (AGENT, ACTIVE),
    (SAID_OF_A_NAME, PASSIVE | USUAL),
)
_AS_WRITTEN = _table(
    (JOINS_NAMES, WITHIN_NAMES),
    (CONTENT, CONTENT_FOLLOWS),
    (DESCRIPTION_END, ENDS_DESCRIPTION),
    (PARTICIPLE, PRONOUNS | IRREGULAR_PARTICIPLES),
    (SKIPPED, SKIPPED_BEFORE_A_NAME),
)
_BEHIND_A_BRACKET = _table(
    (NAMING, [*NAMED, *(word + "," for word in NAMED)]),
    (CALLING, [*CALLED, *(word + "," for word in CALLED)]),
)
_LAST = _table((COMMA, ","), (COLON, ":"), (CLOSING, ",.;:!?)"), (NAME_END, ",;:!?)"))
SHORTEST_PLURAL = 3
"""A word in -s of more characters may be a plural ("critics"), not "was" or "his"."""
_PARTY = re.compile(r"\(?(?:D|R|I|DFL|Dem|Rep|Ind)-[A-Z]")
"""A party and a place behind a politician's name (R-Ky., (D-Calif.)): beside it, no part of it."""
_LONGEST_ABBREVIATION = 5
"""Characters of a name's abbreviation with its full stop; a longer word's full stop ends the name."""


def flags_of(token: str, word: str, cues: CueIndex) -> int:
    """All flags of a token; `word`: the bare one."""
    if "-" in token and _PARTY.match(token):
        return ADVERB | _LAST.get(token[-1], 0) | ends_sentence(token) * SENTENCE_END
    flags = _BARE.get(word, 0) | _IN_SMALL_LETTERS.get(token.lower(), 0) | _AS_WRITTEN.get(token, 0)
    flags |= _BEHIND_A_BRACKET.get(token.lstrip("("), 0)
    flags |= _first_letter(token) | (_ending(token) if token[-1].isalnum() else _punctuation(token))
    if token[-1] == "s" and token.endswith(("’s", "'s")) and not flags & NO_NAME:
        flags |= NOUN_FOLLOWS
    spelling = cues.spellings.get(token)
    if spelling is not None:
        is_cue = spelling.category is not None
        flags |= is_cue * CUE | spelling.begins_phrase * BEGINS_PHRASE | word.endswith("ing") * ING
    return flags


def _first_letter(token: str) -> int:
    if token[0].islower():
        return SMALL
    if token[0].isupper():
        return UPPER | CAPITAL
    return CAPITAL if is_capital(token) else 0


def _ending(token: str) -> int:
    if token.endswith(("ed", "ing")):
        return PARTICIPLE
    if token[-1] == "s" and len(token) > SHORTEST_PLURAL and token.islower() and not token.endswith(("ss", "us", "is")):
        return PLURAL
    return ADVERB if token.endswith("ly") and token.islower() and token not in NOUNS_IN_LY else 0


def _punctuation(token: str) -> int:
    flags = _LAST.get(token[-1], 0)
    if ends_sentence(token):
        flags |= SENTENCE_END
    if token[-1] == "." and len(token) > _LONGEST_ABBREVIATION:
        flags |= NAME_END
    return flags | (STOP_ALONE if token in (",", ".", ",.", ":") else 0)
