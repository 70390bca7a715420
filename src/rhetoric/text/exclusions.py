"""What of a text is not body: the headline line, boilerplate, passages printed twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rhetoric.model import Excluded, ExclusionReason
from rhetoric.text.appeals import find_appeal
from rhetoric.text.boilerplate import find_boilerplate
from rhetoric.text.boilerplate_rules import BoilerplateRules, shipped_boilerplate_rules
from rhetoric.text.headline import find_headline
from rhetoric.text.layout import Layout, paragraphs_of
from rhetoric.text.paragraphs import Span
from rhetoric.text.repeats import find_repeats

Reason = tuple[ExclusionReason, str]


def find_batch_exclusions(layout: Layout) -> list[list[Excluded]]:
    """For each document of a batch the passages that are not scored, in its own code points; a headline has none."""
    documents = layout.documents
    facts = zip(documents.texts, paragraphs_of(layout), documents.article.tolist(), documents.is_headline, strict=True)
    return [
        [] if is_headline else find_exclusions(text, paragraphs, layout.articles[article].title)
        for text, paragraphs, article, is_headline in facts
    ]


def find_exclusions(
    text: str, paragraphs: Sequence[Span], title: str | None, rules: BoilerplateRules | None = None
) -> list[Excluded]:
    """The passages of `text` that are not scored as body: whole paragraphs, in order, without overlap.

    `paragraphs` are those of `find_paragraphs(text)`, `rules` those of configs/boilerplate.toml unless given.
    The reasons: "headline" (it equals `title`), "boilerplate" (with the name of the rule), "repeated"
    (another copy is kept). A closing appeal is one passage. Linear in the length of `text`; any string has an
    answer.
    """
    rules = rules or shipped_boilerplate_rules()
    headline = find_headline(text, paragraphs, title)
    found = find_boilerplate(text, paragraphs, rules)
    appeal = find_appeal(text, paragraphs, found, rules.appeal)
    if appeal is not None:
        found.update(dict.fromkeys(range(appeal, len(paragraphs)), rules.appeal.name))
    reasons: dict[int, Reason] = {index: ("boilerplate", rule) for index, rule in found.items()}
    if headline is not None and (appeal is None or headline < appeal):
        reasons[headline] = ("headline", "equals the title")
    for index, rule in find_repeats(text, paragraphs, reasons).items():
        reasons[index] = ("repeated", rule)
    return _passages(paragraphs, reasons, appeal)


def _passages(paragraphs: Sequence[Span], reasons: Mapping[int, Reason], appeal: int | None) -> list[Excluded]:
    """A passage for each paragraph, but one for the whole appeal."""
    passages: list[Excluded] = []
    for index in sorted(reasons):
        start, end = paragraphs[index]
        if index == appeal:
            return [*passages, Excluded(start, paragraphs[-1][1], *reasons[index])]
        passages.append(Excluded(start, end, *reasons[index]))
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
