"""An answer's body, unpacked no further than a limit: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable
from typing import Final, Protocol

ACCEPTED_ENCODINGS: Final = "gzip, deflate"
_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32


class BodyError(Exception):
    """The body cannot be used; `reason` is "too_large" or "broken_answer"."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


async def read_body(parts: AsyncIterable[bytes], encoding: str, packed: int, unpacked: int) -> bytes:
    """All bytes of a body sent as `encoding` (the header's words).

    Raises BodyError past `packed` bytes on the way or `unpacked` bytes afterwards, for an encoding that was not
    asked for, and for one that breaks off.
    """
    codec = _codec(encoding, unpacked)
    read, body = 0, bytearray()
    async for part in parts:
        read += len(part)
        if read > packed:
            raise BodyError("too_large", f"more than {packed / 1e6:g} MB on the way (web.maximum_packed_mb)")
        body += codec.add(part, unpacked - len(body))
        if len(body) > unpacked:
            raise _bomb(read, unpacked)
    codec.end()
    return bytes(body)


def gunzip(content: bytes, limit: int) -> bytes:
    """The bytes of a gzip file; BodyError past `limit` and where it is broken or cut short."""
    codec = _Unpacked()
    body = codec.add(content, limit)
    if len(body) > limit:
        raise _bomb(len(content), limit)
    codec.end()
    return body


class _Codec(Protocol):
    def add(self, part: bytes, room: int) -> bytes: ...
    def end(self) -> None: ...


def _codec(encoding: str, limit: int) -> _Codec:
    names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if not names:
        return _Plain()
    if len(names) == 1 and names[0] in {"gzip", "x-gzip", "deflate"}:
        return _Unpacked()
    raise BodyError("broken_answer", f"packed as {encoding!r}, which was not asked for")


def _bomb(read: int, limit: int) -> BodyError:
    return BodyError("too_large", f"{read:,} bytes unpack to more than {limit / 1e6:g} MB (web.maximum_unpacked_mb)")


class _Plain:
    def add(self, part: bytes, room: int) -> bytes:
        return part

    def end(self) -> None:
        pass


class _Unpacked:
    """gzip (members one after another) or zlib, or deflate without a frame, as some servers send it."""

    def __init__(self) -> None:
        self._flate = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False

    def add(self, part: bytes, room: int) -> bytes:
        """What `part` adds, at most one byte more than there is room for."""
        unpacked = bytearray()
        while part and len(unpacked) <= room:
            if self._flate.eof:
                if not part.strip(b"\x00"):
                    break
                self._flate = zlib.decompressobj(_GZIP_OR_ZLIB)
            unpacked += self._inflate(part, room + 1 - len(unpacked))
            part = self._flate.unconsumed_tail or self._flate.unused_data
        return bytes(unpacked)

    def _inflate(self, part: bytes, most: int) -> bytes:
        first, self._begun = not self._begun, True
        try:
            return self._flate.decompress(part, most)
        except zlib.error as error:
            if not first:
                raise BodyError("broken_answer", f"the packed body is broken: {error}") from None
        self._flate = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._inflate(part, most)

    def end(self) -> None:
        if self._begun and not self._flate.eof:
            raise BodyError("broken_answer", "the packed body breaks off")
