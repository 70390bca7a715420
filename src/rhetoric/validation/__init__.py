"""Figures against labelled files: how well what is read agrees with what people marked.

labels.py             labelled documents, and the files that hold them
spans.py              spans of characters: inside, outermost, joined
tallies.py            what is counted over documents, and the figures made of it
readings.py           what is read of them
quotations.py         the quotations of labelled documents: `validate_quotations`
"""

from __future__ import annotations

from rhetoric.validation.labels import LabelledText, read_labels
from rhetoric.validation.quotations import QuotationFigures, validate_quotations

__all__ = ["LabelledText", "QuotationFigures", "read_labels", "validate_quotations"]
