"""Does twice the text take twice the time? A text of each kind, doubled up to 10 MB; CPU time, the best of some runs.

    python benchmarks/linear.py [--largest 10] [--doublings 3] [--runs 2] [--kind prose]

Every run scores one article with a scorer that has learnt nothing yet, all voices, evidence and Python values included.
Judged is the program's own time. What the kernel takes to hand out fresh memory stands below it: the C library gives
large arrays back at once, so that part grows faster than the text as soon as arrays outgrow the heap that it keeps.
Exits with 1 when a doubling takes more than 2.2 times as long.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from rhetoric.model import Article
from rhetoric.scoring import Scorer

EXAMPLES = Path(__file__).parent.parent / "examples"
LIMIT = 2.2


def main() -> None:
    options = read_options()
    sizes = [options.largest * 1_000_000 >> n for n in range(options.doublings, -1, -1)]
    cpu_seconds("The first text pays for what is read once.")
    print(f"{'CPU seconds':22}" + "".join(f"{size / 1e6:10.2f} MB" for size in sizes))
    worst = 0.0
    for kind in [options.kind] if options.kind else KINDS:
        times, kernel = zip(*(measure(kind, size, options.runs) for size in sizes), strict=True)
        ratios = [after / before for before, after in itertools.pairwise(times)]
        worst = max(worst, *ratios)
        print(f"{kind:22}" + "".join(f"{seconds:13.2f}" for seconds in times))
        print(f"{'':35}" + "".join(f"{f'x {ratio:.2f}':>13}" for ratio in ratios))
        print(f"{'  kernel':22}" + "".join(f"{seconds:13.2f}" for seconds in kernel), flush=True)
    sys.exit(worst > LIMIT)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--largest", type=int, default=10, help="millions of characters")
    parser.add_argument("--doublings", type=int, default=3)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--kind", choices=list(KINDS), help="only this kind of text")
    return parser.parse_args()


def measure(kind: str, size: int, runs: int) -> tuple[float, float]:
    """Seconds of the program and of the kernel for it, of the best run."""
    text = KINDS[kind](size)
    return min(cpu_seconds(text) for _ in range(runs))


def cpu_seconds(text: str) -> tuple[float, float]:
    scorer = Scorer()
    before = os.times()
    scorer.score([Article("a", "a", text, title="A headline")]).unpack()
    after = os.times()
    return after.user - before.user, after.system - before.system


def paragraphs() -> Iterator[str]:
    """The paragraphs of the examples again and again, some words of each numbered so that none is like another."""
    rows = [json.loads(line) for path in sorted(EXAMPLES.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    written = [paragraph for row in rows for paragraph in row["text"].split("\n\n")]
    for number, paragraph in enumerate(itertools.cycle(written)):
        words = paragraph.split(" ")
        words[5::11] = [f"{word}{number}" for word in words[5::11]]
        yield " ".join(words)


def tiny_paragraphs() -> Iterator[str]:
    return (f"Ward {number} voted." for number in itertools.count())


def filled(pieces: Callable[[], Iterator[str]], separator: str) -> Callable[[int], str]:
    """Pieces until a size is reached."""

    def fill(size: int) -> str:
        taken, length = [], 0
        for piece in pieces():
            taken.append(piece)
            length += len(piece) + len(separator)
            if length >= size:
                break
        return separator.join(taken)[:size]

    return fill


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


KINDS: dict[str, Callable[[int], str]] = {
    "prose": filled(paragraphs, "\n\n"),
    "one giant paragraph": filled(paragraphs, " "),
    "tiny paragraphs": filled(tiny_paragraphs, "\n\n"),
    "one sentence repeated": repeated("The council, he said, “betrayed” no one but itself. "),
    "one paragraph repeated": repeated(
        "The council voted on the ferry again. Nell Hart said it would not be the last.\n\n"
    ),
    "nested marks": lambda size: "“" * (size // 2) + "”" * (size // 2),
    "plain marks": repeated('"a" '),
    "terms and negations": repeated("no good but a very bad betrayal, "),
    "guards without stops": repeated("a goal to shoot "),
    "no space": repeated("abcdefghij"),
    "accents": lambda size: "a" + "\u0301" * (size - 1),
    "punctuation": repeated("?!. ,;"),
}


if __name__ == "__main__":
    main()
