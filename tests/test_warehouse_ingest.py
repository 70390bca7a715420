"""Articles: new, changed, unchanged, repeated; outlets; wire copy; stories; runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.errors import WarehouseError
from rhetoric.model import Article, Rejection
from rhetoric.warehouse import IngestCounts, open_writer
from rhetoric.warehouse.ingest import CHUNK_ARTICLES
from rhetoric.warehouse.texts import text_sha256, wire_key
from warehouse_cases import WIRE_TEXT, article, begin, rows_of, score_all


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def test_counts_of_a_first_and_a_second_run(path: Path) -> None:
    articles = [article(1), article(2), article(1)]
    with open_writer(path) as writer:
        assert writer.add_articles(articles, begin(writer)) == IngestCounts(3, n_new=2, n_duplicate=1)
    with open_writer(path) as writer:
        assert writer.add_articles(articles, begin(writer)) == IngestCounts(3, n_unchanged=2, n_duplicate=1)


def test_a_duplicate_in_a_later_call_of_the_same_session_is_noted(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1)], run_id)
        assert writer.add_articles([article(1)], run_id) == IngestCounts(1, n_duplicate=1)
        assert rows_of(writer, "SELECT run_id, source, article_id, note FROM note") == [
            (run_id, "lantern.jsonl:1", "lantern/1", "the same article again in this run; kept once")
        ]


def test_another_text_is_a_new_version_and_the_old_one_stays(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_articles([article(1, text="First text.")], begin(writer))
        before = rows_of(writer, "SELECT first_seen_at FROM article")
    with open_writer(path) as writer:
        counts = writer.add_articles([article(1, text="Second text.", byline="A. Writer")], begin(writer))
        assert counts == IngestCounts(1, n_changed=1)
        assert rows_of(writer, "SELECT first_seen_at FROM article") == before
        assert rows_of(writer, "SELECT text, byline FROM article JOIN article_text USING (text_sha256)") == [
            ("Second text.", "A. Writer")
        ]
        assert rows_of(writer, "SELECT text FROM earlier_text JOIN article_text USING (text_sha256)") == [
            ("First text.",)
        ]
        assert rows_of(writer, "SELECT count(*) FROM article WHERE changed_at > first_seen_at") == [(1,)]


def test_two_versions_in_one_run_are_stored_in_their_order(path: Path) -> None:
    versions = [article(1, text="One."), article(1, text="Two."), article(1, text="Three.")]
    with open_writer(path) as writer:
        assert writer.add_articles(versions, begin(writer)) == IngestCounts(3, n_new=1, n_changed=2)
        assert rows_of(writer, "SELECT text FROM article JOIN article_text USING (text_sha256)") == [("Three.",)]
        assert rows_of(writer, "SELECT count(*) FROM earlier_text") == [(2,)]


def test_a_text_that_comes_back_is_stored_once(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        for text in ("One.", "Two.", "One."):
            writer.add_articles([article(1, text=text)], run_id)
        assert rows_of(writer, "SELECT text FROM article JOIN article_text USING (text_sha256)") == [("One.",)]
        assert rows_of(writer, "SELECT count(*) FROM article_text") == [(2,)]


def test_another_title_is_due_for_scoring_again(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1), article(2)], run_id)
        score_all(writer, run_id)
        counts = writer.add_articles([article(1, title="Another title"), article(2)], run_id)
        assert counts == IngestCounts(2, n_changed=1, n_duplicate=1)
        assert rows_of(writer, "SELECT DISTINCT article_id FROM score") == [("lantern/2",)]
        assert rows_of(writer, "SELECT DISTINCT article_id FROM sentence") == [("lantern/2",)]


def test_what_a_later_capture_leaves_out_is_not_erased(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1, section="Local", byline="A. Writer")], run_id)
        again = Article("lantern/1", "lantern", article(1).text, section="Harbour")
        assert writer.add_articles([again], run_id).n_duplicate == 1
        assert rows_of(writer, "SELECT title, byline, section, source FROM article") == [
            ("Title 1", "A. Writer", "Harbour", "lantern.jsonl:1")
        ]


def test_an_unchanged_article_costs_no_write(path: Path) -> None:
    with open_writer(path) as writer:
        first = begin(writer)
        writer.add_articles([article(1)], first)
    with open_writer(path) as writer:
        writer.add_articles([article(1)], begin(writer))
        assert rows_of(writer, "SELECT run_id FROM article") == [(first,)]


def test_times_are_stored_in_utc(path: Path) -> None:
    east = datetime(2026, 3, 2, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    with open_writer(path) as writer:
        writer.add_articles([article(1, published_at=east), article(2, published_at=None)], begin(writer))
        assert rows_of(writer, "SELECT published_at FROM article ORDER BY article_id") == [
            (datetime(2026, 3, 1, 23, 30),),  # noqa: DTZ001
            (None,),
        ]


def test_an_outlet_takes_its_name_and_domain_from_the_first_article_that_has_them(path: Path) -> None:
    articles = [
        article(1, outlet_name=None, url=None),
        article(2, outlet_name="Daily Lantern", url="https://user@WWW.Lantern.example:8080/a?b"),
        article(3, outlet_name="Another name", url="http://other.example/"),
        article(1, outlet="meridian", outlet_name=None, url="not a url"),
    ]
    with open_writer(path) as writer:
        writer.add_articles(articles, begin(writer))
        writer.add_articles([article(4, outlet_name="A third name")], begin(writer))
        assert rows_of(writer, "SELECT outlet_id, name, domain FROM outlet ORDER BY outlet_id") == [
            ("lantern", "Daily Lantern", "lantern.example"),
            ("meridian", None, None),
        ]


def test_notes_of_an_article_are_kept_once(path: Path) -> None:
    noted = article(1, notes=("published: cannot read '2026-02-31'",))
    with open_writer(path) as writer:
        writer.add_articles([noted], begin(writer))
    with open_writer(path) as writer:
        writer.add_articles([noted], begin(writer))
        assert rows_of(writer, "SELECT article_id, note FROM note") == [
            ("lantern/1", "published: cannot read '2026-02-31'")
        ]


def test_more_articles_than_a_chunk_holds(path: Path) -> None:
    articles = [article(n, text=f"Text {n}.") for n in range(CHUNK_ARTICLES + 5)]
    with open_writer(path) as writer:
        counts = writer.add_articles([*articles, articles[0]], begin(writer))
        assert counts == IngestCounts(len(articles) + 1, n_new=len(articles), n_duplicate=1)


@pytest.mark.parametrize("text", ["", "\x00 and \x1f", "e\u0301 \U0001f600 \u202e", "x" * 200_000])
def test_any_text_comes_back_as_it_was(path: Path, text: str) -> None:
    with open_writer(path) as writer:
        writer.add_articles([article(1, text=text, title=text[:50])], begin(writer))
        assert rows_of(writer, "SELECT text, title FROM article JOIN article_text USING (text_sha256)") == [
            (text, text[:50])
        ]


def test_wire_copy_is_the_same_text_in_two_outlets_or_an_edited_one(path: Path) -> None:
    printed_otherwise = WIRE_TEXT.upper().replace(". ", "!\n\n\u201c") + "\u201d"
    articles = [
        article(1, text=WIRE_TEXT),
        article(2, text=WIRE_TEXT),
        article(1, outlet="meridian", text=printed_otherwise, published_at=datetime(2026, 3, 1, tzinfo=UTC)),
        article(2, outlet="meridian", text=WIRE_TEXT + " The board did not say why."),
        article(3, text="Too short."),
        article(3, outlet="meridian", text="Too short."),
    ]
    with open_writer(path) as writer:
        writer.add_articles(articles, begin(writer))
        assert writer.assign_wire_groups() == 1
        (group,) = rows_of(writer, "SELECT DISTINCT wire_group_id FROM article WHERE wire_group_id IS NOT NULL")
        assert rows_of(writer, "SELECT article_id FROM article WHERE wire_group_id NOT NULL ORDER BY 1") == [
            ("lantern/1",), ("lantern/2",), ("meridian/1",), ("meridian/2",),
        ]  # fmt: skip
        assert rows_of(writer, "FROM wire_group") == [(*group, 2, 4, "meridian/1", "near copies", None)]


def test_a_wire_group_keeps_its_name_when_it_grows(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1, text=WIRE_TEXT), article(1, outlet="meridian", text=WIRE_TEXT)], run_id)
        writer.assign_wire_groups()
        (before,) = rows_of(writer, "SELECT wire_group_id, n_articles, method FROM wire_group")
        writer.add_articles([article(2, outlet="civic", text=WIRE_TEXT + " The board did not say why.")], run_id)
        writer.assign_wire_groups()
        (after,) = rows_of(writer, "SELECT wire_group_id, n_articles, method FROM wire_group")
    assert (before[0], 2, "same text", 3, "near copies") == (after[0], *before[1:], *after[1:])


def test_a_page_with_the_text_of_another_page_of_its_outlet_is_kept_once(path: Path) -> None:
    pages = [
        article(1, text=WIRE_TEXT, source="https://lantern.example/1"),
        article(2, text=WIRE_TEXT, source="https://lantern.example/2"),
        article(3, text=WIRE_TEXT, source="news.warc.gz#3"),
        article(4, outlet="meridian", text=WIRE_TEXT, source="https://meridian.example/4"),
        article(5, text=WIRE_TEXT, source="table.csv:5"),
    ]
    with open_writer(path) as writer:
        run_id = begin(writer)
        counts = writer.add_articles(pages, run_id)
        assert (counts.n_new, counts.n_duplicate) == (3, 2)
        again = writer.add_articles([article(6, text=WIRE_TEXT, source="https://lantern.example/6")], run_id)
        assert (again.n_new, again.n_duplicate, again.n_read) == (0, 1, 1)
        assert rows_of(writer, "SELECT DISTINCT note FROM note") == [
            ("the same text as another page of this outlet; kept once",)
        ]
        changed = [article(1, text="Another text.", source="https://lantern.example/1")]
        assert writer.add_articles(changed, run_id).n_changed == 1


def test_an_agencys_name_makes_wire_copy_of_one_article(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_articles(
            [article(1, text=WIRE_TEXT, wire_agency="AP"), article(2, text="Own words.")], begin(writer)
        )
        assert writer.assign_wire_groups() == 1
        assert rows_of(writer, "SELECT n_articles, method, agency FROM wire_group") == [(1, "marker", "AP")]
        assert rows_of(writer, "SELECT article_id FROM article WHERE wire_group_id IS NOT NULL") == [("lantern/1",)]


def test_a_wire_group_goes_when_one_outlet_changes_its_text(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        writer.add_articles([article(1, text=WIRE_TEXT), article(1, outlet="meridian", text=WIRE_TEXT)], run_id)
        assert writer.assign_wire_groups() == 1
        writer.add_articles([article(1, text="Another text altogether.")], run_id)
        assert writer.assign_wire_groups() == 0
        assert rows_of(writer, "SELECT count(*) FROM article WHERE wire_group_id IS NOT NULL") == [(0,)]


def test_stories_are_those_that_sources_name(path: Path) -> None:
    articles = [
        article(1, story_id="harbour-vote"),
        article(2, outlet="meridian", story_id="harbour-vote", published_at=None),
        article(3),
    ]
    with open_writer(path) as writer:
        writer.add_articles(articles, begin(writer))
        assert writer.assign_stories() == 1
        rows = rows_of(writer, "SELECT * REPLACE (first_published_at::VARCHAR AS first_published_at) FROM story")
        assert rows == [("harbour-vote", 2, 2, "2026-03-03 12:00:00", "source")]


def test_rejections_and_notes_are_recorded(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = begin(writer)
        assert writer.add_rejections(run_id, [Rejection("a.jsonl:3", "source", "broken_line", "no JSON")]) == 1
        assert writer.add_rejections(run_id, []) == 0
        assert writer.add_notes(run_id, [("a.txt", None, "read as windows-1252")]) == 1
        assert rows_of(writer, "SELECT run_id, source, stage, reason, detail FROM rejection") == [
            (run_id, "a.jsonl:3", "source", "broken_line", "no JSON")
        ]
        assert rows_of(writer, "FROM note") == [(run_id, "a.txt", None, "read as windows-1252")]


def test_a_run_is_recorded_with_its_counts(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = writer.start_run("run", ["a.jsonl", "b.csv"])
        writer.finish_run(run_id, "completed", {"n_read": 7, "n_rejected": 2})
        assert rows_of(writer, "SELECT state, command, sources, n_read, n_rejected, n_new FROM run") == [
            ("completed", "run", ["a.jsonl", "b.csv"], 7, 2, 0)
        ]
        assert rows_of(writer, "SELECT finished_at >= started_at FROM run") == [(True,)]


def test_wrong_counts_and_unknown_runs_are_refused(path: Path) -> None:
    with open_writer(path) as writer:
        run_id = writer.start_run("run")
        with pytest.raises(WarehouseError, match=r"n_red\. Known: n_read"):
            writer.finish_run(run_id, "completed", {"n_red": 1})
        with pytest.raises(WarehouseError, match="other is not in the warehouse"):
            writer.finish_run("other", "completed")


@given(st.text())
def test_a_wire_key_ignores_case_marks_and_space(text: str) -> None:
    assert wire_key(text) == wire_key(f" \u201c{text.replace(' ', '  ')}\u201d -\n")


def test_a_wire_key_tells_texts_apart_in_any_script() -> None:
    texts = ["Гавань закрыта.", "Гавань открыта.", "The harbour is shut.", "The harbour is open.", ""]
    assert len({wire_key(text) for text in texts}) == len(texts)
    assert wire_key("THE HARBOUR, is \u201cshut\u201d") == wire_key("the harbour is shut")
    assert wire_key("ГАВАНЬ закрыта!") == wire_key("Гавань  закрыта")


def test_the_text_key_is_sha256() -> None:
    assert text_sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
