"""The reader of quotation marks: `read_batch_quotations`, and `read_quotations` for one text.

glyphs.py        what people use as quotation marks
contexts.py      what it costs to read a mark as an opener or a closer, by what stands beside it
apostrophes.py   single marks that are none
marks.py         the marks of a text, each with its costs
regions.py       the document's habit; which paragraphs must be read together
pairing.py       the least-cost reading: open, close, reopen, orphan, ignore
counting.py      the same for what is no prose: thousands of marks
spans.py         spans between marks, and their rules
building.py      from what each mark does to spans
estimates.py     how far a quotation reaches whose closer or opener was lost
resumption.py    a quotation that is printed as a teaser and then in full
cues.py          the index of the cue lexicon
english.py       closed classes of words
naming.py        words that give a name to something
speakers.py      the noun phrase beside a cue; pronouns and surnames
attribution.py   who claims the words: the cue of the same sentence
kinds.py         direct quotation or scare quotes
reading.py       all of it together
"""

from __future__ import annotations

from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.reading import QuotationReading, read_batch_quotations, read_quotations

__all__ = ["CueIndex", "QuotationReading", "read_batch_quotations", "read_quotations"]
