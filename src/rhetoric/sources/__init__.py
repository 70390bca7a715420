"""Where articles come from: files, folders, globs and standard input, each read into `Capture`s.

    find_sources(arguments) -> Found, ...  -> check_columns(found) -> read_source(found) -> Capture, ...

What is wrong with an argument is an error before anything is read; what is wrong inside a file is a
`Rejection`, and the rest goes on.
"""

from __future__ import annotations

from rhetoric.sources.columns import COLUMN_NAMES
from rhetoric.sources.finding import STANDARD_INPUT, find_sources
from rhetoric.sources.found import Found
from rhetoric.sources.reading import check_columns, read_source

__all__ = ["COLUMN_NAMES", "STANDARD_INPUT", "Found", "check_columns", "find_sources", "read_source"]
