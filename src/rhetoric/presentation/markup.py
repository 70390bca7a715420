"""Text and spans in, escaped HTML out: the marked text of one article.

The text content of the HTML is the article's text, character for character (see `escaping` for those that
would act), but for the folds of class "cut", which hold what was cut out of it; sentence numbers, labels and
tone bars are made of attributes. Each mark carries its stored offsets as `data-start` and `data-end`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rhetoric.model import CutPassage, Excluded, Sentence
from rhetoric.presentation.escaping import escape, escape_attribute
from rhetoric.presentation.marked_article import MarkedArticle, body_marks, body_sentences, title_marks
from rhetoric.presentation.segments import Run, cut, write
from rhetoric.text.paragraphs import find_paragraphs

__all__ = ["MarkedArticle", "mark_up", "mark_up_title"]

NEUTRAL = 0.05
"""Sentences between -0.05 and +0.05 are neutral, as in the shares of negative and positive sentences."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or the white space between two (`paragraph` false), and the passage it is folded into."""

    start: int
    end: int
    paragraph: bool
    aside: Excluded | None = None


def mark_up(article: MarkedArticle) -> str:
    """The article's text as HTML paragraphs with nested marks and tone bars in the gutter."""
    blocks = _blocks(article)
    edges = [edge for block in blocks for edge in (block.start, block.end)]
    runs = list(cut(body_marks(article), edges, len(article.text)))
    tones = _Tones(body_sentences(article))
    written = [(block, _write_block(article, block, own, tones)) for block, own in _share_out(blocks, runs)]
    return "".join(_with_cut(_gather(written), article.cut_passages))


def mark_up_title(article: MarkedArticle) -> str:
    """The title with its marks, as inline HTML; empty without a title."""
    title = article.title or ""
    return write(title, cut(title_marks(article), (), len(title)))


def _blocks(article: MarkedArticle) -> list[_Block]:
    """Paragraphs and the white space between them, covering the text without gaps."""
    blocks: list[_Block] = []
    at = 0
    for start, end in find_paragraphs(article.text):
        if at < start:
            blocks.append(_Block(at, start, False))
        blocks.append(_Block(start, end, True, _enclosing(article.excluded, start, end)))
        at = end
    if at < len(article.text):
        blocks.append(_Block(at, len(article.text), False))
    return blocks


def _enclosing(excluded: Sequence[Excluded], start: int, end: int) -> Excluded | None:
    """The excluded passage that is folded away around start..end; repeated passages stay in view."""
    folded = (span for span in excluded if span.reason != "repeated")
    return next((span for span in folded if span.start <= start and end <= span.end), None)


def _share_out(blocks: Sequence[_Block], runs: Sequence[Run]) -> Iterator[tuple[_Block, list[Run]]]:
    at = 0
    for block in blocks:
        first = at
        while at < len(runs) and runs[at].end <= block.end:
            at += 1
        yield block, list(runs[first:at])


def _write_block(article: MarkedArticle, block: _Block, runs: Sequence[Run], tones: _Tones) -> str:
    if not block.paragraph:
        return escape(article.text[block.start : block.end])
    return f'<p class="paragraph">{tones.bars(runs)}{write(article.text, runs)}</p>'


def _gather(written: Iterable[tuple[_Block, str]]) -> Iterator[tuple[int, str]]:
    """The blocks' HTML, with neighbouring passages that are not scored folded into one `details`; and where each
    piece ends."""
    for aside, group in groupby(_with_inner_space(list(written)), key=lambda item: item[0]):
        if aside is None:
            yield from ((end, text) for _, end, text in group)
        else:
            folded = list(group)
            yield folded[-1][1], _fold(aside, "".join(text for *_, text in folded))


def _with_inner_space(written: Sequence[tuple[_Block, str]]) -> Iterator[tuple[str | None, int, str]]:
    """Each block's HTML under the label of its fold, and its end; white space within one fold belongs to it."""
    labels = [_label(block.aside) for block, _ in written]
    for i, (block, text) in enumerate(written):
        if block.paragraph or not 0 < i < len(written) - 1 or labels[i - 1] != labels[i + 1]:
            yield labels[i], block.end, text
        else:
            yield labels[i - 1], block.end, text


def _with_cut(pieces: Iterable[tuple[int, str]], passages: Sequence[CutPassage]) -> Iterator[str]:
    """The pieces with what was cut out of the text, each before the piece that stood behind it."""
    folds = [
        (at, _fold(f"Cut out: {rule}", "".join(f'<p class="paragraph">{escape(one.text)}</p>' for one in group), "cut"))
        for (at, rule), group in groupby(passages, key=lambda passage: (passage.at, passage.rule))
    ]
    shown = 0
    for end, text in pieces:
        while shown < len(folds) and folds[shown][0] < end:
            yield folds[shown][1]
            shown += 1
        yield text
    yield from (fold for _, fold in folds[shown:])


def _label(span: Excluded | None) -> str | None:
    if span is None:
        return None
    return "Headline, scored apart" if span.reason == "headline" else f"Not scored: {span.rule}"


def _fold(label: str, inner: str, kind: str = "") -> str:
    name = escape_attribute(label)
    summary = f'<summary data-label="{name}" aria-label="{name}"></summary>'
    return f'<details class="{f"aside {kind}".rstrip()}">{summary}{inner}</details>'


class _Tones:
    """The tone bars of the sentences that begin in a paragraph."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._by_start = {sentence.start: (i, sentence) for i, sentence in enumerate(sentences, start=1)}

    def bars(self, runs: Sequence[Run]) -> str:
        """A gutter of one bar a sentence, to the left when negative and to the right when positive."""
        found = (self._by_start[run.start] for run in runs if run.start in self._by_start)
        bars = "".join(_bar(number, sentence.sentiment) for number, sentence in found)
        return f'<span class="gutter">{bars}</span>' if bars else ""


def _bar(number: int, tone: float) -> str:
    side = "negative" if tone <= -NEUTRAL else "positive" if tone >= NEUTRAL else "neutral"
    label = f"Sentence {number}: {side}, {tone:+.2f}".replace("-", "−")
    return (
        f'<a class="tone {side}" href="#s{number}" data-number="{number}"'
        f' title="{label}" aria-label="{label}">'
        f'<span class="bar" style="width:{round(50 * min(abs(tone), 1.0))}%"></span></a>'
    )
