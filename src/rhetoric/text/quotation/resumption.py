"""A quotation printed once as a teaser and then in full: what stands between the two is not quoted.

A page may show the first sentences of a long quotation, go on with other matter, and begin the quotation
again from its first word. Its only closer then stands at the very end, and the marks alone would take in
everything between. The repeated opening words show where it resumes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rhetoric.text.quotation.spans import CLOSED_LATER, Findings, Span

RESUMED = "closed in a later paragraph, its opening words repeated"
OPENING_WORDS = 5


def set_interludes_apart(text: str, findings: Findings) -> None:
    """Take what stands between a quotation's opening and its resumption for possible, not for quoted."""
    if not any(span.rule == CLOSED_LATER for span in findings.spans):
        return
    kept: list[Span] = []
    for chain in _chains(findings.spans):
        place = _resumption(text, chain)
        interlude = chain[1:place] if place else []
        findings.possible.extend((span.start, span.end) for span in interlude)
        kept.extend(chain[:1])
        kept.extend(replace(span, rule=RESUMED) if place else span for span in chain[place or 1 :])
    findings.spans[:] = kept


def _chains(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans grouped: each with those that go on with its words."""
    chains: list[list[Span]] = []
    for span in spans:
        if span.continues and chains:
            chains[-1].append(span)
        else:
            chains.append([span])
    return chains


def _resumption(text: str, chain: Sequence[Span]) -> int | None:
    """The place in the chain of the paragraph that begins with its opening words again, if one does."""
    opening = _opening(text, chain[0])
    if len(opening) < OPENING_WORDS:
        return None
    return next((place for place, span in enumerate(chain) if place and _opening(text, span) == opening), None)


def _opening(text: str, span: Span) -> list[str]:
    words = text[span.start : min(span.end, span.start + 200)].split()[:OPENING_WORDS]
    return ["".join(filter(str.isalnum, word)).lower() for word in words]
