"""How a chunk may end a sentence and how the next may begin one.

Whether a sentence ends between two chunks is decided by what each is: a full stop after a word, after an abbreviation
that never ends a sentence (Mr.), after one that may (U.S., a.m.), after an initial; and before a capital, before a
frequent first word of sentences (The, He), a small letter, an opening mark. ENDS[end, start] says so, for all chunks of
a batch in one gather.
"""

from __future__ import annotations

import re
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class End(IntEnum):
    """What stands at the end of a chunk."""

    NONE = 0
    STOP = 1  # a full stop after a name, a number or a closing mark
    STOP_SMALL = 2  # a full stop after a word in small letters: a sentence ends even before a small letter
    EXCLAIM = 3  # ! or ?
    EXCLAIM_CLOSED = 4  # ! or ? before a closing mark: “Why?” Smith asked
    ELLIPSIS = 5
    MAYBE = 6  # an abbreviation that may end a sentence: U.S., Inc., a.m.
    NEVER = 7  # an abbreviation that never does: Mr., Gen., vs.
    INITIAL = 8  # one capital: J. Smith
    NUMBER = 9  # one or two digits: 1. at the head of a list, or the end of "aged 42."


class Start(IntEnum):
    """What stands at the start of a chunk."""

    SMALL = 0
    CAPITAL = 1
    STARTER = 2  # a capitalised function word: it begins a sentence far more often than it follows an abbreviation
    DIGIT = 3
    SYMBOL = 4  # no letter or digit
    OPENED = 5  # an opening mark or bracket before a capital or a digit
    OPENED_SMALL = 6


def _table() -> NDArray[np.bool_]:
    table = np.zeros((len(End), len(Start)), dtype=bool)
    table[End.STOP] = table[End.EXCLAIM] = table[End.EXCLAIM_CLOSED] = [0, 1, 1, 1, 1, 1, 0]
    table[End.NUMBER] = [0, 1, 1, 1, 1, 1, 0]
    table[End.STOP_SMALL] = True
    table[End.ELLIPSIS] = [0, 1, 1, 0, 0, 1, 0]
    table[End.MAYBE] = [0, 0, 1, 0, 0, 1, 0]
    table[End.INITIAL] = [0, 0, 1, 0, 0, 0, 0]
    return table


ENDS = _table()

_CLOSERS = r"""["'’”»›)\]}*_\u201c\u2018]"""
_STOPS = re.compile("[.!?…。！？]")
_FINAL = re.compile(rf"([.!?…。！？]+)({_CLOSERS}*)$")
_OPENER = re.compile(r"""^["'‘“„‚«‹(\[{*_`¿¡’”]+""")
_INNER_END = re.compile(r"""(?<=[^\W\d_A-Z]{2}|\d\d)[.!?]+["'’”)\]]*(?=["'‘“(\[]*(?:[A-Z][a-z]|[IA]\b))""")

NEVER = frozenset(
    "mr mrs ms messrs mx dr drs prof rev revd fr sr sra hon gov lt sgt cpl pvt gen col maj capt cmdr cdr adm brig "
    "supt insp sen sens rep reps pres amb atty gens det const pte dep asst assoc vs eg ie e.g i.e cf viz approx "
    "est fig figs eq mt ft st ste bros nos no vol pp op ed eds trans tel ext al ca c incl".split()
)
MAYBE = frozenset(
    "u.s u.k u.n e.u u.s.a d.c l.a n.y u.a.e a.m p.m b.c a.d ph.d m.d b.a m.a m.p inc ltd corp co llc plc cos jr "
    "etc esq jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ave "
    "blvd rd ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mont neb nev okla "
    "ore pa tenn tex va vt wash wis wyo dept univ inst assn min max hr hrs sec lb lbs oz kg km cm mm mph".split()
)
STARTERS = frozenset(
    "the a an this that these those it its he she they we i you his her their our my there here in on at by for "
    "from with to as of after before when while if although though since because until but and or so yet however "
    "then now meanwhile what who why how where which not no all some many most both each every another one two "
    "three it's he's she's they're we're i'm that's there's what's asked according also such nor once under over "
    "during despite instead still even last next earlier later".split()
)
CUES = frozenset(
    "said says say asked asks told tells replied replies added adds wrote writes shouted shouts cried cries "
    "called yelled wondered demanded exclaimed tweeted continued insisted joked".split()
)


def end_of(chunk: str) -> End:
    """How the chunk ends."""
    final = _FINAL.search(chunk) if _STOPS.search(chunk) and not chunk[-1].isalnum() else None
    if final is None:
        return End.NONE
    marks, closers = final.groups()
    if "!" in marks or "?" in marks or "！" in marks or "？" in marks:
        return End.EXCLAIM_CLOSED if closers else End.EXCLAIM
    if "…" in marks or len(marks) > 1:
        return End.ELLIPSIS
    return _full_stop(_OPENER.sub("", chunk[: final.start()]), closed=bool(closers))


def _full_stop(before: str, *, closed: bool) -> End:
    word = before.lower()
    if not before:
        return End.ELLIPSIS  # a full stop by itself: most often one of ". . ."
    if word in MAYBE or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return End.MAYBE
    if len(before) == 1 and before.isalpha():
        return End.INITIAL if before.isupper() else End.NEVER
    if word in NEVER and not closed:
        return End.NEVER
    if before.isdecimal() and len(before) <= 2:
        return End.NUMBER
    return End.STOP_SMALL if before[0].islower() and len(before) > 1 and not closed else End.STOP


def start_of(chunk: str, first_word: tuple[int, int] | None) -> Start:
    """How the chunk starts, given where in it its first word is."""
    if first_word is None:
        return Start.SYMBOL
    word = chunk[slice(*first_word)]
    opened = first_word[0] > 0 and _OPENER.match(chunk) is not None
    if word[0].islower():
        return Start.OPENED_SMALL if opened else Start.SMALL
    if opened:
        return Start.OPENED
    if word[0].isdigit():
        return Start.DIGIT
    return Start.STARTER if word.lower().replace("’", "'") in STARTERS else Start.CAPITAL


def is_cue(chunk: str) -> bool:
    """Whether the chunk is a verb of saying, as it follows “Why?” Smith asked."""
    return chunk.rstrip(".,:;") in CUES


def inner_ends(chunk: str) -> list[int]:
    """Where sentences end inside a chunk that lost the space after a full stop ("policy.The"); not in addresses."""
    if not _STOPS.search(chunk, 2, len(chunk) - 1) or "/" in chunk or "@" in chunk:
        return []
    return [match.end() for match in _INNER_END.finditer(chunk)]
