"""Where do sentences end? Precision, recall and F1 of boundaries on the gold file, ours beside what others give.

    python benchmarks/sentences.py [GOLD] [--errors]

textstat's rule cuts at every . ! ? and then drops what has one or two words, which loses boundaries and hides false
ones; both figures are given. The bare regex cuts after . ! ? and closing marks before white space.
"""

from __future__ import annotations

import argparse
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from rhetoric.text.syllables import offline_textstat
from sentence_cases import GOLD, Passage, boundaries, cut, our_reader, our_sentences, read_gold

Segmenter = Callable[[str], list[str]]
Counts = tuple[int, int, int]


def segmenters() -> dict[str, Segmenter]:
    """What is compared: each cuts a text into sentences that together have all its letters."""
    return {"ours": ours(), "pysbd": pysbd_rules(), "textstat": textstat_cuts, "kept": textstat_kept(), "regex": regex}


def ours() -> Segmenter:
    return partial(our_sentences, our_reader())


def pysbd_rules() -> Segmenter:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pysbd
    return pysbd.Segmenter(language="en", clean=False).segment  # type: ignore[no-any-return]


def textstat_cuts(text: str) -> list[str]:
    return cut(text, [match.start() for match in re.finditer(r"\b[^.!?]+[.!?]*", text)])


def textstat_kept() -> Segmenter:
    count_words = offline_textstat().textstat.lexicon_count

    def segment(text: str) -> list[str]:
        found = re.finditer(r"\b[^.!?]+[.!?]*", text)
        return cut(text, [match.start() for match in found if count_words(match[0]) > 2])

    return segment


def regex(text: str) -> list[str]:
    return cut(text, [match.end() for match in re.finditer(r"[.!?][\"'”’)\]]*\s+", text)])


def count(passages: Iterable[Passage], segment: Segmenter) -> Counts:
    """How many boundaries are right, wrong, missed."""
    right = wrong = missed = 0
    for passage in passages:
        found, gold = boundaries(segment(passage.text)), passage.boundaries
        right, wrong, missed = right + len(found & gold), wrong + len(found - gold), missed + len(gold - found)
    return right, wrong, missed


def figures(counts: Counts) -> str:
    """Precision, recall, F1 in per cent."""
    right, wrong, missed = counts
    shares = (right / max(1, right + wrong), right / max(1, right + missed), 2 * right / (2 * right + wrong + missed))
    return " ".join(f"{100 * share:6.1f}" for share in shares)


def row(name: str, passages: Sequence[Passage], all_segmenters: Sequence[Segmenter]) -> str:
    n = sum(len(passage.boundaries) for passage in passages)
    return f"{name:36} {n:5}  " + "   ".join(figures(count(passages, segment)) for segment in all_segmenters)


def show_errors(passages: Iterable[Passage], segment: Segmenter) -> None:
    """Each passage of the development part that is read wrongly, as we cut it."""
    for passage in passages:
        found = segment(passage.text)
        if boundaries(found) != passage.boundaries:
            print(f"[{passage.group}] " + " | ".join(" ".join(part.split()) for part in found if part.strip()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--errors", action="store_true", help="list our errors in the development part")
    options = parser.parse_args()
    passages, compared = read_gold(options.gold), segmenters()
    development = [passage for passage in passages if passage.is_development]
    if options.errors:
        show_errors(development, compared["ours"])
        return
    held_out = [passage for passage in passages if not passage.is_development]
    print(f"{'':36} {'n':>5}  " + "   ".join(f"{name:>8} P    R    F1" for name in compared))
    for group in dict.fromkeys(passage.group for passage in passages):
        print(row(group, [passage for passage in passages if passage.group == group], list(compared.values())))
    for name, part in (("development", development), ("held out", held_out), ("all", passages)):
        print(row(name, part, list(compared.values())))


if __name__ == "__main__":
    main()
