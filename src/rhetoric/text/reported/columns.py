"""The reported speech of a batch, as columns. Words are places in the batch's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.text.table import Ids


@dataclass(frozen=True, slots=True)
class ReportedColumns:
    """Pieces of content, in order, not overlapping, outside direct quotations and excluded passages.

    first_word, end_word: int64 (r,), the words of each, half-open. cue_first, cue_end: int64 (r,), the words of the
    cue that claims it; several pieces may have the same. rule: the construction of each.
    """

    first_word: Ids
    end_word: Ids
    cue_first: Ids
    cue_end: Ids
    rule: Sequence[str]

    def some(self, places: Ids) -> ReportedColumns:
        """Some of the pieces."""
        words = self.first_word[places], self.end_word[places]
        cues = self.cue_first[places], self.cue_end[places]
        return ReportedColumns(*words, *cues, [self.rule[place] for place in places.tolist()])
