"""What is in marks because it is a name: the title of a work, a show, a nickname.

a title in the middle of a sentence                       … he said on “Meet the Council.”
a title behind whose marks the sentence goes on           the rights to “The Long Winter” were sold
a name behind a possessive or the kind of work            NBC’s “Tonight”, the film “Harbour”
a nickname between two names                              Ada “Boots” Brandt
the value of an attribute                                 <a href="…">

English sets the full stop inside the marks, so a stop at the end does not make a sentence of a title.
"""

from __future__ import annotations

import numpy as np

from rhetoric.text.quotation.characterising import find_characterised
from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.english import NAMING_CUES, WORKS
from rhetoric.text.quotation.scene import Scene
from rhetoric.text.quotation.surroundings import Rooms, Surroundings
from rhetoric.text.quotation.tokens import CAPITAL, CLOSING, COLON, SENTENCE_END
from rhetoric.text.table import Ids

BEHIND_A_TITLE = 4
"""Words of an attribution behind what looks like a title but begins a sentence ("As Mayor,” she said, “I will …")."""


def begin_sentences(words: Surroundings, rooms: Rooms) -> Flags:
    """bool (s,): whether a sentence begins with each span, or a colon leads in."""
    first, last = words.first[rooms.before], words.last[rooms.before]
    leading = words.flags[last - 1] & np.uint32(SENTENCE_END | COLON)
    return np.asarray((first == last) | (leading != 0))


def name_works(scene: Scene) -> Flags:
    """bool (s,): whether each span is a name, whoever speaks beside it."""
    rooms, words, claims, shapes = scene.rooms, scene.words, scene.claims, scene.shapes
    begins = begin_sentences(words, rooms)
    is_beside = claims.is_claimed & ~claims.is_after & (claims.has_colon | ((claims.cue >= 0) & (claims.distance == 0)))
    attributed = claims.is_after & (claims.distance <= BEHIND_A_TITLE) & scene.cues.is_finite[claims.cue]
    speaks = claims.has_colon | (begins & shapes.is_closed & attributed)
    speaks[is_beside] |= ~_calls(scene, np.flatnonzero(is_beside))
    speaks |= find_characterised(scene)
    title = shapes.is_title & ~speaks & ~(shapes.is_terminal & begins)
    title |= shapes.is_title & shapes.is_terminal & ~shapes.is_few & ~claims.is_claimed
    title |= scene.layout.points[np.maximum(scene.spans.start, 1) - 1] == ord("=")
    asked = (shapes.is_single | shapes.is_title) & shapes.is_large & ~title & ~begins & ~is_beside
    title[asked] = [_is_named(scene, place) for place in np.flatnonzero(asked).tolist()]
    return title


def _is_named(scene: Scene, place: int) -> bool:
    """Whether the words on either side make a name of a few words with a capital."""
    rooms, words, shapes = scene.rooms, scene.words, scene.shapes
    before = int(words.last[rooms.before[place]]) - 1
    word = words.book.texts[int(words.token[before])].lower().rstrip(",")
    if word in WORKS or word.endswith(("’s", "'s", "s’", "s'")):
        return True
    after = rooms.after[place]
    behind = int(words.first[after])
    if behind == words.last[after]:
        return False
    between_names = words.flags[before] & words.flags[behind] & CAPITAL and not words.flags[before] & CLOSING
    return bool(between_names and shapes.is_single[place] and shapes.is_bare[place])


def _calls(scene: Scene, places: Ids) -> Flags:
    """bool (n,): whether the cue of each place gives a name ("one he calls"), so that a name follows."""
    is_naming = np.array([word in NAMING_CUES for word in scene.cue_words(places)], dtype=bool)
    return is_naming & ~scene.cues.is_phrase[scene.claims.cue[places]]
