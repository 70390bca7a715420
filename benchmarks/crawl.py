"""How fast is a crawl, how much memory does it take, and is it polite?

    python benchmarks/crawl.py [--hosts 10] [--pages 100] [--pause 0.05]

A process of its own serves newspapers on loopback, each on a port: a feed and so many pages of 40 kB. They are crawled
twice, without a pause and with one, into a journal and on into a warehouse. Printed: pages a second, CPU and memory of
the crawl; and as the server saw it: how many requests a host had at once, and the shortest pause between the end of one
and the beginning of the next.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from rhetoric.config import Settings, override
from rhetoric.pipeline.progress import Silent
from rhetoric.pipeline.run import Intake, run_ingest

SENTENCE = (
    "The harbour board met on day {n} to hear what wall number {n} would cost the town, and put off the vote again. "
)
FILLER = "<script>/*" + "x" * 30_000 + "*/</script>"
Visit = tuple[int, float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--hosts", type=int, default=10)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--pause", type=float, default=0.05)
    options = parser.parse_args()
    for pause in (0.0, options.pause):
        crawl(options.hosts, options.pages, pause)


def crawl(hosts: int, pages: int, pause: float) -> None:
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(hosts, pages, theirs), daemon=True)
    server.start()
    ports: list[int] = ours.recv()
    with tempfile.TemporaryDirectory() as folder:
        allowed = tuple(f"127.0.0.1:{port}" for port in ports)
        web = {"contact": "benchmark", "pause_seconds": pause, "allowed_private_hosts": allowed, "outlets": folder}
        settings = override(Settings(), web=web, warehouse={"path": Path(folder) / "w.duckdb"})
        sources = tuple(f"http://127.0.0.1:{port}/feed" for port in ports)
        began, cpu = time.monotonic(), time.process_time()
        heard = Clock()
        report = run_ingest(settings, Intake(sources), heard)
        fetched, whole = heard.ingest_began - began, time.monotonic() - began
    ours.send("stop")
    visits: list[Visit] = ours.recv()
    server.join()
    print(f"\n{hosts} hosts x {pages} pages, a pause of {pause:g} s: {report.n_new:,} articles")
    print(f"fetching {fetched:.1f} s, {hosts * pages / fetched:,.0f} pages a second; with ingest {whole:.1f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"CPU {time.process_time() - cpu:.1f} s; {memory:,.0f} MB at most")
    at_once, shortest = politeness(visits)
    print(f"one host was asked {at_once} at a time, {shortest:.3f} s between two requests at least")


class Clock(Silent):
    """Knows when the crawl was over."""

    ingest_began = 0.0

    def begin(self, stage: str, total: int | None = None) -> None:
        if stage == "ingest":
            self.ingest_began = time.monotonic()


def politeness(visits: Sequence[Visit]) -> tuple[int, float]:
    """The most requests at once to a host, and the shortest time between two to one host."""
    by_host: dict[int, list[Visit]] = {}
    for visit in sorted(visits, key=lambda visit: visit[1]):
        by_host.setdefault(visit[0], []).append(visit)
    most = max(sum(_overlap(one, two) for two in some) for some in by_host.values() for one in some)
    return most, min(later[1] - earlier[2] for some in by_host.values() for earlier, later in pairwise(some))


def _overlap(one: Visit, two: Visit) -> bool:
    return one[1] < two[2] and two[1] < one[2]


def serve(hosts: int, pages: int, pipe: Connection) -> None:
    asyncio.run(_serve(hosts, pages, pipe))


async def _serve(hosts: int, pages: int, pipe: Connection) -> None:
    visits: list[Visit] = []
    servers = [await asyncio.start_server(_answerer(pages, visits), "127.0.0.1", 0) for _ in range(hosts)]
    pipe.send([server.sockets[0].getsockname()[1] for server in servers])
    await asyncio.to_thread(pipe.recv)
    pipe.send(visits)


def _answerer(pages: int, visits: list[Visit]) -> Callable[..., Awaitable[None]]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        port = writer.get_extra_info("sockname")[1]
        while line := await reader.readline():
            began = time.monotonic()
            path = line.split()[1].decode()
            while (await reader.readline()).strip():
                pass
            body = content(path, pages, port).encode()
            head = f"HTTP/1.1 {'200 OK' if body else '404 Not Found'}\r\nContent-Type: text/html\r\n"
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            await writer.drain()
            visits.append((port, began, time.monotonic()))

    return answer


def content(path: str, pages: int, port: int) -> str:
    """The feed, or a page; nothing for other paths."""
    if path == "/feed":
        items = "".join(f"<item><link>/a{n}</link><title>Wall {n}</title></item>" for n in range(pages))
        return f"<rss version='2.0'><channel>{items}</channel></rss>"
    if not path.startswith("/a"):
        return ""
    text = "".join(f"<p>{SENTENCE.format(n=f'{path[2:]}{port}{k}')}</p>" for k in range(40))
    return f"<html><head><title>Wall {path}</title>{FILLER}</head><body><article>{text}</article></body></html>"


if __name__ == "__main__":
    main()
