"""All that is known of a batch's spans before anyone tells their kinds."""

from __future__ import annotations

from dataclasses import dataclass

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.attribution import Claims, CuePlaces
from rhetoric.text.quotation.columns import SpanColumns
from rhetoric.text.quotation.shapes import Shapes
from rhetoric.text.quotation.surroundings import Rooms, Surroundings
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.table import Ids


@dataclass(frozen=True, slots=True)
class Scene:
    """The spans, the rooms between them, the words and cues in those, who claims what, and what it looks like."""

    layout: Layout
    spans: SpanColumns
    rooms: Rooms
    words: Surroundings
    cues: CuePlaces
    claims: Claims
    shapes: Shapes

    @classmethod
    def of(cls, layout: Layout, spans: SpanColumns, book: WordBook) -> Scene:
        """Look at the spans of a batch."""
        rooms = Rooms.of(layout, spans)
        words = Surroundings.of(layout, rooms, book)
        cues, shapes = CuePlaces.of(words, book), Shapes.of(layout, spans, rooms)
        claims = Claims.of(words, rooms, cues, shapes.is_stopped)
        return cls(layout, spans, rooms, words, cues, claims, shapes)

    def cue_words(self, places: Ids) -> list[str]:
        """The first word, in small letters, of the cue that claims each of some spans."""
        tokens = self.words.token.take(self.cues.first[self.claims.cue[places]], mode="clip").tolist()
        return [self.words.book.written[token].lower() for token in tokens]
