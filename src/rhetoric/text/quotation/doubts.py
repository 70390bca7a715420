"""Claims that do not convince, where only a few words stand in the marks.

A cue may stand in the same sentence and have nothing to do with a term, a label or a name in it.
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.english import IRREGULAR_PAST
from rhetoric.text.quotation.scene import Scene

AGENT_WORDS = 2
"""So near behind "according to" stands who speaks, not what was said."""
BEHIND = 4
"""Words between a fragment and an -ing form behind it, or what claims it in a text that hardly quotes."""


def doubt_claims(scene: Scene, quotes: Flags) -> Flags:
    """bool (s,): whether the claim of each span is no claim of these words.

    quotes: bool (s,), whether the text quotes whole sentences too.
    """
    cues, claims, shapes = scene.cues, scene.claims, scene.shapes
    asked = claims.is_claimed & shapes.is_few & (claims.cue >= 0)
    is_far = claims.distance > BEHIND
    loose = claims.is_after & is_far & (~cues.is_finite[claims.cue] | ~(quotes | shapes.is_closed))
    doubted = asked & loose
    asked &= ~loose
    before = asked & ~claims.is_after
    near = np.flatnonzero(before & cues.is_phrase[claims.cue] & (claims.distance <= AGENT_WORDS))
    doubted[near] = [_cue(scene, place) == "according" for place in near.tolist()]
    is_vague = ~quotes & shapes.is_brief & ~cues.is_phrase[claims.cue] & (claims.distance > 1)
    vague = np.flatnonzero(before & is_vague)
    doubted[vague] = [_is_no_report(_cue(scene, place)) for place in vague.tolist()]
    rest = np.flatnonzero(asked & ~doubted & (claims.distance > 0)).tolist()
    doubted[rest] = [_is_apart(scene, place) for place in rest]
    return doubted


def _cue(scene: Scene, place: int) -> str:
    words = scene.words
    return words.book.written[int(words.token[scene.cues.first[scene.claims.cue[place]]])].lower()


def _is_no_report(cue: str) -> bool:
    """Whether a cue does not report what somebody said: no past tense, no third person ("to call", "suggesting")."""
    return cue.endswith("ing") or not (cue.endswith(("ed", "s")) or cue in IRREGULAR_PAST)


def _is_apart(scene: Scene, place: int) -> bool:
    """Whether the edge of a parenthesis separates a span from its cue."""
    text, spans, rooms, claims = scene.layout.text, scene.spans, scene.rooms, scene.claims
    if claims.is_after[place]:
        low, high = int(spans.end[place]), int(rooms.high[rooms.after[place]])
        edge = text.find(")", low, high)
        is_edge, near = edge >= 0 and text.find("(", low, edge) < 0, (low, edge)
    else:
        low, high = int(rooms.low[rooms.before[place]]), int(spans.start[place])
        edge = text.rfind("(", low, high)
        is_edge, near = edge >= 0 and text.find(")", edge, high) < 0, (edge, high)
    return is_edge and len(text[near[0] : near[1]].split()) <= claims.distance[place]
