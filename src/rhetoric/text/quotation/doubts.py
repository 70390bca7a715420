"""Claims that do not convince, where only a few words stand in the marks.

A cue may stand in the same sentence and have nothing to do with a term, a label or a name in it.
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.english import FIRST_PERSON, HELPERS, IRREGULAR_PAST
from rhetoric.text.quotation.scene import Scene
from rhetoric.text.quotation.tokens import ADVERB, COMMA, PERSONAL, PRONOUN, SENTENCE_END, VERBAL
from rhetoric.text.table import Ids

AGENT_WORDS = 2
"""So near behind "according to" stands who speaks, not what was said."""
SPEAKER_WORDS = 6
"""So many words, with the one before the comma, say who speaks at the end of a sentence."""
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
    far = np.flatnonzero(loose)
    loose[far] = ~_end_with_source(scene, far)
    doubted = asked & loose
    asked &= ~loose
    before = asked & ~claims.is_after
    near = np.flatnonzero(before & cues.is_phrase[claims.cue] & (claims.distance <= AGENT_WORDS))
    doubted[near] = [cue == "according" for cue in scene.cue_words(near)]
    is_vague = ~quotes & shapes.is_brief & ~cues.is_phrase[claims.cue] & (claims.distance > 1)
    vague = np.flatnonzero(before & is_vague)
    doubted[vague] = [_is_no_report(cue) for cue in scene.cue_words(vague)]
    rest = np.flatnonzero(asked & ~doubted & (claims.distance > 0))
    doubted[rest] = [_is_apart(scene, place) for place in rest.tolist()]
    own = rest[~claims.is_after[rest] & ~doubted[rest]]
    own = own[_follow_pronouns(scene, own)]
    doubted[own] = [_is_own(scene, place) for place in own.tolist()]
    return doubted


def _follow_pronouns(scene: Scene, places: Ids) -> Flags:
    """bool (n,): whether a pronoun that is not "he", "she" or "they" stands near before the cue of some spans."""
    before = scene.cues.first[scene.claims.cue[places], None] - np.arange(1, 2 + HELPERS)
    flags = scene.words.flags[np.maximum(before, 0)]
    return np.asarray(((flags & np.uint32(PRONOUN | PERSONAL)) == PRONOUN).any(axis=1))


def _end_with_source(scene: Scene, places: Ids) -> Flags:
    """bool (n,): whether the cue of some spans ends a sentence, behind a comma and a speaker: “…” …, the group says."""
    words, last = scene.words, scene.cues.last[scene.claims.cue[places]] - 1
    speaker = last[:, None] - np.arange(1, 1 + SPEAKER_WORDS)
    is_inside = speaker >= words.first[scene.rooms.after[places], None]
    is_behind_comma = (is_inside & ((words.flags[speaker] & np.uint32(COMMA)) != 0)).any(axis=1)
    return np.asarray(is_behind_comma & ((words.flags[last] & np.uint32(SENTENCE_END)) != 0))


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


def _is_own(scene: Scene, place: int) -> bool:
    """Whether the writer is the subject of the cue before a span: as I said, it is | “solid” rock."""
    words, first = scene.words, int(scene.cues.first[scene.claims.cue[place]])
    low = int(words.first[scene.rooms.before[place]])
    for at in range(first - 1, max(first - 2 - HELPERS, low - 1), -1):
        if words.book.written[int(words.token[at])].lower() in FIRST_PERSON:
            return True
        if not words.flags[at] & np.uint32(VERBAL | ADVERB):
            return False
    return False
