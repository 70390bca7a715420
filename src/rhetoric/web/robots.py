"""robots.txt (RFC 9309): what a site asks of robots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protego import Protego

from rhetoric.web.answer import NotFetchedError

ROBOT: Final = "rhetoric"
"""The name by which robots.txt may address us; the user agent begins with it."""
LIMIT_BYTES: Final = 512_000
_NOTHING_ALLOWED: Final = "User-agent: *\nDisallow: /"


@dataclass(frozen=True, slots=True)
class Robots:
    """One host's rules; `why_closed` where they could not be had, so that nothing may be asked for."""

    rules: Protego
    why_closed: str | None = None

    def allows(self, url: str) -> bool:
        """Whether the rules let us fetch `url`."""
        return bool(self.rules.can_fetch(url, ROBOT))

    @property
    def crawl_delay(self) -> float:
        """Seconds between two requests, 0 where none are asked for."""
        rate = self.rules.request_rate(ROBOT)
        return max(self.rules.crawl_delay(ROBOT) or 0.0, rate.seconds / rate.requests if rate else 0.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names."""
        return tuple(self.rules.sitemaps)


def read_robots(content: bytes) -> Robots:
    """The rules of a file, of which the first 500 kilobytes count; whatever it holds, it is no error."""
    text = content[:LIMIT_BYTES].decode("utf-8", "replace").replace("\x00", "")
    try:
        return Robots(Protego.parse(text))
    except Exception as error:  # noqa: BLE001 (a parser of others' files: what trips it must not end a crawl)
        return _closed(f"robots.txt cannot be parsed ({type(error).__name__})")


def without_robots(error: NotFetchedError) -> Robots:
    """What holds where robots.txt could not be had: all is allowed if there is none, nothing if it is kept back.

    RFC 9309, 2.3.1: "gone" and "refused" (4xx) are a file that is not there; a server in trouble may have one.
    """
    if error.reason in {"gone", "refused", "not_text", "redirects"}:
        return Robots(Protego.parse(""))
    return _closed(f"robots.txt could not be had: {error.detail}")


def _closed(why: str) -> Robots:
    return Robots(Protego.parse(_NOTHING_ALLOWED), why)
