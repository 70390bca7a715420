"""A real web server on loopback, whose pages are functions: some answer well, some as badly as servers can."""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from rhetoric.config import WebSettings


@dataclass(frozen=True)
class Reply:
    """An answer as a server should give it."""

    body: bytes | str = b""
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Visit:
    """One request as the server met it, noted before the visitor can know the answer."""

    path: str
    headers: Mapping[str, str]
    began: float
    answered: float = math.inf


Page = Reply | Callable[["Handler"], Reply | None]


class Handler(BaseHTTPRequestHandler):
    """Answers from `site.pages`. A page that returns None has written its answer, or what passes for it, itself."""

    protocol_version = "HTTP/1.1"
    site: Website

    def do_GET(self) -> None:
        visit = Visit(self.path, dict(self.headers), time.monotonic())
        self.site.visits.append(visit)
        page = self.site.pages.get(self.path, Reply("there is no such page", 404))
        try:
            reply = page if isinstance(page, Reply) else page(self)
            visit.answered = time.monotonic()
            if reply is None:
                self.close_connection = True
            else:
                self._send(reply)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _send(self, reply: Reply) -> None:
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.send_response(reply.status)
        headers = {"Content-Type": reply.media_type, "Content-Length": str(len(body)), **reply.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, *parts: bytes) -> None:
        """Write bytes as they are."""
        for part in parts:
            self.wfile.write(part)
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass
class Website:
    """A running server: its address, its pages by path, and who came."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://{self.address}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [visit.path for visit in sorted(self.visits, key=lambda v: v.began) if visit.path != "/robots.txt"]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Visitors may hang up; only other errors are worth words on stderr, which a command under test shares."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def website(pages: Mapping[str, Page] | None = None) -> Iterator[Website]:
    """A server on a free port of 127.0.0.1 while the block lasts."""
    site = Website("", dict(pages or {}))
    server = _Server(("127.0.0.1", 0), type("SiteHandler", (Handler,), {"site": site}))
    site.address = f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def quick(*sites: Website, **changes: object) -> WebSettings:
    """Settings for tests: loopback servers allowed, no pause, and patience enough for a busy machine."""
    values: dict[str, object] = {
        "contact": "tests@example.org",
        "pause_seconds": 0.0,
        "connect_seconds": 10.0,
        "read_seconds": 10.0,
        "total_seconds": 30.0,
        "attempts": 2,
        "backoff_seconds": 0.01,
        "failures_a_host": 1000,
        "maximum_packed_mb": 1.0,
        "maximum_unpacked_mb": 2.0,
        "allowed_private_hosts": tuple(site.address for site in sites),
    }
    return WebSettings.model_validate(values | changes)
