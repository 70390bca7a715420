"""Quotation marks as facts of chunks: what stands between white space is weighed once, wherever it is met again.

glyphs.py        what people use as quotation marks
contexts.py      what it costs to read a mark as an opener or a closer, by what stands beside it
apostrophes.py   single marks that are none
chunk_marks.py   the marks of a chunk, each with its costs
patterns.py      the chunks that have the same marks at the same places, as rows of a table
"""
