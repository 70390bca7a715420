"""From the clues to the kinds of a batch's spans to their voices: direct or not, and whose words they go on with.

claimed by a cue or a colon                               direct; the subject of the claim speaks
going on in a new paragraph                               as the span before
joined to a direct quotation                              direct; the same speaker
a sentence of its own, or more than a few words           direct, by nobody in particular (but see `turns`)
a few words that nobody claims                            scare
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.text.quotation.cast import Subject
from rhetoric.text.quotation.columns import Flags
from rhetoric.text.quotation.heard import Heard
from rhetoric.text.table import Ids


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose words the spans are.

    is_direct: bool (s,). follows: int64 (s,), the span before it whose speaker it has where none of its own is plain;
    -1 without one. subject, cue: of each, None without one; the cue is that of the span it follows, unless it has one.
    """

    is_direct: Flags
    follows: Ids
    subject: Sequence[Subject | None]
    cue: Sequence[str | None]


def read_voices(heard: Heard) -> Voices:
    """The voice of each span, in order: what was quoted before in a document tells who goes on speaking."""
    is_direct: list[bool] = []
    follows: list[int] = []
    subjects: list[Subject | None] = []
    cues: list[str | None] = []
    clues, last_document = heard.clues, -1
    claims = iter(zip(heard.subjects, heard.cues, strict=True))
    columns = (heard.document, heard.continues, clues.is_claimed, clues.joins, clues.is_distant)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for place, (document, goes_on, is_claimed, joins, is_distant) in enumerate(rows):
        subject, cue = next(claims) if is_claimed else (None, None)
        leader = place - 1 if document == last_document else -1
        if goes_on and leader >= 0:
            direct, subject, cue = is_direct[leader], None, cues[leader]
        elif leader >= 0 and joins and is_direct[leader]:
            direct, cue = True, cue if is_claimed else cues[leader]
        else:
            direct, leader = is_claimed or not is_distant, -1
        is_direct.append(direct)
        follows.append(leader)
        subjects.append(subject)
        cues.append(cue)
        last_document = document
    return Voices(np.array(is_direct, dtype=bool), np.array(follows, dtype=np.int64), subjects, cues)
