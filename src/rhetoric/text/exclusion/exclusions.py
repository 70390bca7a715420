"""What of a text is not body: the headline line, boilerplate, passages printed twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rhetoric.model import Excluded, ExclusionReason
from rhetoric.text.exclusion.appeals import find_appeals
from rhetoric.text.exclusion.boilerplate import find_boilerplate
from rhetoric.text.exclusion.headline import find_headlines
from rhetoric.text.exclusion.page import Page, Span
from rhetoric.text.exclusion.repeats import find_repeats
from rhetoric.text.exclusion.telling import TellingWords
from rhetoric.text.layout import Layout

Reason = tuple[ExclusionReason, str]


def find_batch_exclusions(layout: Layout, telling: TellingWords) -> list[list[Excluded]]:
    """For each document of a batch the passages that are not scored as body, in its own code points.

    Whole paragraphs, in order, without overlap; a headline has none. The reasons: "headline" (it equals the title),
    "boilerplate" (with the name of the rule), "repeated" (another copy is kept). A closing appeal is one passage.
    Linear in the length of the texts; any string has an answer.
    """
    page = Page.of(layout, telling)
    boilerplate = find_boilerplate(page)
    appeals = find_appeals(page, boilerplate)
    reasons: dict[int, Reason] = {paragraph: ("boilerplate", rule) for paragraph, rule in boilerplate.items()}
    for begin in appeals.values():
        asking = range(begin, page.document_of(begin).stop)
        reasons.update(dict.fromkeys(asking, ("boilerplate", telling.rules.appeal.name)))
    for paragraph in find_headlines(page):
        if paragraph < appeals.get(page.document[paragraph], paragraph + 1):
            reasons[paragraph] = ("headline", "equals the title")
    for paragraph, rule in find_repeats(page, reasons).items():
        reasons[paragraph] = ("repeated", rule)
    return _passages(page, reasons, appeals)


def _passages(page: Page, reasons: Mapping[int, Reason], appeals: Mapping[int, int]) -> list[list[Excluded]]:
    """By document a passage for each paragraph, but one for the whole appeal."""
    starts = page.layout.documents.start.tolist()
    passages: list[list[Excluded]] = [[] for _ in starts]
    for paragraph in sorted(reasons):
        document = page.document[paragraph]
        begin = appeals.get(document, paragraph)
        if begin < paragraph:
            continue
        last = page.end[document] - 1 if paragraph == appeals.get(document) else paragraph
        start, end = page.span(paragraph)[0] - starts[document], page.span(last)[1] - starts[document]
        passages[document].append(Excluded(start, end, *reasons[paragraph]))
    return passages


def outside(paragraphs: Sequence[Span], excluded: Sequence[Excluded]) -> list[Span]:
    """The paragraphs that lie in no excluded passage; both in order. A passage may hold several paragraphs."""
    kept, passages = [], iter(excluded)
    passage = next(passages, None)
    for span in paragraphs:
        while passage is not None and passage.end <= span[0]:
            passage = next(passages, None)
        if passage is None or span[0] < passage.start:
            kept.append(span)
    return kept
