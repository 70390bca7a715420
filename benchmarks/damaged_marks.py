"""Are quotations read alike when their marks are damaged? Of articles whose marks are sound, a row a kind of damage.

    python benchmarks/damaged_marks.py ARTICLES.parquet [--articles 900] [--seed 1] [--worst N]

An article is taken where every mark has its partner and four or more direct quotations are sure; what is read of it is
the gold standard of its damaged copies. That is no agreement with people (see `quotations.py`), but it can be measured
on any articles. Which marks are damaged is drawn by chance, for each article by itself, so that figures before and
after a change can be compared; the columns are those of `quotations.py`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from quotations import HEAD, show
from rhetoric.validation import LabelledText, validate_quotations
from rhetoric.validation.labels import Label
from rhetoric.validation.readings import readings
from speed import read_articles

LONGEST, FEWEST = 20_000, 4
"""Characters of an article; direct quotations of it."""
SHORTEST = 25
"""Characters of a quotation that loses a mark: of a fragment nobody could tell."""

Change = tuple[int, str]
"""The place of a mark, and what stands there instead."""
Damage = Callable[[Sequence[Label], random.Random], list[Change]]


def every(opener: str, closer: str) -> Damage:
    """All marks as others."""
    return lambda labels, _: [change for label in labels for change in ((label.start, opener), (label.end - 1, closer))]


def lost(side: str, count: int) -> Damage:
    """Some direct quotations without their opener or closer."""

    def damage(labels: Sequence[Label], chance: random.Random) -> list[Change]:
        long = [label for label in labels if label.kind == "direct" and label.end - label.start > SHORTEST]
        chosen = chance.sample(long, min(count, len(long)))
        return [(label.start if side == "opener" else label.end - 1, "") for label in chosen]

    return damage


def flipped(labels: Sequence[Label], chance: random.Random) -> list[Change]:
    """A quarter of the quotations with an opener for a closer or the other way round."""
    chosen = chance.sample(labels, max(1, len(labels) // 4))
    return [chance.choice(((label.start, "”"), (label.end - 1, "“"))) for label in chosen]


DAMAGES: dict[str, Damage] = {
    "straight": every('"', '"'),
    "guillemets": every("«", "»"),
    "German": every("„", "“"),
    "doubled": every("''", "''"),
    "British": every("‘", "’"),
    "British straight": every("'", "'"),
    "flipped": flipped,
    "closer lost": lost("closer", 1),
    "opener lost": lost("opener", 1),
    "two closers lost": lost("closer", 2),
    "two openers lost": lost("opener", 2),
}


def sound(texts: Iterable[LabelledText]) -> Iterator[LabelledText]:
    """The texts whose reading is sure, with it as their labels."""
    for text, reading in readings(texts):
        found = [quotation for quotation in reading.quotations if quotation.kind in ("direct", "scare")]
        n_direct = sum(quotation.kind == "direct" for quotation in found)
        if reading.balanced and n_direct >= FEWEST and all(quotation.certain for quotation in found):
            labels = tuple(Label(quotation.start, quotation.end, quotation.kind) for quotation in found)
            yield LabelledText(text.name, text.text, labels)


def in_double_marks(text: LabelledText) -> list[Label]:
    """The labels with a double mark at either end, nested ones left out."""
    return [
        label
        for label in text.labels
        if text.text[label.start] in '“"'
        and text.text[label.end - 1] in '”"'
        and not any(other.start < label.start and label.end < other.end for other in text.labels)
    ]


def damaged(text: LabelledText, name: str, changes: Iterable[Change]) -> LabelledText:
    """The text with its changes made, and its labels moved with them."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    last = 0
    for place, mark in sorted(changes):
        pieces += [text.text[last:place], mark]
        shifts.append((place, len(mark) - 1))
        last = place + 1

    def moved(place: int) -> int:
        return place + sum(shift for where, shift in shifts if where < place)

    labels = tuple(Label(moved(label.start), moved(label.end), label.kind) for label in text.labels)
    return LabelledText(f"{text.name}#{name}", "".join([*pieces, text.text[last:]]), labels)


def main() -> None:
    """Damage some of the articles of a file and print how they are read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=900)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=0, help="list so many of the worst texts")
    options = parser.parse_args()
    articles = [article for article in read_articles(options.articles_file) if len(article.text) < LONGEST]
    chance = random.Random(options.seed)
    chosen = chance.sample(articles, min(options.articles, len(articles)))
    texts = list(sound(LabelledText(article.article_id, article.text, ()) for article in chosen))
    print(" " * 28 + "".join(f"{head:>9}" for head in HEAD))
    for name, damage in DAMAGES.items():
        drawn = [random.Random(f"{options.seed} {name} {text.name}") for text in texts]
        copies = [
            damaged(text, name, damage(in_double_marks(text), draw)) for text, draw in zip(texts, drawn, strict=True)
        ]
        show(name, validate_quotations(copies)[name], options.worst)


if __name__ == "__main__":
    main()
