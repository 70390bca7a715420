"""The cues of a batch: where each stands, what stands round it, whether it is a verb or a noun there."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.reported.frames import (
    ADVERB,
    BARE_FORM,
    BE,
    BEGINS_CLAUSE,
    BEGINS_PHRASE,
    CAPITAL,
    CUE,
    DETERMINER,
    LEADS_IN,
    MODAL,
    NOUN,
    PAST,
    PLURAL,
    PREPOSITION,
    SOURCE,
    SUBJECT,
    THAT,
    TIME,
    TO,
    WordFlags,
)
from rhetoric.text.reported.running_text import COMMA, MARK, STOP, Gaps, RunningText
from rhetoric.text.table import Ids


def have(flags: WordFlags, some: int) -> Flags:
    """bool (n,): whether words have one of some flags."""
    return np.asarray((flags & np.uint32(some)) != 0)


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues outside direct quotations and excluded passages, in order.

    number: int64 (c,), of each among all cues of the batch. first, last: int64 (c,), their words, half-open. low, high:
    int64 (c,), the words of their sentences. flags: uint32 (c,), the first word's flags, or the frame of a longer cue.
    before, before_that, next: uint32 (c,), the flags of the words round each, 0 outside the sentence. gap_before, gap:
    uint8 (c,), the punctuation round it. content: int64 (c,), the word behind the cue and the adverbs and days that
    follow it. at_content: its flags. is_noun, is_passive: bool (c,).
    """

    text: RunningText
    number: Ids
    first: Ids
    last: Ids
    low: Ids
    high: Ids
    flags: WordFlags
    before: WordFlags
    before_that: WordFlags
    next: WordFlags
    gap_before: Gaps
    gap: Gaps
    content: Ids
    at_content: WordFlags
    is_noun: Flags
    is_passive: Flags

    @classmethod
    def of(cls, text: RunningText, is_left_out: Flags) -> Cues:
        """Find them. is_left_out: bool (w,), words that are no body."""
        first, last, flags = _cues(text, is_left_out)
        sentence = text.words.sentence[first]
        low, high = text.words.first_word[sentence], text.words.first_word[sentence + 1]
        before, before_that, behind = (_flags_at(text, low, high, place) for place in (first - 1, first - 2, last))
        gap_before = np.where(first > low, text.gap[first - 1], 0)
        gap = np.where(last < high, text.gap[last - 1], STOP)
        content = _content(text, last, low, high)
        return cls(
            text, np.arange(first.size), first, last, low, high, flags, before, before_that, behind, gap_before, gap,
            content, _flags_at(text, low, high, content), _are_nouns(flags, before, behind),
            _are_passive(flags, before, before_that),
        )  # fmt: skip

    def some(self, which: Flags) -> Cues:
        """Some of them. which: bool (c,)."""
        kept = np.flatnonzero(which)
        columns = (getattr(self, field.name) for field in fields(self)[1:])
        return Cues(self.text, *(column[kept] for column in columns))

    def at(self, place: Ids) -> WordFlags:
        """uint32 (c,): the flags of a word for each cue; 0 outside its sentence."""
        return _flags_at(self.text, self.low, self.high, place)

    def are_quoted(self, place: Ids) -> Flags:
        """bool (c,): whether a word of each cue's sentence stands in a direct quotation; false outside the sentence."""
        inside = (place >= self.low) & (place < self.high)
        return inside & self.text.quoted.take(place, mode="clip")

    @property
    def leads_on(self) -> Flags:
        """bool (c,): whether nothing but a quotation mark stands between the cue and the next word."""
        return np.asarray((self.gap & ~np.uint8(MARK)) == 0)


def _cues(text: RunningText, is_left_out: Flags) -> tuple[Ids, Ids, WordFlags]:
    """First word, end and frames of each cue; a longer cue wins over the word it begins with."""
    usable = ~(text.quoted[:-1] | is_left_out)
    place = np.flatnonzero(((text.flags[:-1] & np.uint32(CUE | BEGINS_PHRASE)) != 0) & usable)
    flags, last = text.flags[place], place + 1
    asked = np.flatnonzero(have(flags, BEGINS_PHRASE))
    index, types = text.book.index, text.words.type
    ahead = np.minimum(place[asked, None] + np.arange(index.phrases.longest), types.size - 1)
    sentence_end = text.words.first_word[text.words.sentence[place[asked]] + 1]
    lengths, _ = index.phrases.longest_at(text.book.phrase_word[types[ahead]], sentence_end - place[asked])
    found, length = asked[lengths > 0], lengths[lengths > 0]
    last[found] += length - 1
    frames = [text.frame_of(first, size) for first, size in zip(place[found].tolist(), length.tolist(), strict=True)]
    flags[found] = (flags[found] & ~np.uint32(CUE | BARE_FORM)) | np.array(frames, dtype=np.uint32)
    kept = have(flags, CUE | SOURCE)
    return place[kept], last[kept], flags[kept]


def _flags_at(text: RunningText, low: Ids, high: Ids, place: Ids) -> WordFlags:
    inside = (place >= low) & (place < high)
    return np.where(inside, text.flags.take(place, mode="clip"), np.uint32(0))


def _content(text: RunningText, last: Ids, low: Ids, high: Ids) -> Ids:
    """The word behind each cue that is no adverb or day: "said Tuesday | that …"."""
    content = last.copy()
    for _ in range(2):
        flags = _flags_at(text, low, high, content)
        skips = have(flags, ADVERB | TIME) & ~have(flags, THAT | TO | LEADS_IN)
        near = np.minimum(content, text.size)
        content += skips & (((text.gap[near] | text.gap[near - 1]) & COMMA) == 0)
    return content


def _are_nouns(flags: WordFlags, before: WordFlags, behind: WordFlags) -> Flags:
    """A base or -s form is a noun behind a determiner or a preposition, and where nothing shows that it is a verb."""
    determined = have(before, DETERMINER) & ~have(before, SUBJECT | THAT)
    determined |= have(before, PREPOSITION) & ~have(before, TO)
    has_subject = have(before, SUBJECT | TO | MODAL | LEADS_IN | THAT | PLURAL | ADVERB | CAPITAL)
    is_verb = ~determined & (has_subject | have(behind, THAT | BEGINS_CLAUSE))
    return have(flags, NOUN) | (have(flags, BARE_FORM) & ~is_verb)


def _are_passive(flags: WordFlags, before: WordFlags, before_that: WordFlags) -> Flags:
    """A form of the past behind a form of "be", an adverb between them or not."""
    return have(flags, PAST) & (have(before, BE) | (have(before, ADVERB) & have(before_that, BE)))
