"""The reader of quotation marks: `QuotationReader` for batches, `read_quotations` for one text.

From a batch's marks to the spans between them (what a mark is, its chunk tells: see `text.marks`):

marks.py         the marks of a batch as columns
pairs.py         those that simply alternate, paired all at once
regions.py       the rest: which paragraphs must be read together
pairing.py       the least-cost reading: open, close, reopen, orphan, ignore
weighing.py      its reading of a region, where words of attribution stand between the marks
counting.py      the same for what is no prose: thousands of marks
building.py      from what each mark does to spans
spans.py         spans between marks, and their rules
lost_closers.py  how far a quotation reaches whose closer was lost
lost_openers.py  how far back one reaches whose opener was lost
telling.py       sentences that speak and sentences that tell
blocks.py        block quotations: words set apart instead of marked
resumption.py    a quotation that is printed as a teaser and then in full
gathering.py     the spans of a batch as columns
reading.py       all of that together: `find_spans`

    marks -> pairs ------------------------------------> gathering -> spans as columns
                  `-> regions -> pairing -> building -'

From spans to quotations:

cues.py          the index of the cue lexicon
cue_phrases.py   cues of several words, looked for at many places at once
english.py       closed classes of words
tokens.py        what a word is to the reader of attributions, as flags
wordbook.py      the flags of a vocabulary's chunks, looked up once a type
surroundings.py  the words between the spans of a paragraph
split_cues.py    cues of two words, the second before the marks: cast … as “…”
naming.py        words that give a name to something
attribution.py   who claims the words: the cue of the same sentence
subjects.py      where the subject of a claim is looked for
speakers.py      the noun phrase beside a cue
cast.py          the names of a document; pronouns and surnames
shapes.py        what the words inside look like: a fragment, a sentence, a title
characterising.py what somebody makes of a person or a thing, no title
works.py         what is in marks because it is a name: titles, shows, nicknames
headings.py      headlines, where single marks quote and capitals make no title
scene.py         all that is known of the spans before their kinds are told
doubts.py        claims that do not convince
kinds.py         direct quotation or scare quotes
possible.py      passages that may be quotation
heard.py         spans and block quotations together
claims.py        from spans to quotations
quotations.py    the quotations of a batch, and of one text
columns.py       spans and quotations as columns
"""

from __future__ import annotations

from rhetoric.text.quotation.columns import QuotationColumns
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.quotations import QuotationReader, QuotationReading, read_quotations

__all__ = ["CueIndex", "QuotationColumns", "QuotationReader", "QuotationReading", "read_quotations"]
