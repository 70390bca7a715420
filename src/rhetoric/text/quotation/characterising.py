"""What somebody makes of a person or a thing, which is quoted although it has the capitals of a title.

called Brandt | “The Iron Lady”                    a cue and whom it characterises
railed against his | “Wall of Water”               a cue of two words that goes on in the marks
a bill that is called the | “Clean Water Act”      a name: nobody makes anything of the bill
called him a liar on | “Morning in Arden”          a name: where it was said
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.english import CHARACTERISING_CUES
from rhetoric.text.quotation.scene import Scene
from rhetoric.text.quotation.tokens import CONJUNCTION, DETERMINER, JOINS_NAMES, NOUN_FOLLOWS, PREPOSITION, SKIPPED

OBJECT_WORDS = 6
"""At most so many words say whom or what a cue characterises."""


def find_characterised(scene: Scene) -> Flags:
    """bool (s,): whether the span looks like a title, and a cue before it characterises somebody or something so."""
    claims, words, shapes = scene.claims, scene.words, scene.shapes
    near = (claims.distance > 0) & (claims.distance <= OBJECT_WORDS)
    asked = np.flatnonzero(
        claims.is_claimed & ~claims.is_after & ~claims.has_colon & (claims.cue >= 0) & near & shapes.is_title
    )
    listed = CHARACTERISING_CUES | words.book.cues.split.keys()
    asked = asked[np.array([word in listed for word in scene.cue_words(asked)], dtype=bool)]
    cue = claims.cue[asked]
    before = words.last[scene.rooms.before[asked], None] - np.arange(1, 1 + OBJECT_WORDS)
    between = before >= scene.cues.last[cue, None]
    flags = np.where(between, words.flags[before], np.uint32(0))
    tokens = words.token.take(scene.cues.last[cue], mode="clip").tolist()
    is_her = np.array([words.book.written[token] == "her" for token in tokens], dtype=bool)
    is_object = between & ((flags & np.uint32(DETERMINER | NOUN_FOLLOWS | SKIPPED)) == 0)
    goes_on = scene.cues.is_phrase[cue] & ((flags & np.uint32(CONJUNCTION)) == 0).all(axis=1)
    is_elsewhere = (flags & np.uint32(PREPOSITION | JOINS_NAMES)) == PREPOSITION
    found = np.zeros(claims.cue.size, dtype=bool)
    found[asked] = (is_object.any(axis=1) | is_her | goes_on) & ~is_elsewhere.any(axis=1)
    return found
