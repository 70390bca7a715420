"""Frozen values that pass between the stages.

    Capture -> Article -> (text layer, scores) -> Quotation, LoadedTerm, Sentence, Excluded, OrphanMark

Offsets (`start`, `end`) are code points of the text as it was given, half-open; marks are inside a quotation's span.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from rhetoric.errors import ScoreError

Voice = Literal["body", "outlet", "quoted", "headline"]
VOICES: tuple[Voice, ...] = ("body", "outlet", "quoted", "headline")

QuotationKind = Literal["direct", "scare", "reported", "repeated"]
ExclusionReason = Literal["headline", "boilerplate", "repeated"]
MetricType = Literal["count", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Capture:
    """What a source brought for one article, before any text is taken out of it.

    `content` is decoded text; `media_type` says how to read it. `fields` holds what the source says of the
    article under the names of `Article` (title, published_at as written, url, ...) and as `id` (within its outlet),
    `outlet` (as written) and `folder` (where the file lies), `outlet_id` (of a configured outlet) and `fetched_from`
    (the address a page came from); `hints` what others say of it (a feed of its entry), which holds where neither the
    source nor the page says anything; `notes` what was noticed while reading ("decoded as windows-1252").
    """

    source: str
    content: str
    media_type: Literal["text/plain", "text/html", "text/markdown"] = "text/plain"
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BlockQuotation:
    """A passage that a source sets apart as somebody else's words, without marks: HTML's <blockquote>, Markdown's ">".

    `speaker`: whom the source names for them (its <cite>, the author of an embedded post); None where only the words
    round it may tell.
    """

    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class CutPassage:
    """What was cut out of an article: `text` stood before the code point `at` of the text that is left."""

    at: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text as it was given, and what its source says of it.

    `article_id` is unique over all outlets. `text` may begin with the title line, which is then not part of
    the body. `published_at` is in UTC. `kind` is the source's word for the genre ("news", "comment");
    `found_in` the feed or sitemap that named it; `wire_agency` the agency whose name it bears. `block_quotations`:
    passages of `text` that are somebody else's words, in order, not overlapping; a word at the edge of one belongs to
    it. `cut_passages`: what an outlet's file cut out; they are no part of `text`, which is what is scored.

    Raises ScoreError for a block quotation that is not within the text or overlaps the one before it.
    """

    article_id: str
    outlet_id: str
    text: str
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    byline: str | None = None
    language: str | None = None
    kind: str | None = None
    section: str | None = None
    topic: str | None = None
    story_id: str | None = None
    outlet_name: str | None = None
    source: str | None = None
    notes: tuple[str, ...] = ()
    found_in: str | None = None
    wire_agency: str | None = None
    block_quotations: tuple[BlockQuotation, ...] = ()
    cut_passages: tuple[CutPassage, ...] = ()

    def __post_init__(self) -> None:
        if self.block_quotations:
            _check_blocks(self.block_quotations, len(self.text), self.article_id)


def _check_blocks(blocks: Sequence[BlockQuotation], length: int, article_id: str) -> None:
    reached = 0
    for block in blocks:
        if not isinstance(block, BlockQuotation):
            raise ScoreError(f"{article_id}: block_quotations holds {block!r}. Give BlockQuotation(start, end).")
        if not 0 <= block.start < block.end <= length:
            raise ScoreError(
                f"{article_id}: the block quotation {block.start}..{block.end} is not within the text of {length:,} "
                "characters. Give the code points where it starts and ends, half-open."
            )
        if block.start < reached:
            raise ScoreError(
                f"{article_id}: the block quotation {block.start}..{block.end} begins before the end of another, at "
                f"{reached}. Give them in order, without overlap."
            )
        reached = block.end


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something refused, with enough to find it, to mend it and to try it again.

    `origin` is the source (file or address) that brings it again; `outlet_id` the outlet, where that is known.
    """

    source: str
    stage: Literal["fetch", "source", "extract", "ingest", "score"]
    reason: str
    detail: str
    origin: str | None = None
    outlet_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks, set apart or reported without any, with the rule that read them so.

    `kind`: "direct" (someone's words), "scare" (marks of distance, titles, terms: the outlet's own words),
    "repeated" (a quotation inside a passage that the text prints twice: counted once, elsewhere), "reported"
    (speech without marks: its content, with the marks of distance and titles in it). `certain` is false where a mark
    had no partner and the span is an estimate, and where words are set apart that nobody is said to have spoken.
    `cue_class`: the category of the cue in the lexicon of cues; "attitude" for a cue of reported speech that is none of
    speech ("hopes", "plans"); None without a cue.
    """

    start: int
    end: int
    kind: QuotationKind
    rule: str
    speaker: str | None = None
    cue: str | None = None
    certain: bool = True
    cue_class: str | None = None


@dataclass(frozen=True, slots=True)
class OrphanMark:
    """A quotation mark without a partner: where it stands and what it seems to be."""

    at: int
    mark: str
    role: Literal["opener", "closer", "unknown"]
    rule: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """A passage that is not scored as body: the headline line, boilerplate, a passage printed twice."""

    start: int
    end: int
    reason: ExclusionReason
    rule: str


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """One hit of the lexicon of loaded terms. It counts when `suppressed_by` is None."""

    start: int
    end: int
    term: str
    category: str
    intensity: int
    voice: Voice
    in_scare_quotes: bool = False
    suppressed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body or the headline, with its share of quoted words and its sentiment.

    `vader_compound` is exactly vaderSentiment's on the normalised sentence, in -1..1; `sentiment` is the
    current version of the project's own measure on the same sentence. `strongest_word` weighs most in the latter, with
    `strongest_valence` (VADER's, about -4..4, after its rules); None where no word has a valence.
    """

    start: int
    end: int
    voice: Voice
    n_words: int
    n_quoted_words: int
    vader_compound: float
    sentiment: float
    strongest_word: str | None = None
    strongest_valence: float | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """What a column of scores means.

    `weight` names the column a mean over articles is weighted by, so that a rate over an outlet is the ratio of
    its sums; None: a plain mean. `low` and `high` bound the range where it is bounded. `parts` is false where
    the metric has no meaning in the voices outlet and quoted.
    """

    name: str
    type: MetricType
    unit: str
    low: float | None
    high: float | None
    reading: str
    source: str
    version: int = 1
    weight: str | None = None
    parts: bool = True
