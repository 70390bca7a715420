"""Fetching from a real server: what answers well, what answers badly, and what must not be asked at all."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import time
import zlib
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rhetoric import __version__
from rhetoric.config import WebSettings
from rhetoric.web.answer import Answer, NotFetchedError, Wanted
from rhetoric.web.fetcher import Fetcher
from website import Handler, Page, Reply, Website, quick, website

PAGE = "<html><body><p>The ferry sails at nine.</p></body></html>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def fetch(web: WebSettings, *wanted: Wanted | str) -> list[Answer | NotFetchedError]:
    """All of `wanted` asked for at once, by one fetcher."""

    async def one(fetcher: Fetcher, item: Wanted | str) -> Answer | NotFetchedError:
        try:
            return await fetcher.fetch(Wanted(item) if isinstance(item, str) else item)
        except NotFetchedError as error:
            return error

    async def all_of_them() -> list[Answer | NotFetchedError]:
        async with Fetcher(web) as fetcher:
            return await asyncio.gather(*(one(fetcher, item) for item in wanted))

    return asyncio.run(all_of_them())


def outcome(page: Page, **changes: object) -> Answer | NotFetchedError:
    with website({"/a": page}) as site:
        return fetch(quick(site, **changes), site.url("/a"))[0]


def test_a_page_and_how_we_introduce_ourselves() -> None:
    with website(
        {"/a": Reply(PAGE, headers={"ETag": '"7"', "Last-Modified": "Mon, 02 Mar 2026 06:00:00 GMT"})}
    ) as site:
        (answer,) = fetch(quick(site), site.url("/a#top"))
        agent = site.visits[-1].headers["User-Agent"]
    assert isinstance(answer, Answer)
    assert (answer.body.decode(), answer.media_type, answer.charset) == (PAGE, "text/html", "utf-8")
    assert (answer.etag, answer.last_modified) == ('"7"', "Mon, 02 Mar 2026 06:00:00 GMT")
    assert agent == f"rhetoric/{__version__} (+tests@example.org)"


def test_what_was_not_modified_is_not_sent() -> None:
    def conditional(handler: Handler) -> Reply:
        known = handler.headers.get("If-None-Match") == '"7"'
        return Reply(status=304) if known else Reply(PAGE, headers={"ETag": '"7"'})

    with website({"/a": conditional}) as site:
        first, second = fetch(quick(site), site.url("/a"), Wanted(site.url("/a"), etag='"7"'))
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert (first.is_unchanged, second.is_unchanged, second.body, second.etag) == (False, True, b"", '"7"')


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE.encode())),
        ("gzip", gzip.compress(PAGE[:9].encode()) + gzip.compress(PAGE[9:].encode())),
        ("deflate", zlib.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode(), wbits=-15)),
        ("identity", PAGE.encode()),
    ],
)
def test_packed_bodies(encoding: str, body: bytes) -> None:
    answer = outcome(Reply(body, headers={"Content-Encoding": encoding}))
    assert isinstance(answer, Answer)
    assert answer.body.decode() == PAGE


def raw(*parts: bytes) -> Callable[[Handler], None]:
    return lambda handler: handler.raw(*parts)


@pytest.mark.parametrize(
    "page",
    [
        raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n", PAGE.encode()),
        raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", HEAD, b"Connection: close\r\n\r\n", PAGE.encode()),
        raw(HEAD, b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\nX-A: b\r\n\r\n" % (len(PAGE), PAGE.encode())),
        raw(HEAD, b"Content-Length: %d\r\n\r\n%b" % (len(PAGE), PAGE.encode()), b"and what was not announced"),
    ],
    ids=["HTTP/1.0", "a first word before the answer", "chunks and a trailer", "more than was announced"],
)
def test_odd_answers_that_are_whole(page: Page) -> None:
    answer = outcome(page)
    assert isinstance(answer, Answer)
    assert answer.body.decode() == PAGE


def endless(handler: Handler) -> None:
    handler.raw(HEAD, b"Connection: close\r\n\r\n")
    while True:
        handler.raw(b"<p>more</p>" * 2000)


def drip(handler: Handler) -> None:
    handler.raw(HEAD, b"Connection: close\r\n\r\n")
    while True:
        handler.raw(b"<p>")
        time.sleep(0.1)


def dripping_headers(handler: Handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.raw(b"X-A: b\r\n")
        time.sleep(0.1)


def silent(handler: Handler) -> None:
    time.sleep(0.8)


IMPATIENT = {"read_seconds": 0.5, "total_seconds": 1.0}
ZEROS = b"\x00" * 40_000_000
BAD_ANSWERS: dict[str, tuple[Page, str]] = {
    "a gzip bomb": (Reply(gzip.compress(ZEROS), headers={"Content-Encoding": "gzip"}), "too_large"),
    "a bomb of many members": (
        Reply(gzip.compress(ZEROS[:100_000]) * 40, headers={"Content-Encoding": "gzip"}),
        "too_large",
    ),
    "a bomb in an encoding not asked for": (
        Reply(zstandard.compress(ZEROS), headers={"Content-Encoding": "zstd"}),
        "broken_answer",
    ),
    "packed twice": (
        Reply(gzip.compress(gzip.compress(ZEROS)), headers={"Content-Encoding": "gzip, gzip"}),
        "broken_answer",
    ),
    "gzip that breaks off": (
        Reply(gzip.compress(PAGE.encode())[:-9], headers={"Content-Encoding": "gzip"}),
        "broken_answer",
    ),
    "not gzip at all": (Reply(PAGE, headers={"Content-Encoding": "gzip"}), "broken_answer"),
    "an endless body": (endless, "too_large"),
    "a body that drips": (drip, "timeout"),
    "headers that drip": (dripping_headers, "timeout"),
    "no answer": (silent, "timeout"),
    "a length announced too large": (raw(HEAD, b"Content-Length: 9999999999\r\n\r\nabc"), "too_large"),
    "a length longer than the body": (raw(HEAD, b"Content-Length: 5000\r\n\r\nabc"), "broken_answer"),
    "two lengths": (raw(HEAD, b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), "broken_answer"),
    "a chunk that breaks off": (raw(HEAD, b"Transfer-Encoding: chunked\r\n\r\nff\r\nabc"), "broken_answer"),
    "a chunk without a size": (raw(HEAD, b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc"), "broken_answer"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.9\r\n"), "broken_answer"),
    "headers without end": (raw(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 40_000), "broken_answer"),
    "a closed connection": (raw(b""), "broken_answer"),
    "an image": (Reply(b"\x89PNG", media_type="image/png"), "not_text"),
    "no content": (Reply(status=204), "refused"),
    "a page that is gone": (Reply("gone", 410), "gone"),
    "a page for subscribers": (Reply("pay", 402), "refused"),
    "a page that is forbidden": (Reply("no", 403), "refused"),
    "a server in trouble": (Reply("oh", 500), "server_error"),
    "a redirect without a target": (Reply(status=302), "refused"),
    "a redirect in a circle": (Reply(status=302, headers={"Location": "/a"}), "redirects"),
    "a redirect to a file": (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "address"),
    "a redirect to a script": (Reply(status=302, headers={"Location": "javascript:alert(1)"}), "address"),
    "a redirect to no address": (Reply(status=302, headers={"Location": "http://[broken"}), "address"),
    "a redirect to a private address": (Reply(status=302, headers={"Location": "http://10.0.0.1/"}), "private_address"),
    "a redirect to the cloud's own address": (
        Reply(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
        "private_address",
    ),
    "a redirect to loopback in IPv6": (Reply(status=302, headers={"Location": "http://[::1]/"}), "private_address"),
    "a redirect to loopback as a number": (
        Reply(status=302, headers={"Location": "http://2130706433/"}),
        "private_address",
    ),
    "a redirect to loopback wrapped in IPv6": (
        Reply(status=302, headers={"Location": "http://[::ffff:127.0.0.1]/"}),
        "private_address",
    ),
    "a redirect to loopback in hexadecimal": (
        Reply(status=302, headers={"Location": "http://0x7f.1/"}),
        "private_address",
    ),
    "a redirect to loopback in octal": (Reply(status=302, headers={"Location": "http://0177.0.0.1/"}), "address"),
    "a redirect to another protocol": (Reply(status=302, headers={"Location": "ftp://example.org/a"}), "address"),
    "a redirect to a host of bytes": (
        raw(b"HTTP/1.1 302 Found\r\nLocation: http://[\xff\xfe]/\r\nContent-Length: 0\r\n\r\n"),
        "address",
    ),
    "a part of a page": (Reply(PAGE, 206), "refused"),
    "a header of a megabyte": (
        raw(b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 1_000_000, b"\r\nContent-Length: 3\r\n\r\nabc"),
        "broken_answer",
    ),
    "a length below zero": (raw(HEAD, b"Content-Length: -10\r\n\r\nabc"), "broken_answer"),
    "a chunk whose size never ends": (
        raw(HEAD, b"Transfer-Encoding: chunked\r\n\r\n3;", b"a" * 900_000, b"\r\nabc\r\n0\r\n\r\n"),
        "broken_answer",
    ),
    "announcements of an answer without end": (raw(*[b"HTTP/1.1 100 Continue\r\n\r\n" * 1000] * 200), "timeout"),
    "another protocol": (raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), "broken_answer"),
    "a body without headers": (raw(PAGE.encode()), "broken_answer"),
    "an encoding of a browser": (Reply(PAGE, headers={"Content-Encoding": "br"}), "broken_answer"),
    "a redirect to another port of loopback": (
        Reply(status=302, headers={"Location": "http://127.0.0.1:9/"}),
        "private_address",
    ),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_bad_answers_cost_little_and_have_a_reason(name: str) -> None:
    page, reason = BAD_ANSWERS[name]
    began = time.monotonic()
    error = outcome(page, **(IMPATIENT if reason == "timeout" else {}))
    assert isinstance(error, NotFetchedError)
    assert error.reason == reason
    assert error.detail
    assert time.monotonic() - began < 5.0


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/a", "address"),
        ("file:///etc/passwd", "address"),
        ("data:text/html,x", "address"),
        ("http://127.0.0.1/", "private_address"),
        ("http://localhost/", "private_address"),
        ("http://0.0.0.0/", "private_address"),
        ("http://192.168.1.1/", "private_address"),
        ("http://100.64.0.1/", "private_address"),
        ("http://[fe80::1]/", "private_address"),
        ("http://[64:ff9b::7f00:1]/", "private_address"),
        ("http://[2002:7f00:1::]/", "private_address"),
        ("http://224.0.0.1/", "private_address"),
        ("http://no-such-name.invalid/", "unresolved"),
    ],
)
def test_what_is_not_asked_at_all(url: str, reason: str) -> None:
    (error,) = fetch(quick(), url)
    assert isinstance(error, NotFetchedError)
    assert error.reason == reason


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=40), st.from_regex(r"https?://[^\s]{0,30}")))
def test_any_address_is_refused_with_a_reason(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["10.0.0.1"]

    monkeypatch.setattr("rhetoric.web.network._look_up", look_up)
    (error,) = fetch(quick(attempts=1), url)
    assert isinstance(error, NotFetchedError)
    assert error.reason in {"address", "private_address"}


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is looked up and private a moment later gains nothing."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected: list[str] = []

    async def look_up(host: str, port: int) -> list[str]:
        return [next(answers)]

    async def connect(self: object, host: str, *rest: object) -> None:
        connected.append(host)
        raise NotFetchedError(host, "unreachable", "recorded")

    monkeypatch.setattr("rhetoric.web.network._look_up", look_up)
    monkeypatch.setattr("httpcore.AnyIOBackend.connect_tcp", connect)
    first, second = (fetch(quick(attempts=1), "http://rebinding.example/")[0] for _ in range(2))
    assert isinstance(first, NotFetchedError)
    assert isinstance(second, NotFetchedError)
    assert connected == ["93.184.216.34"]
    assert (first.reason, second.reason) == ("unreachable", "private_address")


def test_redirects_are_followed_and_their_end_is_the_address() -> None:
    with website() as other, website() as site:
        other.pages["/new"] = Reply(PAGE)
        site.pages["/old"] = Reply(status=301, headers={"Location": "/older?x=1"})
        site.pages["/older?x=1"] = Reply(status=308, headers={"Location": other.url("/new")})
        (answer,) = fetch(quick(site, other), site.url("/old"))
        assert isinstance(answer, Answer)
        assert answer.url == other.url("/new")
        assert [visit.path for visit in other.visits] == ["/robots.txt", "/new"]


def test_nothing_is_remembered_between_requests() -> None:
    with website({"/a": Reply(PAGE, headers={"Set-Cookie": "id=1; Path=/"})}) as site:
        fetch(quick(site), site.url("/a"), site.url("/a"))
        assert all("Cookie" not in visit.headers for visit in site.visits)


def test_a_password_in_an_address_is_not_sent() -> None:
    with website({"/a": Reply(PAGE)}) as site:
        fetch(quick(site), f"http://user:secret@{site.address}/a")
        assert all("Authorization" not in visit.headers for visit in site.visits)


ROBOTS = """
User-agent: *
Disallow: /private
Disallow: /*.pdf$
Crawl-delay: 0.15

User-agent: rhetoric
Disallow: /not-for-rhetoric
Allow: /private
Crawl-delay: 0.2
"""


def test_robots_txt_is_asked_once_and_obeyed() -> None:
    pages = {path: Reply(PAGE) for path in ("/private", "/not-for-rhetoric/a", "/b")}
    with website({"/robots.txt": Reply(ROBOTS, media_type="text/plain"), **pages}) as site:
        results = fetch(quick(site), *(site.url(path) for path in pages))
        asked = [visit.path for visit in site.visits]
    assert [getattr(result, "reason", "fetched") for result in results] == ["fetched", "robots", "fetched"]
    assert asked.count("/robots.txt") == 1
    assert "/not-for-rhetoric/a" not in asked


def test_a_redirect_does_not_lead_round_robots_txt() -> None:
    pages = {"/a": Reply(status=302, headers={"Location": "/not-for-rhetoric/a"})}
    with website({"/robots.txt": Reply(ROBOTS, media_type="text/plain"), **pages}) as site:
        (error,) = fetch(quick(site), site.url("/a"))
    assert isinstance(error, NotFetchedError)
    assert error.reason == "robots"


@pytest.mark.parametrize(
    ("robots", "expected"),
    [
        (Reply("no", 404), "fetched"),
        (Reply("no", 403), "fetched"),
        (Reply("oh", 500), "server_error"),
        (Reply("later", 503), "server_error"),
        (Reply(b"\xff\xfe\x00 Disallow: ][ \x00" * 999, media_type="text/plain"), "fetched"),
        (Reply(status=302, headers={"Location": "/robots.txt"}), "fetched"),
        (Reply(status=301, headers={"Location": "http://10.0.0.1/robots.txt"}), "private_address"),
        (Reply("User-agent: *\nDisallow: /a\n" + "# more\n" * 100_000, media_type="text/plain"), "robots"),
        (Reply("User-agent: *\nDisallow: /b\n" + "# more\n" * 300_000, media_type="text/plain"), "server_error"),
        (Reply("User-agent: *\nDisallow: /" + "*b" * 3_000 + "$", media_type="text/plain"), "fetched"),
        (Reply("<html>Welcome</html>"), "fetched"),
    ],
)
def test_a_robots_txt_that_is_not_there_or_broken(robots: Reply, expected: str) -> None:
    with website({"/robots.txt": robots, "/a": Reply(PAGE)}) as site:
        (result,) = fetch(quick(site), site.url("/a"))
    assert getattr(result, "reason", "fetched") == expected


def gaps(site: Website) -> list[float]:
    """Seconds between the answer to each request and the beginning of the next."""
    visits = sorted(site.visits, key=lambda visit: visit.began)
    return [later.began - earlier.answered for earlier, later in itertools.pairwise(visits)]


def test_one_request_at_a_time_and_a_pause_for_each_host() -> None:
    pages: dict[str, Page] = {f"/{n}": Reply(PAGE) for n in range(5)}
    with website(pages) as one, website(pages) as two:
        fetch(quick(one, two, pause_seconds=0.1), *(site.url(path) for path in pages for site in (one, two)))
        assert min(gaps(one)) >= 0.09
        assert min(gaps(two)) >= 0.09
        begun = [[visit.began for visit in site.visits] for site in (one, two)]
    assert max(map(min, begun)) < min(map(max, begun)), "the hosts were asked one after the other"


def test_a_longer_crawl_delay_is_kept() -> None:
    with website({"/robots.txt": Reply(ROBOTS, media_type="text/plain"), "/a": Reply(PAGE), "/b": Reply(PAGE)}) as site:
        fetch(quick(site), site.url("/a"), site.url("/b"))
        assert gaps(site)[-1] >= 0.19


def test_a_crawl_delay_of_hours_is_one_page_a_run() -> None:
    rules = Reply("User-agent: *\nCrawl-delay: 7200", media_type="text/plain")
    with website({"/robots.txt": rules, "/a": Reply(PAGE), "/b": Reply(PAGE)}) as site:
        results = fetch(quick(site), site.url("/a"), site.url("/b"))
        assert [getattr(result, "reason", "fetched") for result in results] == ["fetched", "busy"]
        assert site.paths() == ["/a"]


def failing(times: int, reply: Reply) -> Callable[[Handler], Reply]:
    left = [times]

    def page(handler: Handler) -> Reply:
        left[0] -= 1
        return reply if left[0] >= 0 else Reply(PAGE)

    return page


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_passes_is_tried_again(status: int) -> None:
    assert isinstance(outcome(failing(2, Reply("wait", status)), attempts=3), Answer)
    error = outcome(failing(3, Reply("wait", status)), attempts=3)
    assert isinstance(error, NotFetchedError)
    assert error.is_passing


def test_what_does_not_pass_is_not_tried_again() -> None:
    assert isinstance(outcome(failing(1, Reply("no", 404)), attempts=3), NotFetchedError)


def test_retry_after_in_seconds_holds_for_the_whole_host() -> None:
    with website({"/a": failing(1, Reply("wait", 429, headers={"Retry-After": "1"})), "/b": Reply(PAGE)}) as site:
        began = time.monotonic()
        results = fetch(quick(site), site.url("/a"), site.url("/b"))
        assert all(isinstance(result, Answer) for result in results)
        assert time.monotonic() - began >= 1.0
        assert gaps(site)[1] >= 0.99


@pytest.mark.parametrize("asked", ["7200", "Fri, 01 Jan 2100 06:00:00 GMT"])
def test_a_host_that_asks_for_a_long_wait_is_left_alone(asked: str) -> None:
    with website({"/a": Reply("wait", 503, headers={"Retry-After": asked}), "/b": Reply(PAGE)}) as site:
        results = fetch(quick(site), site.url("/a"), site.url("/b"))
        assert [getattr(result, "reason", "fetched") for result in results] == ["busy", "busy"]
        assert site.paths() == ["/a"]


@pytest.mark.parametrize("asked", ["soon", "-5", "Mon, 02 Mar 2020 06:00:00 GMT"])
def test_a_retry_after_that_says_nothing_is_a_back_off(asked: str) -> None:
    assert isinstance(outcome(failing(1, Reply("wait", 503, headers={"Retry-After": asked}))), Answer)


def test_a_host_that_fails_again_and_again_is_left_alone() -> None:
    pages: dict[str, Page] = {f"/{n}": Reply("oh", 500) for n in range(9)}
    with website(pages) as site:
        results = fetch(quick(site, failures_a_host=3, attempts=1), *map(site.url, pages))
        assert len(site.paths()) == 3
    assert [getattr(result, "reason", "fetched") for result in results] == ["server_error"] * 3 + ["busy"] * 6
