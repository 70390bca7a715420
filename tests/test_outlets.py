"""Outlets as configuration: files, what is wrong with them, finding and trying them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawl_cases import article_page, feed, newspaper, text_of, web_settings, write_outlet_file
from rhetoric.cli import main
from rhetoric.crawl.discovery import discover
from rhetoric.crawl.trial import try_outlets
from rhetoric.errors import ConfigError, FormatError
from rhetoric.outlets import Feed, Outlet, outlet_of_site, read_outlet, read_outlets, write_outlet
from rhetoric.shipped import shipped
from website import Reply, website

QUAY = Outlet(
    outlet_id="quay",
    name='The "Quay" Herald',
    domain="quay.org",
    other_domains=("quay.net",),
    country="GB",
    language="en",
    minimum_a_day=3,
    wire_markers=("Harbour Wire",),
    cut=("Sign up to",),
    kinds={"/opinion": "comment", "/opinion/letters": "letter"},
    feeds=(Feed(url="https://quay.org/rss", section="News", kind="news"), Feed(url="https://quay.org/all")),
    sitemaps=(Feed(url="https://quay.org/news.xml"),),
)


def test_an_outlet_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_outlet(write_outlet(QUAY, tmp_path)) == QUAY
    assert read_outlets(tmp_path) == {"quay": QUAY}
    with pytest.raises(ConfigError, match="there already"):
        write_outlet(QUAY, tmp_path)


def test_the_shipped_outlets_are_well_formed_and_of_several_countries() -> None:
    outlets = read_outlets(shipped("configs") / "outlets")
    assert len(outlets) >= 12
    assert len({outlet.country for outlet in outlets.values()}) >= 8
    assert all(outlet.feeds and outlet.minimum_a_day and outlet.language == "en" for outlet in outlets.values())


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('name = "Q"', "domain: Field required"),
        ('name = "Q"\ndomain = "https://quay.org/"', "give the host alone"),
        ('name = "Q"\ndomain = "www.quay.org"', "without www"),
        ('name = "Q"\ndomain = "quay.org"\ncountry = "UK!"', "country"),
        ('name = "Q"\ndomain = "quay.org"\nfeed = []', "did you mean 'feeds'"),
        ('name = "Q"\ndomain = "quay.org"\n[[feeds]]\nurl = "ftp://quay.org"', "feeds.0.url: no http or https address"),
        ('name = "Q"\ndomain = "quay.org"\n[[feeds]]\nuri = "https://quay.org"', "did you mean 'url'"),
        ('name = "Q"\ndomain = "quay.org"\n[kinds]\nopinion = "comment"', "beginning of a path"),
        ('name = "Q"\ndomain = "quay.org"\ncut = [" - "]', "a word in it"),
        ("name = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, lines: str, problem: str) -> None:
    path = tmp_path / "quay.toml"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_outlet(path)
    assert problem in str(caught.value)
    assert "quay.toml" in str(caught.value)


def test_kinds_by_path() -> None:
    assert QUAY.kind_of("https://www.quay.org/opinion/baths?x=1") == "comment"
    assert QUAY.kind_of("https://quay.org/opinion/letters/7") == "letter"
    assert QUAY.kind_of("https://quay.org/opinions/baths") is None


def test_the_outlet_of_a_site() -> None:
    other = QUAY.model_copy(update={"outlet_id": "sport", "domain": "sport.quay.org", "other_domains": ()})
    outlets = [QUAY, other]
    assert outlet_of_site("https://news.quay.net/a", outlets) == QUAY
    assert outlet_of_site("https://m.sport.quay.org/a", outlets) == other
    assert outlet_of_site("https://notquay.org/a", outlets) is None


FRONT = """<html lang="en-GB"><head><meta property="og:site_name" content="The Quay Herald">
<link rel="alternate" type="application/rss+xml" href="/feed">
<link rel="alternate" type="application/atom+xml" href="/old">
<link rel="alternate" type="application/rss+xml" href="/comments/feed">
<link rel="alternate" type="text/html" href="/a0">
<link rel="alternate" type="application/rss+xml" href="/none"></head><body><p>News</p></body></html>"""
NEWS = (
    "<urlset xmlns:n='urn:n'><url><loc>/a0</loc><n:news><n:publication_date>2199-01-01</n:publication_date></n:news>"
    "</url></urlset>"
)


def test_a_site_is_looked_through(tmp_path: Path) -> None:
    pages = {**newspaper(2), "/": Reply(FRONT), "/old": feed("/a1", a1="2001-01-01"), "/news.xml": Reply(NEWS)}
    with website(pages) as site:
        lines = "\n".join(f"Sitemap: {site.url(path)}" for path in ("/news.xml", "/none", "/feed"))
        site.pages["/robots.txt"] = Reply(lines, media_type="text/plain")
        settings = web_settings(tmp_path, site)
        found = discover(site.url("/"), settings.web)
        site.pages["/"] = Reply("<p>nothing</p>")
        del site.pages["/robots.txt"]
        with pytest.raises(FormatError, match="no feed and no sitemap"):
            discover(site.url("/a0"), settings.web)
    assert (found.outlet_id, found.name, found.language) == ("the-quay-herald", "The Quay Herald", "en")
    assert [one.url for one in found.feeds] == [site.url("/feed")]
    assert [one.url for one in found.sitemaps] == [site.url("/news.xml")]


def test_outlets_are_tried(tmp_path: Path) -> None:
    with website({**newspaper(2), "/bad": feed("/gone"), "/page": article_page(3), "/empty": feed()}) as site:
        settings = web_settings(tmp_path, site)
        urls = [site.url(path) for path in ("/feed", "/bad", "/page", "/empty", "/none")]
        outlet = Outlet(outlet_id="q", name="Q", domain="127.0.0.1", feeds=tuple(Feed(url=url) for url in urls))
        bare = Outlet(outlet_id="bare", name="B", domain="b.org")
        n_words = len(" ".join(text_of(0)).split())
        good, *bad = try_outlets([outlet, bare], settings.web)
    assert (good.n_entries, good.sample, good.problem) == (2, f"Breakwater 0: {n_words} words", None)
    expected = ["HTTP 404", "a page, no feed", "lists nothing", "HTTP 404", "no feed and no sitemap"]
    assert all(words in str(trial.problem) for words, trial in zip(expected, bad, strict=True))


def test_the_commands(tmp_path: Path) -> None:
    with website({**newspaper(2), "/": Reply(FRONT)}) as site:
        settings = web_settings(tmp_path, site)
        config = tmp_path / "c.toml"
        hosts, folder = json.dumps([site.address]), json.dumps(str(settings.web.outlets))
        config.write_text(f"[web]\npause_seconds = 0\nallowed_private_hosts = {hosts}\noutlets = {folder}\n")

        def run(*arguments: str) -> tuple[int, str]:
            result = CliRunner().invoke(main, ["outlets", *arguments, "--config", str(config)])
            return result.exit_code, result.output

        code, output = run("add", site.url("/"), "--id", "Quay")
        assert (code, "rhetoric run outlet:quay" in output) == (0, True)
        assert run("list")[1].startswith("quay ")
        code, output = run("check", "quay", "--format", "json")
        assert (code, json.loads(output)[0]["n_entries"]) == (0, 2)
        assert run("check")[0] == 0
        code, output = run("check", "quai")
        assert (code, "no such outlet" in output) == (2, True)
        write_outlet_file(tmp_path, "empty", 'name = "E"\ndomain = "e.org"')
        code, output = run("check", "empty")
        assert (code, "no feed and no sitemap" in output) == (1, True)
