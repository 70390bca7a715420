"""Where the paragraphs of a text are.

A line is a paragraph, whether blank lines stand between the lines or not. Only in hard-wrapped text, as
e-mail and wire services send it, a line break merely says that the column was full: there a block of lines is
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

NARROWEST, WIDEST = 50, 100
"""Code points: the columns at which text is wrapped."""
COLUMN_RANK = 0.95
"""The column is the width that so many of the lines do not pass."""
FEWEST_BREAKS = 3
"""Line breaks inside blocks below which wrapping cannot be told from short lines."""
FULL_SHARE = 0.9
"""In wrapped text so many breaks, at least, stand where the next word no longer fitted; those after a line of
less than half the column, such as a heading, do not count."""
SENTENCE_SHARE = 0.5
"""In wrapped text so many inner lines, at most, end like a sentence."""
SENTENCE_ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"')

_LINE = re.compile(r"\S.*\S|\S")
_OTHER_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
LINE_BREAKS = "\n" + _OTHER_BREAKS
_AS_LINE_FEED = str.maketrans(dict.fromkeys(_OTHER_BREAKS, "\n"))


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`: half-open spans of code points, in order, without white space around them.

    Every line break that Unicode knows separates (LF, CR, CR LF, NEL, LS, PS, form feed and so on); in
    hard-wrapped text only a blank line does, or a line that ends before its column is full. White space alone
    has no paragraph. Linear in the length of `text`; any string has an answer.
    """
    text = _with_plain_breaks(text)
    spans = [match.span() for match in _LINE.finditer(text)]
    if 2 * (len(spans) - 1) - text.count("\n") < FEWEST_BREAKS:
        return spans
    blocks = _blocks(text, spans)
    column = _wrap_column(text, blocks)
    return spans if column is None else [span for block in blocks for span in _joined(text, block, column)]


def _with_plain_breaks(text: str) -> str:
    """The text with every line break as LF, and no character moved."""
    for mark in _OTHER_BREAKS:
        if mark in text:
            return text.replace("\r\n", " \n").translate(_AS_LINE_FEED)
    return text


def _blocks(text: str, spans: list[Span]) -> list[list[Span]]:
    """The lines, grouped by the blank lines between them."""
    blocks = [[spans[0]]]
    for before, span in pairwise(spans):
        if text.count("\n", before[1], span[0]) > 1:
            blocks.append([])
        blocks[-1].append(span)
    return blocks


def _wrap_column(text: str, blocks: list[list[Span]]) -> int | None:
    """The column at which the text is wrapped; None when its line breaks are paragraph breaks."""
    breaks = [pair for block in blocks for pair in pairwise(block)]
    widths = sorted(end - start for (start, end), _ in breaks)
    column = widths[int(COLUMN_RANK * (len(widths) - 1))] if widths else 0
    if not NARROWEST <= column <= WIDEST:
        return None
    inner = [(line, following) for line, following in breaks if line[1] - line[0] > column / 2]
    full = sum(_is_full(text, line, following, column) for line, following in inner)
    sentences = sum(text.endswith(SENTENCE_ENDS, start, end) for (start, end), _ in inner)
    if len(inner) < max(FEWEST_BREAKS, len(breaks) / 2) or sentences > SENTENCE_SHARE * len(inner):
        return None
    return column if full >= FULL_SHARE * len(inner) else None


def _is_full(text: str, line: Span, following: Span, column: int) -> bool:
    """Whether the first word of the following line would have passed the column."""
    first_word = text[following[0] : min(following[1], following[0] + WIDEST)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > column


def _joined(text: str, block: list[Span], column: int) -> Iterator[Span]:
    """The paragraphs of a block of wrapped lines."""
    start = block[0][0]
    for line, following in pairwise(block):
        if not _is_full(text, line, following, column):
            yield start, line[1]
            start = following[0]
    yield start, block[-1][1]
