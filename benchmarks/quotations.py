"""How well quotations are read, beside a balanced-mark regex: figures on labelled files given by path.

    python benchmarks/quotations.py [--worst N] FILE…

FILE is .jsonl or .jsonl.gz with one document a line: id, text, quotes: [{start, end, kind, …}], where kind
is "direct", "scare", "unattributed" and "embed" (not scored), or another (not marked, not asked for). An
id's part behind "#" names a stress class, which is printed by itself. Or .json with `spans` and the path of
its text under `source`, from the folder above the file's.

characters: precision, recall and F1 of the characters in direct quotation, white space apart. spans: F1 of
exact spans, nested ones and a continued quotation's paragraphs joined, found and labelled alike. share: mean
absolute error of the share of characters, in points; the part of the documents within one point; the worst.
kinds: direct against scare, where the span was found. held: of the documents with unbalanced marks, those whose
gold share lies within the bounds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rhetoric.lexicon import read_lexicon
from rhetoric.model import Quotation
from rhetoric.text.quotation import CueIndex, QuotationReading, read_quotations

Span = tuple[int, int]
LEXICON = Path(__file__).parents[1] / "configs" / "lexicons" / "cues.csv"
NAIVE = re.compile(r"“[^”]*”|\"[^\"]*\"")
IGNORED = ("unattributed", "embed")
NOT_BODY = ("boilerplate", "headline", "repeated_pull_quote")
CONTINUED = ("continued paragraph", "closed in a later paragraph")
OPENING = "“\"'`«„‘"
CLOSING = re.compile(r"[”\"'’»“]\W*\Z")
PARAGRAPH = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Document:
    """A labelled text. `left_out`: what is not scored; `paragraphs` lie outside what is not body."""

    name: str
    text: str
    direct: list[Span]
    scare: list[Span]
    left_out: list[Span]
    paragraphs: list[Span]


@dataclass(slots=True)
class Tally:
    """Counts over the documents of one row of the table."""

    both: int = 0
    only_found: int = 0
    only_gold: int = 0
    spans_both: int = 0
    spans_found: int = 0
    spans_gold: int = 0
    kinds: int = 0
    kinds_right: int = 0
    unbalanced: int = 0
    held: int = 0
    errors: list[tuple[float, str]] = field(default_factory=list)


def documents(path: Path) -> Iterator[Document]:
    """The documents of a file."""
    if path.suffix == ".json":
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parents[1] / gold["source"]).read_bytes().decode("utf-8")
        yield _document(path.stem, text, gold["spans"])
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield _document(row["id"], row["text"], row["quotes"])


def _document(name: str, text: str, labels: list[dict[str, Any]]) -> Document:
    def of(*kinds: str) -> list[Span]:
        return [(label["start"], label["end"]) for label in labels if label["kind"] in kinds]

    away = of(*NOT_BODY)
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    body = [(a, b) for a, b in paragraphs if not any(low <= a and b <= high for low, high in away)]
    between = [(a, b) for a, b in paragraphs if (a, b) not in body]
    return Document(name, text, of("direct"), of("scare"), of(*IGNORED) + between, body)


def outermost(spans: Iterable[Span]) -> set[Span]:
    """The spans that lie in no other."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return set(kept)


def joined(text: str, quotations: Iterable[Quotation]) -> list[Span]:
    """The spans of direct quotations, a continued one with what it continues."""
    spans: list[Span] = []
    for quotation in quotations:
        goes_on = spans and quotation.rule.startswith(CONTINUED)
        if goes_on and not text[spans[-1][1] : quotation.start].strip():
            spans[-1] = (spans[-1][0], quotation.end)
        else:
            spans.append((quotation.start, quotation.end))
    return spans


def joined_labels(text: str, spans: Iterable[Span]) -> set[Span]:
    """The outermost spans, those of a quotation that opens anew in each paragraph joined."""
    kept: list[Span] = []
    for start, end in sorted(outermost(spans)):
        between = text[kept[-1][1] : start] if kept else ""
        goes_on = "\n" in between and not any(map(str.isalnum, between)) and text[start] in OPENING
        if goes_on and not CLOSING.search(text, kept[-1][0] + 1, start):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return set(kept)


def characters(text: str, spans: Iterable[Span]) -> bytearray:
    """One byte a character that is no white space: 1 inside a span."""
    inside = bytearray(len(text))
    for start, end in spans:
        inside[start:end] = b"\1" * (end - start)
    return bytearray(byte for byte, character in zip(inside, text, strict=True) if not character.isspace())


def count(tally: Tally, document: Document, found: list[Span], whole: list[Span]) -> None:
    """Add a document: `found` are the spans, `whole` the same with continued ones joined."""
    text = document.text
    gold, mine, out = (characters(text, spans) for spans in (document.direct, found, document.left_out))
    pairs = [(a, b) for a, b, left_out in zip(gold, mine, out, strict=True) if a or not left_out]
    both, in_gold, in_found = pairs.count((1, 1)), sum(a for a, _ in pairs), sum(b for _, b in pairs)
    tally.both += both
    tally.only_gold += in_gold - both
    tally.only_found += in_found - both
    truth = joined_labels(text, document.direct)
    read = {(a, b) for a, b in whole if not any(low <= a and b <= high for low, high in document.left_out)}
    tally.spans_both += len(truth & read)
    tally.spans_gold += len(truth)
    tally.spans_found += len(read)
    tally.errors.append((100 * abs(in_gold - in_found) / max(1, len(pairs)), document.name))


def count_reading(tally: Tally, document: Document, reading: QuotationReading) -> None:
    """Add what only our own reading has: kinds and bounds."""
    kinds = {(q.start, q.end): q.kind for q in reading.quotations}
    for kind, spans in (("direct", document.direct), ("scare", document.scare)):
        found = [kinds[span] for span in spans if span in kinds]
        tally.kinds += len(found)
        tally.kinds_right += found.count(kind)  # type: ignore[arg-type]
    if reading.balanced:
        return
    direct = [q for q in reading.quotations if q.kind == "direct"]
    gold = sum(characters(document.text, document.direct))
    low = sum(characters(document.text, [(q.start, q.end) for q in direct if q.certain]))
    high = sum(characters(document.text, [*((q.start, q.end) for q in direct), *reading.possible]))
    tally.unbalanced += 1
    tally.held += low <= gold <= high


def figures(tally: Tally) -> str:
    """A tally as a row of the table."""

    def part(some: float, of: float) -> float:
        return 100 * some / of if of else 100.0

    precision = part(tally.both, tally.both + tally.only_found)
    recall = part(tally.both, tally.both + tally.only_gold)
    f1 = part(2 * tally.both, 2 * tally.both + tally.only_found + tally.only_gold)
    spans = part(2 * tally.spans_both, tally.spans_found + tally.spans_gold)
    errors = [error for error, _ in tally.errors]
    near = part(sum(error <= 1 for error in errors), len(errors))
    row = f"{precision:6.2f} {recall:6.2f} {f1:6.2f} {spans:6.2f} {sum(errors) / len(errors):6.2f} {near:6.1f}"
    own = f" {part(tally.kinds_right, tally.kinds):6.1f} {tally.held:4}/{tally.unbalanced}" if tally.kinds else ""
    return f"{row} {max(errors):6.1f}{own}"


def measure(name: str, group: list[Document], read: Callable[[Document], QuotationReading], worst: int) -> None:
    """Print the row of a group, the naive regex's, and the documents that went worst."""
    ours, naive = Tally(), Tally()
    for document in group:
        reading = read(document)
        direct = [q for q in reading.quotations if q.kind == "direct"]
        count(ours, document, [(q.start, q.end) for q in direct], joined(document.text, direct))
        count_reading(ours, document, reading)
        spans = [match.span() for match in NAIVE.finditer(document.text)]
        count(naive, document, spans, spans)
    print(f"{name:28} {len(group):5} {figures(ours)}")
    print(f"{'  balanced-mark regex':28} {'':5} {figures(naive)}")
    for error, document_name in sorted(ours.errors, reverse=True)[:worst]:
        print(f"    {error:5.1f} points  {document_name}")


def main(arguments: list[str]) -> None:
    """Read the files that are named and print their figures."""
    parser = argparse.ArgumentParser(description="Figures on labelled quotations.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--worst", type=int, default=0, help="list so many of the worst documents")
    options = parser.parse_args(arguments)
    cues = CueIndex.from_lexicon(read_lexicon(LEXICON))
    print(
        f"{'':28} {'texts':>5} {'prec':>6} {'recall':>6} {'F1':>6} {'spans':>6} {'share':>6} {'in 1':>6}",
        end="",
    )
    print(f" {'worst':>6} {'kinds':>6} held")
    for path in options.files:
        groups: dict[str, list[Document]] = defaultdict(list)
        for document in documents(path):
            groups[document.name.partition("#")[2] or path.name].append(document)
        for name, group in groups.items():
            measure(name, group, lambda d: read_quotations(d.text, d.paragraphs, cues), options.worst)


if __name__ == "__main__":
    main(sys.argv[1:])
