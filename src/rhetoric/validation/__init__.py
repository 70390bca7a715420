"""Figures against labelled files: how well what is read agrees with what people marked; and a lexicon against texts.

labels.py, labelled.py  labelled texts, and the files that hold them: of quotations, of loaded words
readings.py, scored.py  what is read of them
quotations.py           the quotations of labelled texts: `validate_quotations`
loaded_sentences.py     sentences that people called loaded or not
loaded_spans.py         texts in which people marked loaded words
spans.py, tallies.py, ranking.py, agreement.py  what the figures are made of
lexicon_….py            what a lexicon finds in a corpus, and what a change of it would do
"""

from __future__ import annotations

from rhetoric.validation.labels import LabelledText, read_labels
from rhetoric.validation.quotations import QuotationFigures, validate_quotations

__all__ = ["LabelledText", "QuotationFigures", "read_labels", "validate_quotations"]
