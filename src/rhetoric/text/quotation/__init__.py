"""The reader of quotation marks: `read_batch_quotations`, and `read_quotations` for one text.

From a batch's marks to the spans between them (what a mark is, its chunk tells: see `text.marks`):

marks.py         the marks of a batch as columns
pairs.py         those that simply alternate, paired all at once
regions.py       the rest: which paragraphs must be read together
pairing.py       the least-cost reading: open, close, reopen, orphan, ignore
counting.py      the same for what is no prose: thousands of marks
building.py      from what each mark does to spans
spans.py         spans between marks, and their rules
estimates.py     how far a quotation reaches whose closer or opener was lost
resumption.py    a quotation that is printed as a teaser and then in full
gathering.py     the spans of a batch as columns
reading.py       all of that together: `find_spans`

    marks -> pairs ------------------------------------> gathering -> spans as columns
                  `-> regions -> pairing -> building -'

From spans to quotations:

cues.py          the index of the cue lexicon
english.py       closed classes of words
naming.py        words that give a name to something
speakers.py      the noun phrase beside a cue; pronouns and surnames
attribution.py   who claims the words: the cue of the same sentence
kinds.py         direct quotation or scare quotes
quotations.py    the quotations of a batch, and of one text
columns.py       spans and quotations as columns
"""

from __future__ import annotations

from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.quotations import (
    QuotationReading,
    read_batch_quotations,
    read_quotations,
    read_repeated_quotations,
)

__all__ = ["CueIndex", "QuotationReading", "read_batch_quotations", "read_quotations", "read_repeated_quotations"]
