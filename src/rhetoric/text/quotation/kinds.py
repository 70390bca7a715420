"""Direct quotation or marks of distance: who claims the words, and what they look like.

a title, a name                                        scare, whoever speaks (see `works`)
claimed by a cue or a colon of the same sentence       direct, fragments too (but see `doubts`)
joined to a direct quotation of the same paragraph     direct
a sentence of its own, or more than a few words        direct, by nobody in particular
a few words that nobody claims                         scare
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.doubts import doubt_claims
from rhetoric.text.quotation.english import TERMINAL
from rhetoric.text.quotation.headings import are_announced, are_headings, are_in_capitals, are_short
from rhetoric.text.quotation.scene import Scene
from rhetoric.text.quotation.surroundings import Rooms
from rhetoric.text.quotation.tokens import CONJUNCTION
from rhetoric.text.quotation.works import begin_sentences, name_works

JOINED_CHARACTERS = 200
"""A sentence in marks goes on with the last speaker when at most so much stands between."""
JOINED_WORDS = 6
"""A fragment goes on with them when at most so many words of the same sentence stand between."""

OFTEN, OFTEN_SHARE = 3, 0.2
"""A text quotes at length that has so many whole quotations, and so large a share of what is in marks."""

_SENTENCE_END = re.compile(r"[.!?…]\s")


@dataclass(frozen=True, slots=True)
class Clues:
    """What the kind of each span depends on, beside the spans before it.

    is_claimed: bool (s,), by a cue or a colon. is_announced: bool (s,), by a colon in a headline. joins: bool (s,), it
    goes on with a quotation just before it if that is direct ("…," he said. "…"; "…" and "…"); of what is claimed only
    where the cue has no speaker of its own: an -ing form, one behind a conjunction. is_distant: bool (s,), what nobody
    claims are marks of distance here.
    is_name: bool (s,), so they are whoever speaks: a title, a name that is given, lesser marks.
    """

    is_claimed: Flags
    is_announced: Flags
    joins: Flags
    is_distant: Flags
    is_name: Flags

    @classmethod
    def of(cls, scene: Scene) -> Clues:
        """The clues to the kinds of a batch's spans."""
        layout, spans, rooms, claims, shapes = scene.layout, scene.spans, scene.rooms, scene.claims, scene.shapes
        has_cue = scene.cues.is_finite[claims.cue]
        is_heading = are_headings(layout, spans)
        is_work = name_works(scene)
        doubted = doubt_claims(scene, _quotes_at_length(scene))
        whole = (claims.is_claimed | is_heading) & are_short(layout, spans)
        asked = np.flatnonzero(is_work & (whole | ~shapes.is_few))
        is_work[asked] = [not capitals for capitals in are_in_capitals(layout, spans, asked, whole)]
        is_small = spans.is_single & ~spans.outer_is_single[layout.paragraphs.document[spans.paragraph]]
        is_lesser = is_small & ~is_heading
        is_beside = has_cue & (claims.distance == 0)
        is_claimed = claims.is_claimed & ~doubted & (~(is_lesser & shapes.is_few) | is_beside)
        asked = np.flatnonzero(is_heading & ~is_claimed & ~is_work)
        is_announced = np.zeros_like(is_claimed)
        is_announced[asked] = are_announced(layout, spans, asked)
        is_claimed = (is_claimed & ~is_work) | is_announced
        is_distant = is_work | (shapes.is_few & ~shapes.is_sentence)
        alone = _are_alone(layout, spans, rooms, ~is_claimed & (is_distant | is_lesser))
        return cls(
            is_claimed,
            is_announced,
            _joins(scene, (~is_claimed | ~has_cue | _say_more(scene)) & ~is_work),
            (is_distant & ~alone) | (is_lesser & alone),
            is_work | is_lesser | claims.is_named,
        )


def _quotes_at_length(scene: Scene) -> Flags:
    """bool (s,): whether the text that each span stands in quotes more than a few words at a time, and often."""
    spans, shapes = scene.spans, scene.shapes
    document = scene.layout.paragraphs.document[spans.paragraph]
    whole = np.bincount(document[~shapes.is_few & ~shapes.is_title], minlength=spans.outer_is_single.size)
    often = (whole >= OFTEN) & (OFTEN_SHARE * np.bincount(document, minlength=whole.size) <= whole)
    return np.asarray(often[document])


def _joins(scene: Scene, asked: Flags) -> Flags:
    """bool (s,): whether these words go on with the span before them in the paragraph."""
    spans, rooms, shapes = scene.spans, scene.rooms, scene.shapes
    low, high = rooms.low[rooms.before], rooms.high[rooms.before]
    follows = asked & (np.diff(spans.paragraph, prepend=-1) == 0)
    speaks_on = shapes.is_sentence | (shapes.is_utterance & begin_sentences(scene.words, rooms))
    joins = follows & speaks_on & (high - low < JOINED_CHARACTERS)
    near = np.flatnonzero(follows & ~joins & (rooms.n_chunks[rooms.before] <= JOINED_WORDS))
    between = zip(low[near].tolist(), high[near].tolist(), strict=True)
    joins[near] = [_SENTENCE_END.search(scene.layout.text, start, end) is None for start, end in between]
    return np.asarray(joins)


def _say_more(scene: Scene) -> Flags:
    """bool (s,): whether the cue before each span stands behind a conjunction: “a sham,” but | said it was “late”."""
    words, cues, claims = scene.words, scene.cues, scene.claims
    before = cues.first[claims.cue] - 1
    inside = (claims.cue >= 0) & ~claims.is_after & (before >= words.first[scene.rooms.before])
    return np.asarray(inside & ((words.flags[before] & np.uint32(CONJUNCTION)) != 0))


def _are_alone(layout: Layout, spans: SpanColumns, rooms: Rooms, asked: Flags) -> Flags:
    """bool (s,): whether nothing else stands in the paragraph, which is no subheading (in capitals, without a stop)."""
    opens, closes = (np.diff(spans.paragraph, **edge) != 0 for edge in ({"prepend": -1}, {"append": -1}))
    alone = asked & opens & closes & (rooms.n_chunks[rooms.before] == 0)
    places = np.flatnonzero(alone)
    paragraph_ends = layout.paragraphs.end[spans.paragraph[places]]
    edges = zip(*(edge.tolist() for edge in (spans.start[places], spans.end[places], paragraph_ends)), strict=True)
    text = layout.text
    alone[places] = [
        not text[end:high].strip(" .,\n") and not (text[start:end].isupper() and text[end - 2] not in TERMINAL)
        for start, end, high in edges
    ]
    return np.asarray(alone)
