"""The quotations of labelled texts: how well direct, scare and reported speech and their speakers are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rhetoric.model import Quotation
from rhetoric.validation.labels import DIRECT, IGNORED, REPORTED, SCARE, Label, LabelledText
from rhetoric.validation.readings import Reading, readings
from rhetoric.validation.spans import Span, characters, inside, joined, joined_labels, outermost, within
from rhetoric.validation.tallies import Agreement, Counted, ShareErrors

NAIVE = re.compile(r"“[^”]*”|\"[^\"]*\"")
"""The regular expression beside which the figures stand."""
_PRONOUNS = frozenset("he she they it i we you who".split())


@dataclass(frozen=True, slots=True)
class WorstSpan:
    """A span that was read wrongly. `wrong`: its characters, white space apart, that were not labelled or not found.

    `rule`: what read it; None for a labelled quotation that was not found.
    """

    wrong: int
    name: str
    start: int
    end: int
    kind: str
    rule: str | None
    text: str


@dataclass(slots=True)
class QuotationFigures:
    """The figures of one class of texts; percentages, and points of the share of quoted characters.

    characters: those in direct quotation, white space apart. spans: exact spans, nested ones left out, the paragraphs
    of a continued quotation joined. kinds: direct against scare, where the span was found. bounds: unbalanced texts
    whose labelled share lies within the bounds. tokens: words in direct or reported speech, where the file has labels
    of reported speech; reported: those outside direct quotation. speakers: labelled speakers (pronouns left out) of
    quotations found exactly and of reports in which one of ours begins. naive_…: the same of a regular expression.
    """

    n_texts: int = 0
    characters: Agreement = field(default_factory=Agreement)
    spans: Agreement = field(default_factory=Agreement)
    share: ShareErrors = field(default_factory=ShareErrors)
    kinds: Counted = field(default_factory=Counted)
    bounds: Counted = field(default_factory=Counted)
    tokens: Agreement = field(default_factory=Agreement)
    reported: Agreement = field(default_factory=Agreement)
    speakers: Counted = field(default_factory=Counted)
    naive_characters: Agreement = field(default_factory=Agreement)
    naive_spans: Agreement = field(default_factory=Agreement)
    naive_share: ShareErrors = field(default_factory=ShareErrors)
    worst: list[WorstSpan] = field(default_factory=list)


def validate_quotations(texts: Iterable[LabelledText], *, n_worst: int = 10) -> dict[str, QuotationFigures]:
    """The figures by class of texts (see `LabelledText.group`), in the order in which the classes are met.

    What the labels call boilerplate, headline or a repeated passage is no body; labels of kinds that are not scored
    leave their passages out.
    """
    figures: dict[str, QuotationFigures] = {}
    for text, reading in readings(texts):
        of_group = figures.setdefault(text.group, QuotationFigures())
        _count(of_group, text, reading)
        of_group.worst = sorted(of_group.worst, key=lambda span: -span.wrong)[:n_worst]
    return figures


def _count(figures: QuotationFigures, text: LabelledText, reading: Reading) -> None:
    figures.n_texts += 1
    left_out = [*text.spans(*IGNORED), *text.away]
    direct = reading.of_kind("direct")
    found = [(quotation.start, quotation.end) for quotation in direct]
    ours = (figures.characters, figures.spans, figures.share)
    _count_direct(ours, text, found, joined(text.text, direct), left_out)
    naive = [match.span() for match in NAIVE.finditer(text.text)]
    beside = (figures.naive_characters, figures.naive_spans, figures.naive_share)
    _count_direct(beside, text, naive, naive, left_out)
    _count_kinds(figures.kinds, text, reading)
    if not reading.balanced:
        figures.bounds.add(_holds(text, reading))
    if text.spans(*REPORTED):
        _count_tokens(figures, text, reading, left_out)
    _count_speakers(figures.speakers, text, reading)
    figures.worst += _wrong_spans(text, direct, left_out)


def _count_direct(
    tallies: tuple[Agreement, Agreement, ShareErrors],
    text: LabelledText,
    found: Sequence[Span],
    whole: Sequence[Span],
    left_out: Sequence[Span],
) -> None:
    """found: the spans that were read; whole: the same with continued ones joined."""
    of_characters, of_spans, shares = tallies
    passages = (text.spans(*DIRECT), found, left_out)
    gold, mine, out = (characters(text.text, spans) for spans in passages)
    pairs = [(a, b) for a, b, is_out in zip(gold, mine, out, strict=True) if a or not is_out]
    labelled, n_found = sum(a for a, _ in pairs), sum(b for _, b in pairs)
    of_characters.add(pairs.count((1, 1)), n_found, labelled)
    truth = joined_labels(text.text, text.spans(*DIRECT))
    read = {span for span in whole if not within(span, left_out)}
    of_spans.add(len(truth & read), len(read), len(truth))
    shares.errors.append((100 * abs(labelled - n_found) / max(1, len(pairs)), text.name))


def _count_kinds(kinds: Counted, text: LabelledText, reading: Reading) -> None:
    found = {(q.start, q.end): q.kind for q in reading.quotations if q.kind in ("direct", "scare")}
    for names in (DIRECT, SCARE):
        for span in text.spans(*names):
            if span in found:
                kinds.add(found[span] in names)


def _holds(text: LabelledText, reading: Reading) -> bool:
    """Whether the labelled quotation lies between what surely is quotation and what may be."""
    direct = reading.of_kind("direct")
    surely = [(q.start, q.end) for q in direct if q.certain]
    perhaps = [*((q.start, q.end) for q in direct), *reading.possible]
    low, gold, high = (sum(characters(text.text, spans)) for spans in (surely, text.spans(*DIRECT), perhaps))
    return low <= gold <= high


def _count_tokens(figures: QuotationFigures, text: LabelledText, reading: Reading, left_out: Sequence[Span]) -> None:
    """Words that begin in somebody's words, direct or reported."""
    size = len(text.text)
    direct, reported = ([(q.start, q.end) for q in reading.of_kind(kind)] for kind in ("direct", "reported"))
    gold = inside(size, text.spans(*DIRECT, *REPORTED))
    quoted, mine, out = inside(size, direct), inside(size, direct + reported), inside(size, left_out)
    facts = [(gold[word], mine[word], quoted[word]) for word in reading.words if gold[word] or not out[word]]
    both, found, labelled = sum(g & m for g, m, _ in facts), sum(m for _, m, _ in facts), sum(g for g, _, _ in facts)
    figures.tokens.add(both, found, labelled)
    plain = [(g, m) for g, m, q in facts if not q]
    figures.reported.add(plain.count((1, 1)), sum(m for _, m in plain), sum(g for g, _ in plain))


def _count_speakers(speakers: Counted, text: LabelledText, reading: Reading) -> None:
    """The speakers of direct quotations found exactly, and of labelled reports in which a report of ours begins."""
    direct = {(q.start, q.end): q for q in reading.of_kind("direct")}
    reports = reading.of_kind("reported")
    for label in text.labels:
        if not label.speaker or label.speaker.lower() in _PRONOUNS:
            continue
        found = direct.get(label.span) if label.kind in DIRECT else _report_in(label, reports)
        if found is not None:
            speakers.add(is_same_speaker(found.speaker, label.speaker))


def _report_in(label: Label, reports: Sequence[Quotation]) -> Quotation | None:
    if label.kind not in REPORTED:
        return None
    return next((q for q in reports if label.start <= q.start < label.end), None)


def is_same_speaker(found: str | None, labelled: str) -> bool:
    """Whether two phrases share a word that is a name, or their last word: "Ada Brandt", "Mayor Brandt, of Arden"."""
    if found is None:
        return False
    mine, gold = (re.findall(r"[^\W_]+", phrase.replace("’s", "").replace("'s", "")) for phrase in (found, labelled))
    names = {word.lower() for word in mine if word[0].isupper()} & {word.lower() for word in gold if word[0].isupper()}
    names -= {"the", "a", "an", "mr", "mrs", "ms", "dr"}
    return bool(names) or (bool(mine) and bool(gold) and mine[-1].lower() == gold[-1].lower())


def _wrong_spans(text: LabelledText, direct: Sequence[Quotation], left_out: Sequence[Span]) -> list[WorstSpan]:
    """The spans that are not as they were labelled, and the labelled ones that were not found."""
    size = len(text.text)
    gold = inside(size, [*text.spans(*DIRECT), *left_out])
    mine = inside(size, [(q.start, q.end) for q in direct])
    read = [((q.start, q.end), q.kind, q.rule, gold) for q in direct]
    missed = [(span, "direct", None, mine) for span in sorted(outermost(text.spans(*DIRECT)))]
    wrong = []
    for (start, end), kind, rule, other in [*read, *missed]:
        n = sum(not other[at] and not text.text[at].isspace() for at in range(start, end))
        if n:
            wrong.append(WorstSpan(n, text.name, start, end, kind, rule, text.text[start:end]))
    return wrong
