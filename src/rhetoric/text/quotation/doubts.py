"""Claims that do not convince, where only a few words stand in the marks.

A cue may stand in the same sentence and have nothing to do with a term, a label or a name in it.
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.attribution import Claims, CuePlaces
from rhetoric.text.quotation.columns import Flags, SpanColumns
from rhetoric.text.quotation.english import IRREGULAR_PAST
from rhetoric.text.quotation.shapes import Shapes
from rhetoric.text.quotation.surroundings import Rooms, Surroundings

AGENT_WORDS = 2
"""So near behind "according to" stands who speaks, not what was said."""
BEHIND = 4
"""Words between a fragment and an -ing form behind it, or what claims it in a text that hardly quotes."""


def doubt_claims(
    layout: Layout,
    spans: SpanColumns,
    rooms: Rooms,
    words: Surroundings,
    cues: CuePlaces,
    claims: Claims,
    shapes: Shapes,
    quotes: Flags,
) -> Flags:
    """bool (s,): whether the claim of each span is no claim of these words.

    quotes: bool (s,), whether the text quotes whole sentences too.
    """
    asked = claims.is_claimed & shapes.is_few & (claims.cue >= 0)
    is_far = claims.distance > BEHIND
    loose = claims.is_after & is_far & (~cues.is_finite[claims.cue] | ~(quotes | shapes.is_closed))
    doubted = asked & loose
    asked &= ~loose
    before = asked & ~claims.is_after
    near = np.flatnonzero(before & cues.is_phrase[claims.cue] & (claims.distance <= AGENT_WORDS))
    doubted[near] = [_cue(words, cues, claims, place) == "according" for place in near.tolist()]
    is_vague = ~quotes & shapes.is_brief & ~cues.is_phrase[claims.cue] & (claims.distance > 1)
    vague = np.flatnonzero(before & is_vague)
    doubted[vague] = [_is_no_report(_cue(words, cues, claims, place)) for place in vague.tolist()]
    rest = np.flatnonzero(asked & ~doubted & (claims.distance > 0)).tolist()
    doubted[rest] = [_is_apart(layout.text, spans, rooms, claims, place) for place in rest]
    return doubted


def _cue(words: Surroundings, cues: CuePlaces, claims: Claims, place: int) -> str:
    return words.book.written[int(words.token[cues.first[claims.cue[place]]])].lower()


def _is_no_report(cue: str) -> bool:
    """Whether a cue does not report what somebody said: no past tense, no third person ("to call", "suggesting")."""
    return cue.endswith("ing") or not (cue.endswith(("ed", "s")) or cue in IRREGULAR_PAST)


def _is_apart(text: str, spans: SpanColumns, rooms: Rooms, claims: Claims, place: int) -> bool:
    """Whether the edge of a parenthesis separates a span from its cue."""
    if claims.is_after[place]:
        low, high = int(spans.end[place]), int(rooms.high[rooms.after[place]])
        edge = text.find(")", low, high)
        is_edge, near = edge >= 0 and text.find("(", low, edge) < 0, (low, edge)
    else:
        low, high = int(rooms.low[rooms.before[place]]), int(spans.start[place])
        edge = text.rfind("(", low, high)
        is_edge, near = edge >= 0 and text.find(")", edge, high) < 0, (edge, high)
    return is_edge and len(text[near[0] : near[1]].split()) <= claims.distance[place]
