"""An article with its evidence, and each piece of evidence as a mark on the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rhetoric.errors import ScoreError
from rhetoric.model import CutPassage, Excluded, LoadedTerm, OrphanMark, Quotation, Sentence
from rhetoric.presentation.segments import Mark

PASSAGE, SENTENCE, QUOTATION, ORPHAN, TERM = range(5)
"""The layers of marks, the outermost first."""

LINES = ("solid", "wavy", "double", "dotted", "dashed")
"""Underlines by category; the sixth has the first line again in the second colour, the eleventh in the third."""

_COLOURS = ("", " second", " third")

QUOTATION_NAMES = {
    "direct": "Quotation",
    "scare": "Scare quotes or a title: the outlet's own words",
    "reported": "Reported speech, without marks",
    "repeated": "Quotation in a repeated passage: counted once, elsewhere",
}
_ORPHAN_NAMES = {
    "opener": "Opened, never closed",
    "closer": "Closed, never opened",
    "unknown": "A mark without a partner",
}


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A text and what was found in it; offsets are code points of `text`, or of `title` where stated.

    `loaded_terms` and `sentences` whose voice is "headline" point into `title`, as all `title_*` do.
    `categories` are the lexicon's, in its order, so that a category looks the same in every article; those
    found but not listed follow in the order of the alphabet. `cut_passages` were cut out of the text: they are shown
    where they stood, folded, and are no part of it.
    """

    text: str
    title: str | None = None
    quotations: tuple[Quotation, ...] = ()
    loaded_terms: tuple[LoadedTerm, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    orphan_marks: tuple[OrphanMark, ...] = ()
    title_quotations: tuple[Quotation, ...] = ()
    title_orphan_marks: tuple[OrphanMark, ...] = ()
    categories: tuple[str, ...] = ()
    cut_passages: tuple[CutPassage, ...] = ()

    def __post_init__(self) -> None:
        _check_within(body_marks(self), len(self.text), "text")
        _check_within(title_marks(self), len(self.title or ""), "title")


def body_sentences(article: MarkedArticle) -> list[Sentence]:
    """The sentences of the text in order; the first has number 1."""
    return sorted((s for s in article.sentences if s.voice != "headline"), key=lambda s: s.start)


def beginning(article: MarkedArticle, length: int) -> MarkedArticle:
    """The article cut to its first `length` characters, with the evidence that ends within them."""
    if len(article.text) <= length:
        return article
    return replace(
        article,
        text=article.text[:length],
        quotations=tuple(span for span in article.quotations if span.end <= length),
        loaded_terms=tuple(t for t in article.loaded_terms if t.voice == "headline" or t.end <= length),
        sentences=tuple(s for s in article.sentences if s.voice == "headline" or s.end <= length),
        excluded=tuple(span for span in article.excluded if span.end <= length),
        orphan_marks=tuple(mark for mark in article.orphan_marks if mark.at < length),
        cut_passages=tuple(passage for passage in article.cut_passages if passage.at <= length),
    )


def line_classes(article: MarkedArticle) -> Mapping[str, str]:
    """The CSS classes of each category's underline: its line, "second" from the sixth on, "third" from the eleventh."""
    found = {term.category for term in article.loaded_terms}
    ordered = [*article.categories, *sorted(found - set(article.categories))]
    return {
        category: LINES[i % len(LINES)] + _COLOURS[i // len(LINES) % len(_COLOURS)]
        for i, category in enumerate(ordered)
    }


def body_marks(article: MarkedArticle) -> list[Mark]:
    """All marks on the text."""
    terms = (term for term in article.loaded_terms if term.voice != "headline")
    return [
        *(_passage(span, i) for i, span in enumerate(article.excluded)),
        *(_sentence(sentence, i) for i, sentence in enumerate(body_sentences(article), start=1)),
        *(_quotation(span, f"quotation-{i}") for i, span in enumerate(article.quotations)),
        *(_orphan(mark, f"orphan-{i}") for i, mark in enumerate(article.orphan_marks)),
        *_terms(article, terms, "term"),
    ]


def title_marks(article: MarkedArticle) -> list[Mark]:
    """All marks on the title."""
    terms = (term for term in article.loaded_terms if term.voice == "headline")
    return [
        *(_quotation(span, f"title-quotation-{i}") for i, span in enumerate(article.title_quotations)),
        *(_orphan(mark, f"title-orphan-{i}") for i, mark in enumerate(article.title_orphan_marks)),
        *_terms(article, terms, "title-term"),
    ]


def _check_within(marks: Iterable[Mark], length: int, where: str) -> None:
    for mark in marks:
        if not 0 <= mark.start < mark.end <= length:
            raise ScoreError(
                f"The span {mark.start}..{mark.end} ({mark.name}) is not within the {where} of {length:,} "
                "characters: it was found in another version of it. Score the article again: `rhetoric run`."
            )


def _passage(span: Excluded, index: int) -> Mark:
    title = f"Not scored ({span.reason}): {span.rule}"
    return Mark(span.start, span.end, PASSAGE, f"excluded-{index}", f"excluded {span.reason}", title)


def _sentence(sentence: Sentence, number: int) -> Mark:
    start, end, name = sentence.start, sentence.end, f"sentence-{number}"
    return Mark(start, end, SENTENCE, name, "sentence", anchor=f"s{number}", number=str(number))


def _quotation(span: Quotation, name: str) -> Mark:
    said = [QUOTATION_NAMES[span.kind]]
    said += [f"speaker: {span.speaker}"] if span.speaker else []
    said += [f"cue: {span.cue}" + (f" ({span.cue_class})" if span.cue_class else "")] if span.cue else []
    said += [f"rule: {span.rule}"]
    missing = "nobody is said to speak" if span.rule == "block quotation" else "its other mark is missing"
    said += [] if span.certain else [f"uncertain: {missing}"]
    is_estimate = not span.certain and span.kind != "repeated"
    classes = f"quotation {span.kind}" + (" uncertain" if is_estimate else "")
    return Mark(span.start, span.end, QUOTATION, name, classes, " · ".join(said))


def _orphan(mark: OrphanMark, name: str) -> Mark:
    title = f"{_ORPHAN_NAMES[mark.role]} · rule: {mark.rule}"
    return Mark(mark.at, mark.at + len(mark.mark), ORPHAN, name, f"orphan {mark.role}", title)


def _terms(article: MarkedArticle, terms: Iterable[LoadedTerm], prefix: str) -> Iterator[Mark]:
    lines = line_classes(article)
    for i, term in enumerate(terms):
        classes = f"term {_standing(term)} {lines[term.category]}"
        yield Mark(term.start, term.end, TERM, f"{prefix}-{i}", classes, _term_title(term))


def _standing(term: LoadedTerm) -> str:
    if term.suppressed_by is not None:
        return "suppressed"
    return "inside" if term.voice == "quoted" else "counted"


def _term_title(term: LoadedTerm) -> str:
    said = [term.category.replace("_", " "), f"intensity {term.intensity} of 3", f"term: {term.term}"]
    said += ["in scare quotes: the outlet's own, flagged"] if term.in_scare_quotes else []
    said += ["inside a quotation: the source's word, not the outlet's"] if term.voice == "quoted" else []
    said += [f"not counted: {term.suppressed_by}"] if term.suppressed_by is not None else []
    return " · ".join(said)
