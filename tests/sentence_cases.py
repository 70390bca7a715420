"""The gold file of sentences, and how boundaries are compared with it. The file's head says how it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rhetoric.lexicon import read_lexicon
from rhetoric.model import Article
from rhetoric.text.quotation import CueIndex
from rhetoric.text.reader import TextReader

CUES = Path(__file__).parents[1] / "configs" / "lexicons" / "cues.csv"
GOLD = Path(__file__).parent / "cases" / "sentences.txt"
_JOINS = {"⏎": "\n", "‿": ""}


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the file: its class, whether it may be used in development, its sentences, the text they make."""

    group: str
    is_development: bool
    sentences: tuple[str, ...]
    text: str

    @property
    def boundaries(self) -> set[int]:
        return boundaries(self.sentences)


def read_gold(path: Path = GOLD) -> list[Passage]:
    """The passages of a gold file, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("# ") and line != "#").split("\n\n")
    passages: list[Passage] = []
    group, place = "", 0
    for block in filter(None, (block.strip("\n") for block in blocks)):
        if block.startswith("[") and block.endswith("]") and "\n" not in block:
            group, place = block[1:-1], 0
        else:
            passages.append(_passage(group, place % 2 == 0, block.split("\n")))
            place += 1
    return passages


def _passage(group: str, is_development: bool, lines: list[str]) -> Passage:
    joined = [(line.rstrip("⏎‿"), _JOINS.get(line[-1], " ")) for line in lines]
    text = "".join(sentence + join for sentence, join in joined).strip()
    return Passage(group, is_development, tuple(sentence for sentence, _ in joined), text)


def boundaries(sentences: Iterable[str]) -> set[int]:
    """Where sentences of a text end, but for the last: how many letters and digits stand before.

    Marks do not count, so it does not matter to which of two sentences a closing mark or a dash is given.
    """
    found, n = set(), 0
    for sentence in sentences:
        found.add(n)
        n += sum(map(str.isalnum, sentence))
    return found - {0, n}


def our_sentences(reader: TextReader, text: str) -> list[str]:
    """The text cut where our sentences begin, also where no word is scored."""
    batch = reader.read([Article("", "", text)])
    return cut(text, batch.chunks.start[batch.sentences.first_chunk].tolist())


def our_reader() -> TextReader:
    return TextReader(CueIndex.from_lexicon(read_lexicon(CUES)))


def cut(text: str, starts: Iterable[int]) -> list[str]:
    """The parts of a text that begin at `starts`, with what stands before the first."""
    return [text[start:end] for start, end in pairwise([0, *starts, len(text)])]
