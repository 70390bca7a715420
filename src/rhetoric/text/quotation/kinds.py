"""Direct quotation or marks of distance: who claims the words, and what they look like.

claimed by a cue or a colon of the same sentence       direct, fragments too
joined to a direct quotation of the same paragraph     direct
a sentence of its own, or more than a few words        direct, by nobody in particular
a few words that nobody claims, or a title             scare
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rhetoric.model import Quotation, QuotationKind
from rhetoric.text.marks.glyphs import GLYPHS, SINGLE
from rhetoric.text.quotation.attribution import Claim, claim_after, claim_before
from rhetoric.text.quotation.english import SMALL_IN_TITLES, TERMINAL
from rhetoric.text.quotation.regions import MarkedText
from rhetoric.text.quotation.spans import Span
from rhetoric.text.quotation.speakers import Cast

FRAGMENT_WORDS = 6
"""Up to so many words that nobody claims are marks of distance, a title or a term; more are somebody's."""
FRAGMENT_CHARACTERS = 120
"""What is longer is no fragment: its words need not be counted."""
JOINED_CHARACTERS = 200
"""A sentence in marks goes on with the last speaker when at most so much stands between."""
JOINED_WORDS = 6
"""A fragment goes on with them when at most so many words of the same sentence stand between."""

_SENTENCE_END = re.compile(r"[.!?…]\s")
_STRIPPED = GLYPHS + " "


@dataclass(slots=True)
class Candidate:
    """A span with what its kind depends on. (Not frozen: that would take ten times as long.)

    inside: the words without the marks. low, high: from the quotation before it to the one after it, within the
    paragraph. is_minority: in single marks, where the document quotes in double ones. is_title: two or more
    words with capitals and no end of a sentence, like the title of a work.
    """

    span: Span
    inside: str
    low: int
    high: int
    is_minority: bool
    is_title: bool

    @property
    def is_few(self) -> bool:
        """At most `FRAGMENT_WORDS` words."""
        inside = self.inside
        return len(inside) <= FRAGMENT_CHARACTERS and len(inside.split(None, FRAGMENT_WORDS)) <= FRAGMENT_WORDS

    @property
    def is_sentence(self) -> bool:
        """A capital at the beginning, three words or more, and terminal punctuation inside the marks."""
        inside = self.inside
        if inside[-1] not in TERMINAL or not inside[0].isupper():
            return False
        return len(inside) > FRAGMENT_CHARACTERS or len(inside.split(None, 2)) > 2


def quotations_of(marked: MarkedText, spans: Sequence[Span]) -> tuple[Quotation, ...]:
    """The spans as quotations, each with its kind, its speaker and its cue."""
    reader = _VoiceReader(marked)
    return tuple([reader.read(span, low, high) for span, low, high in _rooms(marked.paragraphs, spans)])


def _rooms(paragraphs: Sequence[tuple[int, int]], spans: Sequence[Span]) -> Iterator[tuple[Span, int, int]]:
    """Each span with the room between its neighbours in the paragraph."""
    last, count = None, len(spans)
    for place, span in enumerate(spans, 1):
        low, high = paragraphs[span.paragraph]
        if last is not None and last.paragraph == span.paragraph:
            low = last.end
        if place < count and spans[place].paragraph == span.paragraph:
            high = spans[place].start
        last = span
        yield span, low, high


class _VoiceReader:
    """Reads the spans of one text in order; what was quoted before tells who goes on speaking."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._cast = Cast()
        self._previous: Quotation | None = None

    def read(self, span: Span, low: int, high: int) -> Quotation:
        """The span as a quotation; between `low` and `high` there is no other."""
        previous = self._previous
        if span.continues and previous is not None:
            self._previous = _as(span, previous.kind, previous.speaker, previous.cue)
        else:
            self._previous = self._voiced(_candidate(self._marked, span, low, high))
        return self._previous

    def _voiced(self, candidate: Candidate) -> Quotation:
        span = candidate.span
        claim = _claim(self._marked, candidate)
        if claim is not None and _claims(claim, candidate):
            speaker = self._cast.resolve(claim.subject)
            if speaker is None and not claim.finite and (joined := self._joined(candidate)) is not None:
                speaker = joined.speaker
            return _as(span, "direct", speaker, claim.cue)
        joined = self._joined(candidate)
        if joined is not None:
            return _as(span, "direct", joined.speaker, joined.cue)
        distant = candidate.is_title or (candidate.is_few and not candidate.is_sentence)
        return _as(span, "scare" if distant and not self._is_alone(candidate) else "direct", None, None)

    def _joined(self, candidate: Candidate) -> Quotation | None:
        """The direct quotation that these words go on with ("…," he said. "…"; "…" and "…"), if they do."""
        low, previous = candidate.low, self._previous
        if previous is None or previous.kind != "direct" or previous.end != low or candidate.is_title:
            return None
        between = self._marked.text[low : candidate.span.start]
        if len(between) < JOINED_CHARACTERS and candidate.is_sentence:
            return previous
        near = len(between.split(maxsplit=JOINED_WORDS)) <= JOINED_WORDS
        return previous if near and not _SENTENCE_END.search(between) else None

    def _is_alone(self, candidate: Candidate) -> bool:
        """Whether nothing else stands in the paragraph."""
        span, room = candidate.span, (candidate.low, candidate.high)
        if room != tuple(self._marked.paragraphs[span.paragraph]):
            return False
        text = self._marked.text
        return not text[room[0] : span.start].strip() and not text[span.end : room[1]].strip(" .,\n")


def _candidate(marked: MarkedText, span: Span, low: int, high: int) -> Candidate:
    inside = marked.text[span.start : span.end].strip(_STRIPPED)
    minority = span.family == SINGLE and marked.outer not in (SINGLE, None)
    title = len(inside) <= FRAGMENT_CHARACTERS and inside[-1] not in TERMINAL and _is_title(inside.split())
    return Candidate(span, inside, low, high, minority, title)


def _is_title(words: Sequence[str]) -> bool:
    large = 0
    for word in words:
        if not word[0].islower():
            large += 1
        elif word.rstrip(",:;") not in SMALL_IN_TITLES:
            return False
    return large > 1


def _as(span: Span, kind: QuotationKind, speaker: str | None, cue: str | None) -> Quotation:
    return Quotation(span.start, span.end, kind, span.rule, speaker, cue, span.certain)


def _claim(marked: MarkedText, candidate: Candidate) -> Claim | None:
    """The claim on either side; the one behind only where it is near and the one before is not."""
    span, low, high = candidate.span, candidate.low, candidate.high
    before = claim_before(marked.text, low, span.start, marked.cues) if low < span.start else None
    if before is not None and (before.place == "colon" or before.distance <= 2):
        return before
    if span.end == high:
        return before
    stopped = candidate.inside[-1] in ".…"
    after = claim_after(marked.text, span.end, high, stopped, marked.cues)
    return after if after is not None and (before is None or after.distance <= 4) else before


def _claims(claim: Claim, candidate: Candidate) -> bool:
    """Whether a claim makes these words direct quotation."""
    if candidate.is_title and claim.place != "colon":
        return False
    return not candidate.is_minority or not candidate.is_few or (claim.finite and claim.distance == 0)
