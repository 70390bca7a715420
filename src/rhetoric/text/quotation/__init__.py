"""The reader of quotation marks: `QuotationReader` for batches, `read_quotations` for one text.

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
reading.py       from marks to spans

cues.py          the index of the cue lexicon
cue_phrases.py   cues of several words, looked for at many places at once
english.py       closed classes of words
tokens.py        what a word is to the reader of attributions, as flags
wordbook.py      the flags of a vocabulary's chunks, looked up once a type
surroundings.py  the words between the spans of a paragraph
naming.py        words that give a name to something
attribution.py   who claims the words: the cue of the same sentence
subjects.py      where the subject of a claim is looked for
speakers.py      the noun phrase beside a cue
cast.py          the names of a document; pronouns and surnames
shapes.py        what the words inside look like: a fragment, a sentence, a title
kinds.py         direct quotation or scare quotes
possible.py      passages that may be quotation
claims.py        from spans to quotations
quotations.py    the quotations of a batch, and of one text
columns.py       spans and quotations as columns
"""

from __future__ import annotations

from rhetoric.text.quotation.columns import QuotationColumns
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.quotations import QuotationReader, QuotationReading, read_quotations

__all__ = ["CueIndex", "QuotationColumns", "QuotationReader", "QuotationReading", "read_quotations"]
