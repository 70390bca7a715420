"""Direct quotation or marks of distance: who claims the words, and what they look like.

claimed by a cue or a colon of the same sentence       direct, fragments too
joined to a direct quotation of the same paragraph     direct
a sentence of its own, or more than a few words        direct, by nobody in particular
a few words that nobody claims, or a title             scare
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.attribution import Claims, CuePlaces
from rhetoric.text.quotation.cast import Cast
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.shapes import Shapes
from rhetoric.text.quotation.subjects import Subjects
from rhetoric.text.quotation.surroundings import Rooms

JOINED_CHARACTERS = 200
"""A sentence in marks goes on with the last speaker when at most so much stands between."""
JOINED_WORDS = 6
"""A fragment goes on with them when at most so many words of the same sentence stand between."""

_SENTENCE_END = re.compile(r"[.!?…]\s")


class Voice(NamedTuple):
    """A span's kind, its speaker and its cue."""

    is_direct: bool
    speaker: str | None = None
    cue: str | None = None


_NOBODY, _DISTANCE = Voice(True), Voice(False)


@dataclass(frozen=True, slots=True)
class Clues:
    """What the kind of each span depends on, beside the spans before it. Lists: they are read one by one.

    is_claimed: by a cue or a colon. is_participle: the cue is an -ing form. may_join: it goes on with a direct
    quotation just before it ("…," he said. "…"; "…" and "…"), `joins_sentence`: across the end of a sentence too.
    is_distant: it is a title or a few words. may_be_alone: nothing precedes it in its paragraph, and no quotation
    follows.
    """

    is_claimed: list[bool]
    is_participle: list[bool]
    may_join: list[bool]
    joins_sentence: list[bool]
    is_distant: list[bool]
    may_be_alone: list[bool]

    @classmethod
    def of(
        cls, layout: Layout, spans: SpanColumns, rooms: Rooms, cues: CuePlaces, claims: Claims, shapes: Shapes
    ) -> Clues:
        """The clues to the kinds of a batch's spans."""
        n_words = rooms.n_chunks[rooms.before]
        follows = np.diff(spans.paragraph, prepend=-1) == 0
        is_last = np.diff(spans.paragraph, append=-1) != 0
        is_near = rooms.high[rooms.before] - rooms.low[rooms.before] < JOINED_CHARACTERS
        joins_sentence = shapes.is_sentence & is_near
        columns = (
            _claimed(layout, spans, cues, claims, shapes),
            ~cues.is_finite[claims.cue],
            follows & ~shapes.is_title & (joins_sentence | (n_words <= JOINED_WORDS)),
            joins_sentence,
            shapes.is_title | (shapes.is_few & ~shapes.is_sentence),
            ~follows & is_last & (n_words == 0),
        )
        return cls(*(column.tolist() for column in columns))


def _claimed(layout: Layout, spans: SpanColumns, cues: CuePlaces, claims: Claims, shapes: Shapes) -> Flags:
    """bool (s,): whether a claim makes the words direct quotation: not a title's, nor a few in the lesser marks."""
    document = layout.paragraphs.document[spans.paragraph]
    is_lesser = spans.is_single & ~spans.outer_is_single[document] & ~layout.documents.is_headline[document]
    is_beside = cues.is_finite[claims.cue] & (claims.distance == 0)
    convinces = ~(is_lesser & shapes.is_few) | is_beside
    return np.asarray(claims.is_claimed & (~shapes.is_title | claims.has_colon) & convinces)


class VoiceReader:
    """Reads the spans of a batch in order; what was quoted before in a document tells who goes on speaking."""

    def __init__(self, text: str, spans: SpanColumns, rooms: Rooms, subjects: Subjects, clues: Clues) -> None:
        self._text = text
        self._subjects = subjects
        self._clues = clues
        self._continues = spans.continues.tolist()
        self._low, self._high = rooms.low[rooms.before].tolist(), rooms.high[rooms.before].tolist()
        self._end, self._room_end = spans.end.tolist(), rooms.high[rooms.after].tolist()

    def read(self, documents: list[int]) -> list[Voice]:
        """The voice of each span, given the document of each."""
        voices: list[Voice] = []
        last, cast, voice = -1, Cast(), None
        is_claimed = self._clues.is_claimed
        for span, document in enumerate(documents):
            if document != last:
                last, cast, voice = document, Cast(), None
            if voice is None or not self._continues[span]:
                voice = self._claimed(span, voice, cast) if is_claimed[span] else self._unclaimed(span, voice)
            voices.append(voice)
        return voices

    def _claimed(self, span: int, previous: Voice | None, cast: Cast) -> Voice:
        speaker = self._subjects.speaker(span, cast)
        if speaker is None and self._clues.is_participle[span]:
            joined = self._joined(span, previous)
            speaker = joined.speaker if joined is not None else None
        return Voice(True, speaker, self._subjects.cue_text(span))

    def _unclaimed(self, span: int, previous: Voice | None) -> Voice:
        joined = self._joined(span, previous)
        if joined is not None:
            return joined
        return _DISTANCE if self._clues.is_distant[span] and not self._is_alone(span) else _NOBODY

    def _joined(self, span: int, previous: Voice | None) -> Voice | None:
        """The voice of the direct quotation that these words go on with, if they do."""
        if previous is None or not previous.is_direct or not self._clues.may_join[span]:
            return None
        goes_on = self._clues.joins_sentence[span] or not _SENTENCE_END.search(
            self._text, self._low[span], self._high[span]
        )
        return previous if goes_on else None

    def _is_alone(self, span: int) -> bool:
        """Whether nothing else stands in the paragraph."""
        if not self._clues.may_be_alone[span]:
            return False
        return not self._text[self._end[span] : self._room_end[span]].strip(" .,\n")
