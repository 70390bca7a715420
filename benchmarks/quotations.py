"""Quotations of labelled files, beside a balanced-mark regex: one row a file, or a class of texts.

    python benchmarks/quotations.py [--worst N] [--split] FILE…

FILE: see `rhetoric validate quotations --help`, which prints the same figures of one file, and more. --split: the texts
whose id has a CRC-32 that 3 divides are rows of their own ("held"), so that rules are written with the others in view.

prec, recall, F1: characters in direct quotation, white space apart. spans: F1 of exact spans. share: mean error of the
share of characters, in points; in 1: the part of the texts within one point; worst. kinds: direct against scare. held:
of the texts with unbalanced marks, those whose share lies within the bounds. words: F1 of words in direct or reported
speech; reported: of those outside direct quotation; who: speakers.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from rhetoric.validation import LabelledText, QuotationFigures, read_labels, validate_quotations
from rhetoric.validation.tallies import Agreement, ShareErrors

HEAD = ("texts", "prec", "recall", "F1", "spans", "share", "in 1", "worst", "kinds", "held", "words", "reported", "who")


def part_of(text: LabelledText) -> LabelledText:
    """The text under a name that tells its part."""
    part = "held" if crc32(text.name.encode()) % 3 == 0 else "developed on"
    return replace(text, name=f"{text.name}#{part}")


def row(n: int | None, of_characters: Agreement, spans: Agreement, share: ShareErrors) -> str:
    """The figures of direct quotation."""
    values = (of_characters.precision, of_characters.recall, of_characters.f1, spans.f1, share.mean, share.within_one)
    cells = ["" if n is None else str(n), *map(number, values), number(share.worst[0])]
    return "".join(f"{cell:>9}" for cell in cells)


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def show(name: str, found: QuotationFigures, n_worst: int) -> None:
    """Print a class of texts: ours, the regex's, and the texts whose share is worst."""
    others = (found.kinds.share, None, found.tokens.f1, found.reported.f1, found.speakers.share)
    cells = [number(value) for value in others]
    cells[1] = f"{found.bounds.right}/{found.bounds.of}"
    print(f"{name:28}{row(found.n_texts, found.characters, found.spans, found.share)}", end="")
    print("".join(f"{cell:>9}" for cell in cells))
    print(f"{'  balanced-mark regex':28}{row(None, found.naive_characters, found.naive_spans, found.naive_share)}")
    for points, text in sorted(found.share.errors, reverse=True)[:n_worst]:
        print(f"    {points:5.1f} points  {text}")


def main(arguments: list[str]) -> None:
    """Read the files that are named and print their figures."""
    parser = argparse.ArgumentParser(description="Figures on labelled quotations.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--worst", type=int, default=0, help="list so many of the worst texts")
    parser.add_argument("--split", action="store_true", help="a third of the texts apart")
    options = parser.parse_args(arguments)
    print(" " * 28 + "".join(f"{head:>9}" for head in HEAD))
    for path in options.files:
        texts = read_labels(path)
        texts = [part_of(text) for text in texts] if options.split else texts
        for group, found in validate_quotations(texts).items():
            show(group or path.name, found, options.worst)


if __name__ == "__main__":
    main(sys.argv[1:])
