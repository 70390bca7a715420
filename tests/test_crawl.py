"""From a newspaper on the web to articles in the warehouse, and what happens when something fails on the way."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from crawl_cases import OUTLET, article_page, feed, newspaper, text_of, web_settings, write_outlet_file
from pipeline_cases import RHETORIC, Heard, ask
from rhetoric.config import Settings
from rhetoric.crawl.listing import Listing, Page, read_answer
from rhetoric.crawl.single import fetch_page
from rhetoric.errors import FetchError, FormatError, SourceError
from rhetoric.pipeline.reports import RunReport
from rhetoric.pipeline.run import Intake, run_ingest, run_pipeline
from rhetoric.pipeline.summary import text
from rhetoric.warehouse import Places, check
from rhetoric.web.answer import Answer
from test_sources_warc import response, written
from website import Handler, Reply, website


def run(settings: Settings, *sources: str, heard: Heard | None = None) -> RunReport:
    return run_pipeline(settings, Intake(sources), heard or Heard())


def refusals(settings: Settings) -> dict[str, str]:
    """Path -> reason of what was refused."""
    found = ask(settings, "SELECT regexp_extract(source, '^http://[^/]+(.*)$', 1), reason FROM rejection")
    return dict(found)


def test_a_feed_brings_its_articles(tmp_path: Path) -> None:
    with website(newspaper(3)) as site:
        settings = web_settings(tmp_path, site)
        report = run(settings, site.url("/feed"))
    assert report.crawled is not None
    assert report.ingested is not None
    assert (report.crawled.n_listings, report.crawled.n_pages, report.ingested.n_new) == (1, 3, 3)
    found = ask(settings, "SELECT title, url, found_in, published_at::VARCHAR FROM article ORDER BY title")
    address = site.url("/feed").replace("http:", "https:")
    assert found[0] == ("Breakwater 0", site.url("/a0"), address, "2026-03-02 06:00:00")
    (text,) = ask(
        settings, "SELECT text FROM article_text t JOIN article a USING (text_sha256) WHERE a.title LIKE '%1'"
    )
    assert text[0].split("\n\n")[-5:] == text_of(1)
    assert list(Places.at(settings.warehouse.path).crawl.iterdir()) == []
    assert [result.name for result in check(settings.warehouse.path) if not result.is_kept] == []


def test_each_stage_can_be_called_as_a_task(tmp_path: Path) -> None:
    called: list[str] = []

    def call(stage: Any, /, *args: Any, **kwargs: Any) -> Any:
        called.append(stage.__name__)
        return stage(*args, **kwargs)

    with website(newspaper(1)) as site:
        settings = web_settings(tmp_path, site)
        run_pipeline(settings, Intake((site.url("/feed"),)), Heard(), call)
        run_ingest(settings, Intake((site.url("/feed"),)), Heard(), call)
    assert called == ["crawl", "ingest", "score", "publish", "crawl", "ingest"]


def test_a_run_that_has_no_contact_says_so(tmp_path: Path) -> None:
    heard = Heard()
    with website(newspaper(1)) as site:
        run(web_settings(tmp_path, site, contact=""), site.url("/feed"), heard=heard)
    assert any("web.contact is not set" in message for message in heard.messages)


def test_a_second_run_fetches_only_what_is_new(tmp_path: Path) -> None:
    with website(newspaper(3)) as site:
        settings = web_settings(tmp_path, site)
        run(settings, site.url("/feed"))
        site.pages |= {**newspaper(4)}
        site.visits.clear()
        report = run(settings, site.url("/feed"))
        assert site.paths() == ["/feed", "/a3"]
    assert report.ingested is not None
    assert (report.ingested.n_read, report.ingested.n_new) == (1, 1)


def test_a_listing_that_did_not_change_costs_one_short_answer(tmp_path: Path) -> None:
    def conditional(handler: Handler) -> Reply:
        known = handler.headers.get("If-None-Match") == '"1"'
        return Reply(status=304) if known else Reply(feed("/a0").body, headers={"ETag": '"1"'})

    with website({**newspaper(1), "/feed": conditional}) as site:
        settings = web_settings(tmp_path, site)
        run(settings, site.url("/feed"))
        report = run(settings, site.url("/feed"))
        assert site.paths() == ["/feed", "/a0", "/feed"]
    assert report.crawled is not None
    assert (report.crawled.n_unchanged, report.crawled.n_pages) == (1, 0)
    assert ask(settings, "SELECT outcome, n_new FROM listing_visit ORDER BY visited_at") == [
        ("fetched", 1),
        ("unchanged", 0),
    ]


def test_a_listing_is_read_again_until_all_that_it_names_is_settled(tmp_path: Path) -> None:
    def conditional(handler: Handler) -> Reply:
        known = handler.headers.get("If-None-Match") == '"1"'
        return Reply(status=304) if known else Reply(feed("/a0", "/a1").body, headers={"ETag": '"1"'})

    with website({**newspaper(2), "/feed": conditional, "/a1": Reply("oh", 500)}) as site:
        settings = web_settings(tmp_path, site)
        run(settings, site.url("/feed"))
        assert refusals(settings) == {"/a1": "server_error"}
        site.pages["/a1"] = article_page(1)
        site.visits.clear()
        report = run(settings, site.url("/feed"))
        assert site.paths() == ["/feed", "/a1"]
        assert report.ingested is not None
        assert report.ingested.n_new == 1
        run(settings, site.url("/feed"))
        assert site.paths() == ["/feed", "/a1", "/feed"]


def test_an_article_that_was_updated_is_a_new_version(tmp_path: Path) -> None:
    with website(newspaper(2)) as site:
        settings = web_settings(tmp_path, site)
        run(settings, site.url("/feed"))
        site.pages["/a0"] = article_page(0, paragraphs=[*text_of(0), "The board corrected the sum on Tuesday evening."])
        site.pages["/feed"] = feed("/a0", "/a1", a0="2199-01-01T00:00:00Z", a1="2020-01-01T00:00:00Z")
        site.visits.clear()
        report = run(settings, site.url("/feed"))
        assert site.paths() == ["/feed", "/a0"]
    assert report.ingested is not None
    assert (report.ingested.n_changed, report.scored.n_scored) == (1, 1)
    assert ask(settings, "SELECT count(*) FROM earlier_text") == [(1,)]


def test_an_index_of_sitemaps(tmp_path: Path) -> None:
    with website(newspaper(2)) as site:
        site.pages["/sitemaps"] = Reply(
            f"<sitemapindex><sitemap><loc>{site.url('/news')}</loc></sitemap></sitemapindex>"
        )
        urls = "".join(f"<url><loc>{site.url(f'/a{n}')}</loc></url>" for n in range(2))
        old = f"<url><loc>{site.url('/old')}</loc><lastmod>2001-01-01</lastmod></url>"
        site.pages["/news"] = Reply(f"<urlset>{urls}{old}</urlset>")
        settings = web_settings(tmp_path, site)
        report = run(settings, site.url("/sitemaps"))
        assert sorted(site.paths()) == ["/a0", "/a1", "/news", "/sitemaps"]
    assert report.ingested is not None
    assert report.ingested.n_new == 2


def test_too_many_new_pages_are_left_for_the_next_run(tmp_path: Path) -> None:
    with website(newspaper(5)) as site:
        settings = web_settings(tmp_path, site, maximum_pages=3)
        first, second = (run(settings, site.url("/feed")) for _ in range(2))
    assert first.crawled is not None
    assert second.crawled is not None
    assert (first.crawled.n_pages, first.crawled.n_left) == (3, 2)
    assert (second.crawled.n_pages, second.crawled.n_left) == (2, 0)


def test_one_page(tmp_path: Path) -> None:
    with website({"/a1": article_page(1), "/a1?utm_source=x": article_page(1)}) as site:
        settings = web_settings(tmp_path, site)
        report = run(settings, site.url("/a1?utm_source=x"), site.url("/a1"))
        assert len(site.paths()) == 1
    assert report.ingested is not None
    assert report.ingested.n_new == 1


def test_what_is_refused_is_a_row_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = {
        "/gone": Reply("gone", 410),
        "/pdf": Reply(b"%PDF-1.7", media_type="application/pdf"),
        "/text": Reply("no markup here", media_type="text/plain"),
        "/feed2": feed("/a0"),
        "/inside": Reply(status=302, headers={"Location": "http://169.254.169.254/"}),
        "/robots.txt": Reply("User-agent: *\nDisallow: /kept"),
        "/empty": Reply(""),
    }
    with website({**newspaper(1), **bad}) as site:
        site.pages["/feed"] = feed("/a0", "/gone", "/pdf", "/text", "/feed2", "/inside", "/kept", "/empty", "ftp://x/y")
        settings = web_settings(tmp_path, site)
        report = run(settings, site.url("/feed"))
    assert refusals(settings) == {
        "/gone": "gone",
        "/pdf": "not_text",
        "/text": "not_html",
        "/feed2": "not_an_article",
        "/inside": "private_address",
        "/kept": "robots",
        "/empty": "empty",
    }
    assert report.ingested is not None
    assert (report.ingested.n_new, report.ingested.rejected.n, report.exit_code) == (1, 7, 1)
    assert ask(settings, "SELECT DISTINCT stage, origin = source FROM rejection") == [("fetch", True)]


def test_hostile_listings_are_rows_too(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    outside = '<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>'
    pages = {
        "/entities": Reply(bomb),
        "/outside": Reply(outside),
        "/packed.xml.gz": Reply(gzip.compress(b" " * 9_000_000), media_type="application/gzip"),
        "/itself": Reply("<sitemapindex><sitemap><loc>/itself</loc></sitemap></sitemapindex>"),
        "/deep0": Reply("<sitemapindex><sitemap><loc>/deep1</loc></sitemap></sitemapindex>"),
        "/deep1": Reply("<sitemapindex><sitemap><loc>/deep2</loc></sitemap></sitemapindex>"),
        "/deep2": Reply("<sitemapindex><sitemap><loc>/deep3</loc></sitemap></sitemapindex>"),
        "/deep3": Reply("<sitemapindex><sitemap><loc>/deep4</loc></sitemap></sitemapindex>"),
    }
    with website({**newspaper(1), **pages}) as site:
        settings = web_settings(tmp_path, site)
        report = run(settings, *(site.url(path) for path in ("/entities", "/outside", "/packed.xml.gz", "/itself")))
        assert report.exit_code == 1
        run(settings, site.url("/deep0"), site.url("/feed"))
        assert "/deep4" not in site.paths()
    assert refusals(settings) == {
        "/entities": "unsafe_xml",
        "/outside": "unsafe_xml",
        "/packed.xml.gz": "too_large",
        "/deep3": "not_an_article",
    }
    assert ask(settings, "SELECT count(*) FROM article") == [(1,)]


def test_what_trips_a_parser_costs_its_address_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(answer: Answer, limit: int) -> Listing | Page:
        if answer.url.endswith("/a1"):
            raise ZeroDivisionError("in the parser")
        return read_answer(answer, limit)

    monkeypatch.setattr("rhetoric.crawl.crawler.read_answer", read)
    with website(newspaper(3)) as site:
        site.pages["/a2"] = Reply(status=302, headers={"Location": "http://0177.0.0.1/"})
        settings = web_settings(tmp_path, site)
        report = run(settings, site.url("/feed"))
    assert refusals(settings) == {"/a1": "unreadable", "/a2": "address"}
    assert report.ingested is not None
    assert (report.ingested.n_read, report.ingested.n_new, report.ingested.rejected.n) == (1, 1, 2)


def test_what_could_not_be_fetched_is_no_article_that_was_read(tmp_path: Path) -> None:
    settings = web_settings(tmp_path)
    report = run(settings, "http://no-such-name.invalid/feed")
    assert report.ingested is not None
    assert (report.ingested.n_read, report.ingested.rejected.n, report.exit_code) == (0, 1, 1)
    assert report.ingested.nothing_was_readable
    lines = text(report).splitlines()
    assert [" ".join(line.split()) for line in lines[:3]] == [
        "crawl 0 pages fetched",
        "1 address without an answer to use",
        "ingest 0 articles read from the web",
    ]
    assert "Rejected: 1 unresolved" in lines


def test_two_indexes_that_name_each_other_and_a_feed_that_became_a_page(tmp_path: Path) -> None:
    pages = {
        "/one": Reply("<sitemapindex><sitemap><loc>/two</loc></sitemap></sitemapindex>"),
        "/two": Reply(
            "<sitemapindex><sitemap><loc>/one</loc></sitemap><sitemap><loc>/map</loc></sitemap></sitemapindex>"
        ),
        "/map": Reply("<urlset><url><loc>/a0</loc></url></urlset>"),
    }
    with website({**newspaper(1), **pages}) as site:
        settings = web_settings(tmp_path, site)
        report = run(settings, site.url("/one"), site.url("/feed"))
        assert sorted(site.paths()) == ["/a0", "/feed", "/map", "/one", "/two"]
        site.pages["/feed"] = Reply("<html><body><p>We have moved.</p></body></html>")
        later = run(settings, site.url("/feed"))
    assert report.ingested is not None
    assert report.ingested.n_new == 1
    assert later.exit_code == 1
    assert refusals(settings) == {"/feed": "no_text"}


def test_a_page_does_not_pass_for_one_of_another_site(tmp_path: Path) -> None:
    canonical = '<link rel="canonical" href="https://great-paper.example/scoop">'
    with website({"/a": article_page(1, head=canonical)}) as site:
        settings = web_settings(tmp_path, site)
        run(settings, site.url("/a"))
        assert ask(settings, "SELECT url, outlet_id FROM article") == [(site.url("/a"), "127-0-0-1")]


def test_an_outlet_by_its_id(tmp_path: Path) -> None:
    with website({**newspaper(1), "/opinion/b": article_page(7)}) as site, website({"/c": article_page(8)}) as other:
        site.pages["/feed"] = feed("/a0", "/opinion/b", other.url("/c").replace("127.0.0.1", "localhost"))
        settings = web_settings(tmp_path, site, other, allowed_private_hosts=(site.address, "localhost"))
        write_outlet_file(tmp_path, "quay", OUTLET.format(feed=site.url("/feed")))
        run(settings, "outlet:all")
        with pytest.raises(SourceError, match="did you mean outlet:quay"):
            run(settings, "outlet:quai")
    found = ask(
        settings, "SELECT title, outlet_id, outlet_name, section, kind FROM article_scores WHERE voice = 'body'"
    )
    assert sorted(found) == [
        ("Breakwater 0", "quay", "The Quay", "Harbour", None),
        ("Breakwater 7", "quay", "The Quay", "Harbour", "comment"),
    ]
    assert ask(settings, "SELECT reason, outlet_id FROM rejection") == [("elsewhere", "quay")]
    assert ask(settings, "SELECT name, country, minimum_a_day FROM outlet") == [("The Quay", "GB", 2)]


def test_a_journal_that_was_stored_and_not_removed_is_not_stored_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill between the commit and the removal."""
    with website({**newspaper(2), "/a1": Reply("gone", 410)}) as site, monkeypatch.context() as patch:
        settings = web_settings(tmp_path, site)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        run(settings, site.url("/feed"))
    assert len(list(Places.at(settings.warehouse.path).crawl.iterdir())) == 1
    report = run(settings)
    assert report.ingested is not None
    assert report.ingested.n_read == 0
    assert list(Places.at(settings.warehouse.path).crawl.iterdir()) == []
    counts = (
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM rejection), (SELECT count(*) FROM listing_visit)"
    )
    assert ask(settings, counts) == [(1, 1, 1)]


def test_pages_of_a_warc_file_go_to_their_outlets(tmp_path: Path) -> None:
    pages = {"https://www.quay.org/opinion/a": 1, "https://elsewhere.org/b": 2}
    records = []
    for url, n in pages.items():
        reply = article_page(n)
        body = reply.body if isinstance(reply.body, bytes) else reply.body.encode()
        records.append(response(body, url=url))
    path = written(tmp_path, *records, response(status="404 Not Found"), name="news.warc.gz")
    settings = web_settings(tmp_path)
    write_outlet_file(tmp_path, "quay", OUTLET.replace("127.0.0.1", "quay.org").format(feed="https://quay.org/rss"))
    report = run(settings, str(path))
    assert report.ingested is not None
    assert (report.ingested.n_new, report.ingested.rejected.reasons) == (2, {"status": 1})
    found = ask(
        settings, "SELECT outlet_id, outlet_name, kind, url FROM article_scores WHERE voice = 'body' ORDER BY 1"
    )
    assert found == [
        ("elsewhere-org", "elsewhere.org", None, "https://elsewhere.org/b"),
        ("quay", "The Quay", "comment", "https://www.quay.org/opinion/a"),
    ]
    assert ask(settings, "SELECT origin FROM rejection") == [(str(path),)]


def killed_in_the_midst(command: list[str], enough: Path, more_than: int) -> None:
    """Start a run and kill it with SIGKILL once its journal has grown past `more_than` bytes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and sum(path.stat().st_size for path in enough.glob("*.journal")) <= more_than:
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def test_a_crawl_that_is_killed_is_completed_by_the_next_run(tmp_path: Path) -> None:
    """Killed three times in the midst, each time after more pages: nothing is lost, doubled or fetched twice."""
    with website(newspaper(60)) as site:
        settings = web_settings(tmp_path, site, pause_seconds=0.02)
        config = tmp_path / "config.toml"
        web = settings.web.model_dump(mode="json")
        lines = [f"{name} = {json.dumps(value)}" for name, value in web.items()]
        config.write_text("[web]\n" + "\n".join(lines) + f'\n[warehouse]\npath = "{settings.warehouse.path}"\n')
        command = [*RHETORIC, "run", site.url("/feed"), "--config", str(config), "--no-prefect", "--executor", "thread"]
        for kilobytes in (3, 10, 20):
            killed_in_the_midst(command, Places.at(settings.warehouse.path).crawl, kilobytes * 1000)
        finished = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=False)
        assert finished.returncode == 0, finished.stderr
        times = [site.paths().count(f"/a{n}") for n in range(60)]
        assert ask(settings, "SELECT count(*), count(DISTINCT article_id), count(DISTINCT url) FROM article") == [
            (60, 60, 60)
        ]
        assert ask(settings, "SELECT count(*) FROM visit WHERE role = 'page' AND is_settled") == [(60,)]
        assert ask(settings, "SELECT state, count(*) FROM run GROUP BY state ORDER BY state") == [
            ("completed", 1),
            ("crashed", 3),
        ]
        assert sum(times) <= 60 + 3, "more was fetched again than what was under way when the run was killed"
        assert min(times) == 1
        assert list(Places.at(settings.warehouse.path).crawl.iterdir()) == []
    assert [result.name for result in check(settings.warehouse.path) if not result.is_kept] == []


def test_one_page_scored_and_kept_nowhere(tmp_path: Path) -> None:
    with website({**newspaper(1), "/gone": Reply("gone", 410)}) as site:
        settings = web_settings(tmp_path, site)
        assert fetch_page(site.url("/a0"), settings.web).fields == {"fetched_from": site.url("/a0")}
        with pytest.raises(FormatError, match="rhetoric run"):
            fetch_page(site.url("/feed"), settings.web)
        with pytest.raises(FetchError, match="HTTP 410"):
            fetch_page(site.url("/gone"), settings.web)
