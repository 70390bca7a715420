"""How long do near copies take to find among very many short texts, and how many are found?

    python benchmarks/near_copies.py [--articles 2000000]

The texts are made from their number alone, 60 to 120 words by Zipf's law from 50,000; every twentieth is a copy of an
earlier one: word for word, with every twentieth word another, or the first two thirds of it. Printed: CPU seconds and
peak memory for sketches and for groups, the share of copies that were put with their original, and texts that were put
together and should not have been.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rhetoric.warehouse.near_copies import group_copies
from rhetoric.warehouse.sketches import BINS, sketch

BATCH = 5_000
VOCABULARY = 50_000
LONGEST, SHORTEST = 120, 60
EVERY = 20
KINDS = ("word for word", "every twentieth word", "two thirds")
WORDS = np.array([f"{'bcdfghklmnprst'[n % 14]}{'aeiou'[n % 5]}{n:x}" for n in range(VOCABULARY)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=2_000_000)
    n = parser.parse_args().articles
    print(f"{n:,} texts of {SHORTEST} to {LONGEST} words; {megabytes():,.0f} MB before")
    sketches = np.empty((n, BINS), np.uint16)
    making = spent = 0.0
    for first in range(0, n, BATCH):
        began = time.process_time()
        batch = texts(range(first, min(n, first + BATCH)))
        making += time.process_time() - began
        began = time.process_time()
        sketches[first : first + BATCH] = sketch(batch)
        spent += time.process_time() - began
    rate = f"{1e6 * spent / n:.0f} us a text"
    print(f"sketches: {spent:.1f} s, {rate}; {megabytes():,.0f} MB ({making:.0f} s to make the texts)")
    began = time.process_time()
    groups = group_copies(sketches, np.arange(n), texts)
    print(f"groups:   {time.process_time() - began:.1f} s; {megabytes():,.0f} MB at most")
    report(groups)


def report(groups: NDArray[np.int64]) -> None:
    """Each kind of planted copy found or not; and all others that are not alone."""
    copies = np.arange(EVERY, len(groups), EVERY)
    originals, kinds = origin(copies)
    for kind, name in enumerate(KINDS):
        of_kind = kinds == kind
        found = groups[copies[of_kind]] == groups[originals[of_kind]]
        print(f"copies, {name:20} {found.sum():8,} of {of_kind.sum():8,} found ({found.mean():.2%})")
    expected = np.arange(len(groups))
    for copy, original in zip(copies.tolist(), originals.tolist(), strict=True):
        expected[copy] = expected[original]
    sizes, wanted = (np.bincount(column, minlength=len(groups)) for column in (groups, expected))
    print(f"put together without being copies: {np.maximum(0, sizes - wanted)[wanted == 1].sum():,} texts")


def texts(places: Sequence[int]) -> list[str]:
    """The texts of these numbers."""
    numbers = np.asarray(places, np.int64)
    is_copy = (numbers % EVERY == 0) & (numbers > 0)
    originals, kinds = origin(numbers)
    source = np.where(is_copy, originals, numbers)
    ranks, lengths = words_of(source)
    edited = np.flatnonzero(is_copy & (kinds == 1))
    ranks[edited, ::20] = words_of(numbers[edited] + (1 << 40))[0][:, ::20]
    lengths = np.where(is_copy & (kinds == 2), lengths * 2 // 3, lengths)
    return [" ".join(row[:length]) for row, length in zip(WORDS[ranks], lengths.tolist(), strict=True)]


def origin(copies: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The original of each copy, and the kind of copy it is."""
    draw = mixed(copies.astype(np.uint64) + np.uint64(77))
    back = (draw % np.uint64(10_000)).astype(np.int64)
    earlier = np.maximum(1, copies - 1 - back)
    return earlier - (earlier % EVERY == 0), ((draw >> np.uint64(32)) % np.uint64(len(KINDS))).astype(np.int64)


def words_of(numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(n, 120) ranks of words by Zipf's law, and how many of them count."""
    seeds = mixed(numbers.astype(np.uint64))
    draws = mixed(seeds[:, None] + np.arange(LONGEST, dtype=np.uint64) * np.uint64(0x632BE59BD9B4E019))
    uniform = (draws >> np.uint64(11)).astype(np.float64) / 2**53
    lengths = SHORTEST + (seeds % np.uint64(LONGEST - SHORTEST + 1)).astype(np.int64)
    return (VOCABULARY**uniform).astype(np.int64) - 1, lengths


def mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def megabytes() -> float:
    """The largest resident memory so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
