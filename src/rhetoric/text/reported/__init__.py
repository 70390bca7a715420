"""Reported speech: what a text says that somebody said, without marks ("X said that S", "according to X, S").

english.py       closed classes of words, beside those of `quotation.english`
frames.py        which construction a cue takes, from the lexicon of frames; what a word is, as flags
running_text.py  the words of a batch with their flags and the punctuation behind them
sites.py         the places of cues and what stands round them: verb or noun, active or passive
contents.py      contents as they are found
behind.py        content behind its cue: "said that S", "told Y that S", "called for Y", "the claim that S"
before.py        content before its cue, or beside a source: "S, X said", "according to X, S"
reading.py       all of that together: `ReportedReader`
columns.py       reported speech as columns
speakers.py      who speaks, read only when evidence is asked for, or a fragment needs it
fragments.py     words in marks inside a report: its speaker claims them
"""

from __future__ import annotations

from rhetoric.text.reported.columns import ReportedColumns
from rhetoric.text.reported.frames import FrameIndex
from rhetoric.text.reported.reading import ReportedReader

__all__ = ["FrameIndex", "ReportedColumns", "ReportedReader"]
