"""What is asked of the web, what it answers, and why there is no answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rhetoric.errors import FetchError

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address, and what was known of it when it was last fetched: the server may answer "not modified"."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: `url` is where it came from after redirects, `body` is unpacked; 304 has none.

    `media_type` and `charset` are the server's word for it, in lower case, or None.
    """

    url: str
    status: int
    body: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def is_unchanged(self) -> bool:
        return self.status == 304


class NotFetchedError(FetchError):
    """There is no answer to use; `reason` is the word for its `Rejection`.

    "address" (no http or https), "private_address", "unresolved", "unreachable", "timeout", "robots",
    "redirects", "gone" (404, 410), "refused" (other 4xx), "busy" (429, 503), "server_error", "not_text",
    "too_large", "broken_answer". `is_passing`: the same request may well have an answer later.
    """

    def __init__(self, url: str, reason: str, detail: str) -> None:
        super().__init__(f"{url}: {detail}")
        self.url = url
        self.reason = reason
        self.detail = detail

    @property
    def is_passing(self) -> bool:
        return self.reason in {"unresolved", "unreachable", "timeout", "busy", "server_error", "broken_answer"}
