"""Standard input and named pipes, which can be read only once: copied to a temporary file, their format
sniffed.

A file can be opened again (to look at its columns, to read it in another process) and does not weigh on
memory.
"""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO

from rhetoric.errors import SourceError
from rhetoric.sources.decoding import decode_sample, is_binary
from rhetoric.sources.formats import PARQUET_MAGIC, compression_of, sniff_format
from rhetoric.sources.found import Found
from rhetoric.sources.opening import read_sample


def spool_standard_input(label: str) -> Found:
    """All of standard input; SourceError when it is closed, a terminal or empty."""
    stream = sys.stdin
    if stream is None or stream.closed or stream.isatty():
        raise SourceError(f"{label}: nothing is piped in. For example: cat article.txt | rhetoric score -")
    return spool(stream.buffer, label)


def spool(stream: IO[bytes], label: str) -> Found:
    """All of `stream` in a temporary file that goes when this process ends; SourceError when it is empty."""
    with tempfile.NamedTemporaryFile(prefix="rhetoric-", delete=False) as file:
        path = Path(file.name)
        atexit.register(path.unlink, missing_ok=True)
        shutil.copyfileobj(stream, file)
        n_bytes = file.tell()
    if n_bytes == 0:
        raise SourceError(f"{label}: nothing came in (0 bytes). Pipe an article or a table of articles into it.")
    return _sniff(path, label)


def _sniff(path: Path, label: str) -> Found:
    with path.open("rb") as file:
        first = file.read(4)
    if first == PARQUET_MAGIC:
        return Found(path, label, "parquet")
    packed = Found(path, label, "text", compression_of(first))
    sample = read_sample(packed)
    form = "text" if is_binary(sample) else sniff_format(decode_sample(sample))
    return Found(path, label, form, packed.compression)
