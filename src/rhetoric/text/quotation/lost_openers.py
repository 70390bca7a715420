"""How far back a quotation reaches whose opener was lost.

What may say so, in this order: a label (ADA BRANDT: …); a cue with a colon, a comma or "that"; the cue of the sentence
that ends with the closer, unless words beside the quotation say who speaks, or a colon ends the paragraph before; which
sentences of the paragraph speak and which tell. An estimate is never certain, and says which of these it rests on.
"""

from __future__ import annotations

import re

from rhetoric.text.marks.glyphs import GLYPHS
from rhetoric.text.quotation.cues import CueIndex, Form, tokens_of
from rhetoric.text.quotation.english import SPEAKER_FOLLOWS
from rhetoric.text.quotation.spans import Estimate
from rhetoric.text.quotation.telling import FIRST_PERSON, first_that_speaks, names_in, reports, sentence_ends

_LEAD_IN = re.compile(r":\s+|,\s+(?=[A-Z])|\s+that\s+")
_SIGNATURE = re.compile(r"\s*[—–]\s*[^\W\d_a-z]")
"""A dash and a name: “…” — Ada Brandt."""
_LABEL = re.compile(r"[^\W\d_a-z][^\Wa-z]{2,}(?:[ .’'-]+[^\W\d_a-z][^\Wa-z]*){0,5}: ")
"""The speaker's name before the words, as in a transcript (ADA BRANDT: We …)."""

_NO_REPORT = frozenset({"to", "be", "been", "not"})
"""Before a verb of speech: nobody has said it."""
FEWEST_WORDS = 4
"""So few words behind a cue are no quotation."""
ATTRIBUTION_CHARACTERS, ATTRIBUTION_WORDS = 80, 10
"""Where an attribution is looked for behind a closer."""
LEAD_IN_CHARACTERS, LEAD_IN_WORDS, COLON_WORDS = 120, 4, 10
"""Where a cue is looked for before a colon, a comma or "that"; and before a colon and a capital letter."""


def estimate_start(
    text: str, closer: tuple[int, int], limit: int, paragraph: tuple[int, int], cues: CueIndex, *, is_led_in: bool
) -> Estimate:
    """The reach of a quotation without an opener: to its closer, at least from `limit` on.

    `limit` is the beginning of the paragraph or the end of the quotation before. is_led_in: a colon ends the paragraph
    before.
    """
    inside, end = closer
    first = inside - len(text[limit:inside].lstrip())
    begins_paragraph = limit == paragraph[0]
    before = text[max(first, inside - 1) : inside]
    attributed = (is_led_in and begins_paragraph) or _is_attributed(text, before, end, paragraph[1], cues)
    start, rule = _start_of(text, (first, inside, end), begins_paragraph, attributed, paragraph[1], cues)
    return Estimate(start, end, f"missing opener: {rule}", (first, end))


def _start_of(
    text: str, edges: tuple[int, int, int], begins_paragraph: bool, attributed: bool, high: int, cues: CueIndex
) -> tuple[int, str]:
    """Where the words begin, and what says so.

    edges: of what may belong to them, before and behind the closer. attributed: words beside them say who speaks.
    """
    first, inside, end = edges
    boundaries = [behind for _, behind in sentence_ends(text, first, inside)]
    last = boundaries[-1] if boundaries else first
    label = _LABEL.match(text, first, inside) if begins_paragraph else None
    led_in = label.end() if label else _lead_in(text, first, last, inside, cues, attributed)
    if led_in is not None:
        return led_in, "from the words that lead in"
    if not attributed and not begins_paragraph and not boundaries and reports(text, first, inside, cues):
        return inside, "behind an attribution"
    told = None if attributed else _behind_cue(text, last, inside, cues)
    if told is not None and (begins_paragraph or reports(text, last, told, cues)):
        return told, "from the cue of the report"
    if begins_paragraph and not attributed and text[end:high].strip(")]."):
        return last, "from the beginning of the sentence"
    first = first if begins_paragraph or not boundaries else boundaries[0]
    names = names_in(text, end, min(high, end + ATTRIBUTION_CHARACTERS)) if attributed else frozenset()
    start = first_that_speaks(text, first, inside, names, cues)
    if start > first:
        return start, "from the sentence that begins to speak"
    return start, f"from the beginning of the {'paragraph' if begins_paragraph else 'sentence'}"


def _behind_cue(text: str, start: int, end: int, cues: CueIndex) -> int | None:
    """Where the words begin behind the last verb of speech in text[start:end] that stands before any "I" or "we"; None
    without one."""
    tokens = tokens_of(text, start, end)
    own = next((place for place, token in enumerate(tokens) if FIRST_PERSON.fullmatch(token)), len(tokens))
    told = [cue.last for cue in cues.find(tokens[:own]) if cue.is_finite and tokens[cue.first - 1] not in _NO_REPORT]
    last = max(told, default=len(tokens))
    if len(tokens) - last < FEWEST_WORDS:
        return None
    for token in reversed(tokens[last:]):
        end = text.rindex(token, start, end)
    return end


def _is_attributed(text: str, before: str, start: int, high: int, cues: CueIndex) -> bool:
    """Whether words of attribution follow a closer, in the same sentence: none after a full stop and a capital or mark.

    before: the character before the closer. A dash and a name are such words too.
    """
    if _SIGNATURE.match(text, start, high):
        return True
    end = min(high, start + ATTRIBUTION_CHARACTERS)
    behind = text[start:end].lstrip()[:1]
    if before == "." and (behind.isupper() or behind in GLYPHS):
        return False
    boundary = sentence_ends(text, start, end)
    found = cues.find(tokens_of(text, start, boundary[0][0] if boundary else end)[:ATTRIBUTION_WORDS])
    return any(_names_a_speaker(tuple(cue.words.lower().split())) for cue in found)


def _names_a_speaker(cue: Form) -> bool:
    """Whether a cue behind a quotation stands beside who speaks: not "referring to", "adding"."""
    return cue in SPEAKER_FOLLOWS or not cue[0].endswith("ing")


def _lead_in(text: str, start: int, last: int, end: int, cues: CueIndex, attributed: bool) -> int | None:
    """Where the words begin that a cue leads in, if one does; last: where the last sentence begins.

    The first cue with a colon or a comma beside it or a colon and a capital letter near it, else the last with a colon,
    a comma or "that" near it in the last sentence, which must report; only the former where an attribution follows,
    which leaves nothing to say for another.
    """
    found = None
    for match in _LEAD_IN.finditer(text, start, end):
        tokens = tokens_of(text, max(start, match.start() - LEAD_IN_CHARACTERS), match.start())
        cue = cues.find(tokens)[-1:]
        distance = len(tokens) - cue[0].last if cue else LEAD_IN_WORDS + 1
        is_colon = text[match.start()] == ":" and text[match.end() : match.end() + 1].isupper()
        if (not distance and text[match.start()] in ":,") or (is_colon and cue and distance <= COLON_WORDS):
            return match.end()
        is_near = distance <= LEAD_IN_WORDS and match.start() >= last and not attributed
        if is_near and reports(text, max(last, match.start() - LEAD_IN_CHARACTERS), match.start(), cues):
            found = match.end()
    return found
