"""Opening a found file, unpacked where it is packed, with every way it can break turned into one error."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from rhetoric.errors import FormatError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from rhetoric.sources.found import Found

SAMPLE_BYTES: Final = 1 << 16
Stream = io.BufferedReader | gzip.GzipFile
_CHUNK: Final = 1 << 17


class UnreadableError(FormatError):
    """A file, or the rest of it, cannot be read; `reason` is the word for its `Rejection`."""

    def __init__(self, detail: str, reason: str = "unreadable") -> None:
        super().__init__(detail)
        self.reason = reason


@contextmanager
def open_bytes(found: Found) -> Iterator[Stream]:
    """The file's bytes, unpacked. Raises UnreadableError where they break off, also in the midst."""
    try:
        with found.path.open("rb") as file:
            yield _unpacked(file, found)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise UnreadableError(f"the {found.compression} file is broken or cut short: {error}") from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None


def read_sample(found: Found, size: int = SAMPLE_BYTES) -> bytes:
    """The first `size` unpacked bytes, as far as they can be read; raises UnreadableError when none can."""
    read = bytearray()
    try:
        with open_bytes(found) as stream:
            while len(read) < size and (chunk := stream.read(min(size - len(read), 8192))):
                read += chunk
    except UnreadableError:
        if not read:
            raise
    return bytes(read)


def read_whole(found: Found, limit: int) -> bytes:
    """All unpacked bytes; UnreadableError ("too_long") past `limit`, since a packed file hides its size."""
    with open_bytes(found) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise UnreadableError(f"more than {limit >> 20} MB: too long for one document", "too_long")
    return content


def _unpacked(file: io.BufferedReader, found: Found) -> Stream:
    if found.compression == "gzip":
        return gzip.GzipFile(fileobj=file)
    if found.compression == "zstd":
        return io.BufferedReader(_ZstdStream(file))
    return file


class _ZstdStream(io.RawIOBase):
    """Unpacked Zstandard frames. (zstandard's own reader takes a file that is cut short for a whole one.)"""

    def __init__(self, file: IO[bytes]) -> None:
        import zstandard

        self._error = zstandard.ZstdError
        self._new = zstandard.ZstdDecompressor
        self._frame = self._new().decompressobj()
        self._file = file
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self._ready and (packed := self._file.read(_CHUNK)):
            self._ready = memoryview(self._unpack(packed))
        if not self._ready and not self._frame.eof:
            raise EOFError("the last frame is not complete")
        room = memoryview(buffer).cast("B")
        n = min(len(room), len(self._ready))
        room[:n] = self._ready[:n]
        self._ready = self._ready[n:]
        return n

    def _unpack(self, packed: bytes) -> bytes:
        unpacked = []
        try:
            while packed:
                if self._frame.eof:
                    self._frame = self._new().decompressobj()
                unpacked.append(self._frame.decompress(packed))
                packed = self._frame.unused_data
        except self._error as error:
            raise EOFError(str(error)) from None
        return b"".join(unpacked)
