"""Fetching: redirects followed by hand, each hop checked; robots obeyed, failures tried again."""

from __future__ import annotations

from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from rhetoric.config import WebSettings
from rhetoric.web.answer import Answer, NotFetchedError, Wanted
from rhetoric.web.exchange import Exchange, Redirect
from rhetoric.web.host import Host
from rhetoric.web.network import PublicNetwork
from rhetoric.web.retrying import Retrying
from rhetoric.web.robots import ROBOT, Robots, read_robots, without_robots
from rhetoric.web.transport import NetworkTransport
from rhetoric.web.urls import is_web_address

_ACCEPT: Final = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)


class Fetcher:
    """Fetches from many hosts at once and from each host politely. Use it as an async context manager."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._client = _client(settings)
        self._exchange = Exchange(self._client, settings)
        self._retrying = Retrying(settings)
        self._hosts: dict[str, Host] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def fetch(self, wanted: Wanted) -> Answer:
        """What is at an address now, or "not modified"; NotFetchedError when there is nothing to be used.

        Every hop of a redirect is checked like the first address, asks its own host's robots.txt and waits for
        its own host's turn.
        """
        return await self._follow(wanted, obey=True)

    async def robots(self, url: str) -> Robots:
        """The rules of the host of `url`, fetched once."""
        host = self._host(url)
        async with host.robots_lock:
            if host.robots is None:
                host.robots = await self._fetch_robots(url)
                host.pause = max(host.pause, host.robots.crawl_delay)
        return host.robots

    async def _fetch_robots(self, url: str) -> Robots:
        try:
            answer = await self._follow(Wanted(urljoin(url, "/robots.txt")), obey=False)
        except NotFetchedError as error:
            if error.reason in {"private_address", "unresolved", "unreachable"}:
                raise
            return without_robots(error)
        return read_robots(answer.body)

    async def _follow(self, wanted: Wanted, *, obey: bool) -> Answer:
        url = _checked(wanted.url)
        for _ in range(self._settings.maximum_redirects + 1):
            if obey:
                await self._obey(url)
            answer = await self._retrying.ask(self._host(url), partial(self._exchange.ask, url, wanted))
            if isinstance(answer, Answer):
                return answer
            url = _target(url, answer)
        raise NotFetchedError(wanted.url, "redirects", f"more than {self._settings.maximum_redirects} redirects")

    async def _obey(self, url: str) -> None:
        robots = await self.robots(url)
        if robots.why_closed:
            raise NotFetchedError(url, "server_error", robots.why_closed)
        if not robots.allows(url):
            raise NotFetchedError(url, "robots", "robots.txt asks robots not to fetch it")

    def _host(self, url: str) -> Host:
        name = urlsplit(url).netloc.lower()
        return self._hosts.setdefault(name, Host(name, self._settings.pause_seconds))


def _checked(url: str) -> str:
    """The address without user, password and fragment; NotFetchedError unless it is http or https."""
    if not is_web_address(url):
        raise NotFetchedError(url, "address", f"{url[:200]!r} is no http or https address")
    parts = urlsplit(url.strip())
    bare = urlunsplit((parts.scheme.lower(), parts.netloc.rpartition("@")[2], parts.path or "/", parts.query, ""))
    try:
        httpx.URL(bare)
    except httpx.InvalidURL as error:
        raise NotFetchedError(url, "address", f"{url[:200]!r} is no address: {error}") from None
    return bare


def _target(url: str, redirect: Redirect) -> str:
    try:
        target = urljoin(url, redirect.location)
    except ValueError:
        target = redirect.location
    if not is_web_address(target):
        raise NotFetchedError(url, "address", f"redirects to {target[:200]!r}, which is no http or https address")
    return _checked(target)


def user_agent(contact: str) -> str:
    """The name under which we come, with where our operator can be reached."""
    return f"{ROBOT}/{version('rhetoric')}" + (f" (+{contact})" if contact else "")


def _client(settings: WebSettings) -> httpx.AsyncClient:
    network = PublicNetwork(settings.allowed_private_hosts)
    return httpx.AsyncClient(
        transport=NetworkTransport(network),
        headers={"User-Agent": user_agent(settings.contact), "Accept": _ACCEPT, "Accept-Language": "en,*;q=0.5"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        follow_redirects=False,
        trust_env=False,
        timeout=httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds),
    )
