"""What was refused, tried again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawl_cases import OUTLET, article_page, feed, newspaper, web_settings, write_outlet_file
from pipeline_cases import COUNCIL, Heard, ask, run, settings_in, write_jsonl
from rhetoric.cli import main
from rhetoric.pipeline.retry import run_retry
from rhetoric.pipeline.run import Intake, run_pipeline
from website import Reply, website

OPEN = "SELECT reason FROM rejection WHERE retried_by IS NULL ORDER BY 1"


def test_pages_are_fetched_again_for_their_outlet(tmp_path: Path) -> None:
    failing = {"/gone": Reply("gone", 410), "/late": Reply("oh", 500), "/stub": article_page(5, paragraphs=["Pay…"])}
    with website({**newspaper(1), **failing}) as site:
        site.pages["/feed"] = feed("/a0", "/gone", "/late", "/stub")
        settings = web_settings(tmp_path, site)
        write_outlet_file(tmp_path, "quay", OUTLET.format(feed=site.url("/feed")))
        run_pipeline(settings, Intake(("outlet:quay",)), Heard())
        assert ask(settings, OPEN) == [("gone",), ("paywall",), ("server_error",)]
        site.pages |= {"/late": article_page(7), "/stub": article_page(5)}
        site.visits.clear()
        report = run_retry(settings, Heard())
        assert sorted(site.paths()) == ["/gone", "/late", "/stub"]
        assert report is not None
        assert report.ingested is not None
        assert (report.ingested.n_new, report.ingested.rejected.reasons) == (2, {"gone": 1})
        assert ask(settings, "SELECT DISTINCT outlet_id FROM article") == [("quay",)]
        assert ask(settings, OPEN) == [("gone",)]
        assert run_retry(settings, Heard(), reasons=["timeout"]) is None
        assert run_retry(settings, Heard(), outlet_ids=["other"]) is None


def test_a_run_that_succeeds_leaves_nothing_to_try_again(tmp_path: Path) -> None:
    with website({**newspaper(2), "/a1": Reply("oh", 500)}) as site:
        settings = web_settings(tmp_path, site)
        run_pipeline(settings, Intake((site.url("/feed"),)), Heard())
        site.pages["/a1"] = article_page(1)
        run_pipeline(settings, Intake((site.url("/feed"),)), Heard())
        assert run_retry(settings, Heard()) is None


def test_a_listing_that_failed_is_read_again_without_what_is_known(tmp_path: Path) -> None:
    with website({**newspaper(2), "/second": Reply("oh", 500)}) as site:
        settings = web_settings(tmp_path, site)
        run_pipeline(settings, Intake((site.url("/feed"), site.url("/second"))), Heard())
        site.pages |= {"/second": feed("/a0", "/a2"), "/a2": article_page(2)}
        site.visits.clear()
        run_retry(settings, Heard())
        assert site.paths() == ["/second", "/a2"]


def test_files_are_read_as_they_were_the_first_time(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    table = write_jsonl(tmp_path / "a.jsonl", [{"words": COUNCIL, "n": "1"}, "{broken"])
    run(settings, table, columns={"text": "words", "id": "n"}, outlet_id="Quay")
    write_jsonl(table, [{"words": COUNCIL, "n": "1"}, {"words": f"{COUNCIL} It rained.", "n": "2"}])
    report = run_retry(settings, Heard())
    assert report is not None
    assert report.ingested is not None
    assert (report.ingested.n_unchanged, report.ingested.n_new, report.exit_code) == (1, 1, 0)
    assert ask(settings, "SELECT article_id FROM article ORDER BY 1") == [("quay/1",), ("quay/2",)]
    assert ask(settings, OPEN) == []


def test_a_file_that_is_gone_stays_refused(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    run(settings, write_jsonl(tmp_path / "a.jsonl", ["{broken"]))
    (tmp_path / "a.jsonl").unlink()
    heard = Heard()
    run_retry(settings, heard)
    assert "is not there any more" in heard.messages[0]
    assert ask(settings, OPEN) == [("broken_line",)]


@pytest.mark.parametrize("form", ["table", "json"])
def test_the_command(tmp_path: Path, form: str) -> None:
    settings = settings_in(tmp_path)
    table = write_jsonl(tmp_path / "a.jsonl", ["{broken"])
    run(settings, table)
    arguments = ["retry", "--warehouse", str(settings.warehouse.path), "--format", form]
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 1
    write_jsonl(table, [{"text": COUNCIL}])
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    nothing = CliRunner().invoke(main, arguments)
    assert nothing.exit_code == 0
    if form == "json":
        assert (json.loads(done.stdout)[0]["n_new"], json.loads(nothing.stdout)) == (1, [])
    else:
        assert "Nothing to try again." in nothing.stdout
