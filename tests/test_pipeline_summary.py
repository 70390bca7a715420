"""Reports in words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from rhetoric.model import Rejection
from rhetoric.pipeline.reports import (
    CrawlReport,
    IngestReport,
    PublishReport,
    Rejected,
    RejectionTally,
    RunReport,
    ScoreReport,
    tally,
)
from rhetoric.pipeline.summary import markdown, reasons, record, sentence, text

BROKEN = Rejection("a.jsonl:7", "source", "broken_line", "not JSON: |<")
REJECTED = Rejected(12, {"empty": 2, "broken_line": 10}, (BROKEN,))
INGESTED = IngestReport(2, 1_000, 20, 300, 4, REJECTED, 1.25)
SCORED = ScoreReport("0a1b", 1_023, 1_015, 5, 2, 90_000, 3, 40, Rejected(1, {"ValueError": 1}), 2.0, 3.0)
NOTHING = ScoreReport("0a1b", 0, 0, 0, 0, 0, 0, 0, Rejected(), 0.0, 0.5)
PUBLISHED = PublishReport(Path("w.duckdb"), Path("w.duckdb.d/snapshot-r.duckdb"), 0.1)
REPORT = RunReport("r", INGESTED, SCORED, PUBLISHED, 5.0)


def test_what_was_read_adds_up() -> None:
    assert INGESTED.n_read == 1_000 + 20 + 300 + 4 + 12
    assert REPORT.rejected.n == 13
    assert REPORT.rejected.reasons == {"broken_line": 10, "empty": 2, "ValueError": 1}
    assert REPORT.exit_code == 1
    assert RunReport("r", None, NOTHING, PUBLISHED, 1.0).exit_code == 0


def test_a_run_in_one_sentence() -> None:
    assert sentence(REPORT) == ("1,336 read, 1,000 new, 20 changed, 12 rejected; 1,015 scored, 5 left out, 1 rejected")
    assert sentence(NOTHING) == "nothing to score: nothing new or changed"
    assert sentence(PUBLISHED) == "published as snapshot-r.duckdb"


def test_lines_for_a_terminal() -> None:
    lines = text(REPORT).splitlines()
    assert lines[0] == "ingest       1,336  articles read from 2 files"
    assert lines[1] == "             1,000  new"
    assert "  a.jsonl:7: broken_line: not JSON: |<" in lines
    assert "  … and 12 more" in lines
    assert any("FROM rejection WHERE run_id = 'r'" in line for line in lines)
    assert lines[-1] == "time    5.0 s (ingesting 1.2, scoring 2.0, loading 1.0, publishing 0.1)"
    assert "Rejected" not in text(RunReport("r", None, NOTHING, PUBLISHED, 1.0))


def test_one_of_a_kind_is_written_in_the_singular() -> None:
    refused = Rejected(1, {"robots": 1}, n_unfetched=1)
    crawled = CrawlReport(n_listings=1, n_pages=1, n_unchanged=0, n_refused=1, n_left=1, seconds=0.5)
    ingested = IngestReport(0, 1, 0, 0, 0, refused, 0.1, n_notes=1)
    scored = replace(NOTHING, n_due=1, n_scored=1, n_evidence=1, n_wire_groups=1, n_stories=1)
    lines = [
        " ".join(line.split()) for line in text(RunReport("r", ingested, scored, PUBLISHED, 1.0, crawled)).splitlines()
    ]
    assert lines[:12] == [
        "crawl 1 page fetched",
        "1 feed or sitemap read",
        "1 address without an answer to use",
        "1 more new page, left for the next run",
        "ingest 1 article read from the web",
        "1 new",
        "1 note in the table `note`: encodings, dates that cannot be read, characters replaced",
        "score 1 article scored",
        "1 piece of evidence: quotations, terms, sentences and others",
        "1 text that several outlets printed, or that bears an agency's name (wire copy)",
        "1 story",
        "",
    ]
    assert sentence(crawled) == "1 page fetched, 1 address refused"


def test_languages_that_are_not_scored_are_named_the_most_frequent_first() -> None:
    scored = replace(SCORED, languages={"de": 1, "fr": 4})
    (line,) = [line for line in text(replace(REPORT, scored=scored)).splitlines() if "another language" in line]
    assert line.endswith("5  stored, not scored: in another language (fr 4, de 1)")


def test_the_question_to_the_warehouse_is_asked_as_the_caller_says() -> None:
    assert 'All of them: rhetoric sql --warehouse w "SELECT' in text(REPORT, sql="rhetoric sql --warehouse w")


def test_a_record_is_json() -> None:
    flat = json.loads(json.dumps(record(REPORT)))
    assert (flat["n_read"], flat["n_scored"], flat["n_rejected"]) == (1336, 1015, 13)
    assert flat["rejections"] == [
        {"source": "a.jsonl:7", "stage": "source", "reason": "broken_line", "detail": "not JSON: |<"}
    ]
    assert record(RunReport("r", None, NOTHING, PUBLISHED, 1.0))["n_read"] is None


def test_markdown_escapes_what_comes_from_outside() -> None:
    page = markdown(REPORT)
    assert "| ingest: articles read from 2 files | 1,336 |" in page
    assert r"not JSON: \|&lt;" in page
    assert "snapshot-r.duckdb" in markdown(PUBLISHED)
    assert "| articles scored: nothing new or changed | 0 |" in markdown(NOTHING)
    assert "| new | 1,000 |" in markdown(INGESTED)


def test_rejections_are_handed_on_in_portions() -> None:
    portions: list[int] = []
    counter = RejectionTally(lambda held: portions.append(len(held)), at_once=4)
    for _ in range(25):
        counter.add(BROKEN)
    rejected = counter.close()
    assert portions == [4] * 6 + [1]
    assert (rejected.n, rejected.reasons, len(rejected.first)) == (25, {"broken_line": 25}, 10)
    assert tally([], portions.append).n == 0
    assert reasons(REJECTED) == "10 broken_line, 2 empty"
