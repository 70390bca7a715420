"""How much of an article is found on real pages, beside trafilatura alone?

    python benchmarks/extraction.py PAGES_FOLDER

The folder holds gold.jsonl.gz ({page, text} a line) and the pages it names, gzipped. Printed: precision, recall and F1
of word tokens (multisets), each the mean over pages, and CPU milliseconds a page; a third of the pages, by a hash of
their names, apart. A page that is refused (a paywall stub) is measured by the text that there is, and counted.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean

import trafilatura

from rhetoric.extract.page import read_html
from rhetoric.sources.decoding import decode

Scores = tuple[float, float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as file:
        gold = {row["page"]: row["text"] for row in map(json.loads, file)}
    pages = {name: decode(gzip.decompress((folder / name).read_bytes()), html=True)[0] for name in gold}
    print(f"{len(pages)} pages{'':34} precision  recall      F1   F1 apart   ms a page")
    read_html(next(iter(pages.values())))
    report("rhetoric", lambda page: read_html(page).text, pages, gold)
    report("trafilatura", lambda page: trafilatura.extract(page) or "", pages, gold)
    for options in ({}, {"include_comments": False}, {"include_comments": False, "include_tables": False}):
        words = ", ".join(("fast", *(f"no {name.removeprefix('include_')}" for name in options)))
        report(
            f"trafilatura, {words}",
            lambda page, o=options: trafilatura.extract(page, fast=True, **o) or "",
            pages,
            gold,
        )
    refused = [refusal.reason for page in pages.values() if (refusal := read_html(page).refusal)]
    print(f"rhetoric refuses {len(refused)}: {', '.join(refused)}")


def report(name: str, extract: Callable[[str], str], pages: Mapping[str, str], gold: Mapping[str, str]) -> None:
    began = time.process_time()
    texts = {page: extract(content) for page, content in pages.items()}
    milliseconds = 1000 * (time.process_time() - began) / len(pages)
    scores = {page: agreement(text, gold[page]) for page, text in texts.items()}
    precision, recall, f1 = (mean(column) for column in zip(*scores.values(), strict=True))
    apart = mean(f1 for page, (_, _, f1) in scores.items() if is_apart(page))
    print(f"{name:42} {precision:9.4f} {recall:7.4f} {f1:7.4f} {apart:10.4f} {milliseconds:11.1f}")


def agreement(found: str, gold: str) -> Scores:
    """Precision, recall and F1 of the words of a text."""
    ours, theirs = (Counter(tokens(text)) for text in (found, gold))
    n = (ours & theirs).total()
    if not n:
        return 0.0, 0.0, 0.0
    precision, recall = n / ours.total(), n / theirs.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def tokens(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.lower())


def is_apart(page: str) -> bool:
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % 3 == 0


if __name__ == "__main__":
    main()
