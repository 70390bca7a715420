"""Which construction each cue takes, and what a word is to the reader of reported speech: flags, learnt once a word."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rhetoric.lexicon import Lexicon
from rhetoric.text.quotation.cue_phrases import CuePhrases
from rhetoric.text.quotation.cues import CueIndex, Form
from rhetoric.text.reported import english
from rhetoric.text.table import FactTable, Ids
from rhetoric.text.vocabulary import Vocabulary

WordFlags = NDArray[np.uint32]

(
    CLAUSE, HEARER, OBJECT, MARKED, NOUN, SOURCE,  # frames, see configs/lexicons/reporting.toml
    BEGINS_PHRASE, BARE_FORM, PAST,  # forms: the first word of a longer cue; a base or -s form; a past
    DETERMINER, SUBJECT, BEGINS_CLAUSE, HEARER_WORD, THAT, TO, LEADS_IN, BE, HAVE, MODAL,
    PREPOSITION, PARTICLE, CONTRAST, COORDINATOR, SUBORDINATOR, TIME, ADVERB, BY, AS, PLURAL, SPEECH, ING, CAPITAL,
) = (1 << bit for bit in range(32))  # fmt: skip

FRAMES: Mapping[str, int] = {
    "clause": CLAUSE,
    "hearer": HEARER,
    "object": OBJECT,
    "marked": MARKED,
    "noun": NOUN,
    "source": SOURCE,
}
CUE = CLAUSE | HEARER | OBJECT | MARKED | NOUN
VERBAL = BE | HAVE | MODAL | PAST
FINITE = VERBAL | SUBJECT
"""Words that only a clause has."""
JOINT = THAT | TO | LEADS_IN | SUBORDINATOR | CONTRAST | COORDINATOR
"""Words between the parts of a sentence."""

_CLASSES: tuple[tuple[int, Collection[str]], ...] = (
    (DETERMINER, english.DETERMINERS),
    (SUBJECT, english.SUBJECTS),
    (BEGINS_CLAUSE, english.BEGINS_CLAUSE),
    (HEARER_WORD, english.HEARERS),
    (THAT, ["that"]),
    (TO, ["to"]),
    (LEADS_IN, english.LEADS_IN),
    (BE, english.BE),
    (HAVE, english.HAVE),
    (MODAL, english.MODALS),
    (PREPOSITION, english.PREPOSITIONS),
    (PARTICLE, english.PARTICLES),
    (CONTRAST, english.CONTRASTS),
    (COORDINATOR, english.COORDINATORS),
    (SUBORDINATOR, english.SUBORDINATORS),
    (TIME, english.TIMES),
    (ADVERB, english.ADVERBS),
    (BY, ["by"]),
    (AS, ["as"]),
    (SPEECH, english.SPEECH),
    (PAST, english.IRREGULAR_PASTS),
)


class FrameIndex:
    """The lexicon of frames, ready to be looked up in.

    forms: each cue as lower-case words, and its frame. phrases: the cues of several words. frame_of: the frame of each
    of those.
    """

    def __init__(self, forms: Sequence[tuple[Form, str]]) -> None:
        index = CueIndex.from_forms(forms)
        self.phrases = CuePhrases(index)
        self.frame_of: Mapping[Form, int] = {form: FRAMES[name] for form, name in forms if len(form) > 1}
        self._flags: dict[str, int] = {}
        for flag, words in _CLASSES:
            self._add(words, flag)
        for word, name in index.words.items():
            ending = ING if word.endswith("ing") else 0 if _is_past(word) else BARE_FORM
            self._add([word], FRAMES[name] | ending)
        self._add({form[0] for form in self.frame_of}, BEGINS_PHRASE)

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> FrameIndex:
        """The index of a lexicon of kind "cues" whose categories are frames."""
        return cls([(form, entry.category) for entry in lexicon.entries for form in entry.forms])

    def _add(self, words: Collection[str], flag: int) -> None:
        for word in words:
            self._flags[word] = self._flags.get(word, 0) | flag

    def flags_of(self, word: str) -> int:
        """The flags of a word as lexicons spell it."""
        flags = self._flags.get(word, 0)
        last = word[-1:]
        if last == "d" and word.endswith("ed"):
            flags |= PAST
        elif last == "s":
            flags |= PLURAL
        elif (last == "y" and word.endswith("ly")) or (last == "t" and word.endswith("n't")):
            flags |= ADVERB
        return flags


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in english.IRREGULAR_PASTS


class FrameBook:
    """The flags of a vocabulary's words, looked up when it learns them.

    flags: uint32, phrase_word: int64 (see `CuePhrases`), by `Vocabulary.words`; with room at the end.
    """

    def __init__(self, index: FrameIndex) -> None:
        self.index = index
        self._generation = -1
        self._forget()

    def _forget(self) -> None:
        self._bare = FactTable(flags="u4", phrase_word="i8")
        self._words = FactTable(flags="u4", phrase_word="i8")

    @property
    def flags(self) -> WordFlags:
        return self._words["flags"]

    @property
    def phrase_word(self) -> Ids:
        return self._words["phrase_word"]

    def follow(self, vocabulary: Vocabulary) -> None:
        """Look up the words that the vocabulary learnt since the last batch."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        learnt, numbers = vocabulary.bare_words[self._bare.size :], self.index.phrases.numbers
        flags = [self.index.flags_of(word) for word in learnt]
        self._bare.extend(len(learnt), {"flags": flags, "phrase_word": [numbers.get(word, 0) for word in learnt]})
        new = slice(self._words.size, vocabulary.words.size)
        bare = vocabulary.words["bare"][new]
        capital = vocabulary.words["is_capitalised"][new] * np.uint32(CAPITAL)
        facts = {"flags": self._bare["flags"][bare] | capital, "phrase_word": self._bare["phrase_word"][bare]}
        self._words.extend(bare.size, facts)
