"""A newspaper on loopback: feeds, sitemaps and pages; and settings for a warehouse that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rhetoric.config import Settings, override
from website import Page, Reply, Website, quick

SENTENCES = (
    "The harbour board met on {day} to hear what the new breakwater number {n} would cost the town.",
    "“We were promised that money {n} years ago,” said Ines Falk, who keeps the chandlery on the quay.",
    "An engineer told the members that the old wall had moved by {n} centimetres since the winter storms.",
    "The vote was close, and work is to begin in the spring if the ministry in the capital agrees to it.",
    "Nobody at the meeting spoke against the plan, though several asked who would pay for the dredging.",
)

OUTLET = """
name = "The Quay"
domain = "127.0.0.1"
country = "GB"
language = "en"
minimum_a_day = 2

[kinds]
"/opinion" = "comment"

[[feeds]]
url = "{feed}"
section = "Harbour"
"""


def text_of(n: int) -> list[str]:
    """The paragraphs of article n."""
    day = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")[n % 5]
    return [sentence.format(n=n, day=day) for sentence in SENTENCES]


def article_page(n: int, *, head: str = "", paragraphs: Sequence[str] = ()) -> Reply:
    """A page as newspapers make them, with article n on it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or text_of(n))
    return Reply(
        f"<!doctype html><html lang='en'><head><title>Breakwater {n}</title>"
        f"<meta property='article:published_time' content='2026-03-02T06:00:00Z'>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>Breakwater {n}</h1>{body}</article></body></html>"
    )


def feed(*paths: str, **updated: str) -> Reply:
    """An Atom feed that lists these pages."""
    entries = "".join(
        f"<entry><title>{path}</title><link href='{path}'/>"
        + (f"<updated>{updated[path.strip('/')]}</updated>" if path.strip("/") in updated else "")
        + "</entry>"
        for path in paths
    )
    return Reply(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>", media_type="application/atom+xml")


def newspaper(n_articles: int) -> dict[str, Page]:
    """Pages /a0, /a1, … and a feed of them."""
    pages: dict[str, Page] = {f"/a{n}": article_page(n) for n in range(n_articles)}
    return {"/feed": feed(*pages), **pages}


def web_settings(folder: Path, *sites: Website, **changes: Any) -> Settings:
    """A warehouse and a folder of outlets in `folder`, a web of loopback servers."""
    (folder / "outlets").mkdir(exist_ok=True)
    web = {**quick(*sites).model_dump(), "outlets": folder / "outlets", **changes}
    return override(Settings(), warehouse={"path": folder / "news.duckdb"}, web=web, run={"executor": "thread"})


def write_outlet_file(folder: Path, outlet_id: str, lines: str) -> None:
    """An outlet's file in the folder that `web_settings` reads."""
    (folder / "outlets").mkdir(exist_ok=True)
    (folder / "outlets" / f"{outlet_id}.toml").write_text(lines, encoding="utf-8")
