"""One request and its answer, within limits of time and size."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import httpcore
import httpx

from rhetoric.config import WebSettings
from rhetoric.web.answer import MEGABYTE, Answer, NotFetchedError, Wanted
from rhetoric.web.bodies import ACCEPTED_ENCODINGS, BodyError, read_body

_REDIRECTS: Final = {301, 302, 303, 307, 308}
_CONTENT: Final = {200, 203}
_NO_TEXT: Final = re.compile(r"(?:image|video|audio|font)/|application/(?:pdf|zip|msword|vnd\.|javascript)")
_REASONS: Final[Mapping[int, str]] = {404: "gone", 410: "gone", 408: "busy", 429: "busy", 503: "busy"}


@dataclass(frozen=True, slots=True)
class Redirect:
    """The answer that the page is elsewhere."""

    location: str


class StatusError(NotFetchedError):
    """The server answered, with an error; `retry_after` is its Retry-After header as written."""

    def __init__(self, url: str, status: int, retry_after: str | None) -> None:
        reason = _REASONS.get(status) or ("server_error" if status >= 500 else "refused")
        super().__init__(url, reason, f"HTTP {status} {_phrase(status)}".strip())
        self.retry_after = retry_after


class Exchange:
    """Asks a server once."""

    def __init__(self, client: httpx.AsyncClient, settings: WebSettings) -> None:
        self._client = client
        self._settings = settings

    async def ask(self, url: str, wanted: Wanted) -> Answer | Redirect:
        """The answer to one GET request; NotFetchedError for all that can go wrong with it."""
        whole = self._settings.total_seconds
        try:
            async with asyncio.timeout(whole):
                return await self._ask(url, wanted)
        except TimeoutError:
            raise NotFetchedError(url, "timeout", f"no whole answer within {whole:g} s") from None
        except httpcore.TimeoutException as error:
            raise NotFetchedError(url, "timeout", f"no answer in time ({type(error).__name__})") from None
        except httpcore.ConnectError as error:
            raise NotFetchedError(url, "unreachable", f"no connection: {error}") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NotFetchedError(url, "broken_answer", f"the answer broke off or is no HTTP: {error}") from None
        except httpx.InvalidURL as error:
            raise NotFetchedError(url, "address", f"not an address: {error}") from None
        except httpx.RemoteProtocolError as error:
            # httpx looks at a redirect's target although it is not to follow it: http://0177.0.0.1/
            raise NotFetchedError(url, "address", f"redirects to what is no address: {error}") from None

    async def _ask(self, url: str, wanted: Wanted) -> Answer | Redirect:
        headers = {"Accept-Encoding": ACCEPTED_ENCODINGS}
        headers |= {"If-None-Match": wanted.etag} if wanted.etag else {}
        headers |= {"If-Modified-Since": wanted.last_modified} if wanted.last_modified else {}
        async with self._client.stream("GET", url, headers=headers) as response:
            status = response.status_code
            if status in _REDIRECTS and "location" in response.headers:
                return Redirect(response.headers["location"])
            if status == 304:
                return Answer(url, 304, etag=wanted.etag, last_modified=wanted.last_modified)
            if status not in _CONTENT:
                raise StatusError(url, status, response.headers.get("retry-after"))
            return await self._read(url, response)

    async def _read(self, url: str, response: httpx.Response) -> Answer:
        headers = response.headers
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower() or None
        if media_type and _NO_TEXT.match(media_type):
            raise NotFetchedError(url, "not_text", f"{media_type}, neither a page nor a feed")
        try:
            body = await self._body(response)
        except BodyError as error:
            raise NotFetchedError(url, error.reason, str(error)) from None
        return Answer(
            url=url,
            status=200,
            body=body,
            media_type=media_type,
            charset=response.charset_encoding,
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
        )

    async def _body(self, response: httpx.Response) -> bytes:
        packed = round(self._settings.maximum_packed_mb * MEGABYTE)
        unpacked = round(self._settings.maximum_unpacked_mb * MEGABYTE)
        announced = response.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > packed:
            raise BodyError("too_large", f"{int(announced):,} bytes announced (web.maximum_packed_mb)")
        encoding = response.headers.get("content-encoding", "")
        return await read_body(response.aiter_raw(), encoding, packed, unpacked)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
