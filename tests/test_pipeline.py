"""The pipeline from sources to the published file, in this process."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from pipeline_cases import COUNCIL, FERRY, FRENCH, Heard, ask, rows, run, settings_in, write_jsonl
from rhetoric.config import override
from rhetoric.errors import ConfigError, FormatError, SourceError, WarehouseError
from rhetoric.pipeline import partition
from rhetoric.pipeline.progress import Several, Silent, audience, heard_by
from rhetoric.pipeline.run import Intake, run_ingest, run_publish, run_score
from rhetoric.scoring.scorer import Scorer
from rhetoric.warehouse import LockedError, Places, check


def test_articles_go_in_and_scores_come_out(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    heard = Heard()
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", rows(5)), heard=heard)
    assert report.ingested is not None
    assert (report.ingested.n_read, report.ingested.n_new, report.scored.n_scored) == (5, 5, 5)
    assert report.exit_code == 0
    assert [stage for stage, _ in heard.stages] == ["ingest", "score", "load", "publish"]
    assert heard.stages[1] == ("score", 5)
    assert heard.n_articles == 5 + 5
    voices = ask(settings, "SELECT voice, count(*) FROM article_scores GROUP BY voice ORDER BY voice")
    assert voices == [("body", 5), ("headline", 5), ("outlet", 5), ("quoted", 5)]
    assert ask(settings, "SELECT count(*) FROM quotation WHERE kind = 'direct'") == [(5,)]
    assert [result.name for result in check(settings.warehouse.path) if not result.is_kept] == []


def test_the_second_run_scores_nothing_and_one_more_file_scores_one(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    first = write_jsonl(tmp_path / "a.jsonl", rows(4))
    run(settings, first)
    again = run(settings, first)
    assert again.ingested is not None
    assert (again.ingested.n_new, again.ingested.n_unchanged, again.scored.n_due) == (0, 4, 0)
    more = tmp_path / "ferry.txt"
    more.write_text(f"Ferry stays in port\n\n{FERRY}\n", encoding="utf-8")
    third = run(settings, first, more)
    assert third.ingested is not None
    assert (third.ingested.n_read, third.ingested.n_new, third.scored.n_scored) == (5, 1, 1)


def test_a_changed_text_is_scored_again(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    run(settings, write_jsonl(tmp_path / "a.jsonl", rows(3)))
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", [*rows(2), rows(3, FERRY)[2]]))
    assert report.ingested is not None
    assert (report.ingested.n_changed, report.ingested.n_unchanged, report.scored.n_scored) == (1, 2, 1)


def test_another_scoring_scores_all_anew_and_keeps_the_old_scores(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    source = write_jsonl(tmp_path / "a.jsonl", rows(3))
    run(settings, source)
    report = run(override(settings, scoring={"minimum_words": 20}))
    assert report.ingested is None
    assert report.scored.n_scored == 3
    assert ask(settings, "SELECT count(DISTINCT scoring_id) FROM score") == [(2,)]
    assert ask(settings, "SELECT count(*) FROM article_scores WHERE voice = 'body'") == [(3,)]


def test_all_that_is_read_is_counted_once(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    run(settings, write_jsonl(tmp_path / "a.jsonl", rows(2)))
    new, version = rows(3)[2], rows(2, FERRY)[1]
    given = [*rows(2), new, new, {"id": "e", "text": " "}, "{not json", version]
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", given), tmp_path / "b.html").ingested
    assert report is not None
    assert (report.n_files, report.n_read) == (2, 8)
    assert (report.n_unchanged, report.n_new, report.n_duplicate, report.n_changed) == (2, 1, 1, 1)
    assert report.rejected.reasons == {"empty": 1, "broken_line": 1, "binary": 1}


def test_rejections_are_stored_and_make_exit_code_1(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", [*rows(2), "{broken", {"text": ""}]))
    assert report.exit_code == 1
    assert report.rejected.n == 2
    stored = ask(settings, "SELECT stage, reason, source LIKE '%a.jsonl:%' FROM rejection ORDER BY reason")
    assert stored == [("source", "broken_line", True), ("source", "empty", True)]
    assert ask(settings, "SELECT state, n_read, n_rejected, n_scored FROM run") == [("completed", 4, 2, 2)]


def test_an_article_longer_than_the_limit_is_rejected(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, maximum_article_mb=0.001)
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", [*rows(1), {"id": "long", "text": COUNCIL * 10}]))
    assert report.rejected.reasons == {"too_long": 1}
    assert report.scored.n_scored == 1


def test_of_a_page_the_text_counts_not_the_markup(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, maximum_article_mb=0.001)
    for name, paragraphs, padding in (("short", 1, 9), ("long", 10, 1)):
        body = "".join(f"<p>On day {n} they met again. {COUNCIL}</p>" for n in range(paragraphs))
        page = f"<html><body><script>{'x' * 1000 * padding}</script><article>{body}</article></body></html>"
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    report = run(settings, tmp_path / "short.html", tmp_path / "long.html")
    assert report.rejected.reasons == {"too_long": 1}
    assert "run.maximum_article_mb" in report.rejected.first[0].detail
    assert report.scored.n_scored == 1


def test_other_languages_are_stored_and_left_out(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    given = [*rows(1), {"id": "fr", "text": FRENCH}, {"id": "de", "text": "Kurz.", "language": "de"},
             {"id": "short", "text": "Rain."}]  # fmt: skip
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", given))
    assert (report.scored.n_due, report.scored.n_scored, report.scored.n_not_scored) == (4, 2, 2)
    assert report.exit_code == 0
    left_out = ask(settings, "SELECT reason, detail FROM not_scored ORDER BY detail")
    assert left_out == [("language", "de"), ("language", "fr")]
    assert ask(settings, "SELECT language FROM article WHERE article_id LIKE '%/fr'") == [("fr",)]
    assert run(settings).scored.n_due == 0


def test_the_columns_and_the_outlet_can_be_given(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    source = write_jsonl(tmp_path / "a.jsonl", [{"prose": COUNCIL, "paper": "The Quay"}])
    run(settings, source, columns={"text": "prose"}, outlet_id="Harbour Post")
    assert ask(settings, "SELECT outlet_id FROM article") == [("harbour-post",)]


def test_the_same_text_in_two_outlets_is_wire_copy(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    given = [{"id": "1", "outlet": "North", "text": FERRY}, {"id": "1", "outlet": "South", "text": FERRY.upper()}]
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", given))
    assert report.scored.n_wire_groups == 1


def test_an_article_whose_scoring_raises_is_rejected_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    score = Scorer.score

    def failing(self: Scorer, articles: list[partition.Article]) -> object:
        if any(article.article_id.endswith("/a7") for article in articles):
            raise ZeroDivisionError("seven")
        return score(self, articles)

    settings = settings_in(tmp_path, batch_articles=4)
    monkeypatch.setattr(Scorer, "score", failing)
    report = run(settings, write_jsonl(tmp_path / "a.jsonl", rows(11)))
    assert (report.scored.n_due, report.scored.n_scored, report.scored.rejected.n) == (11, 10, 1)
    (rejection,) = report.scored.rejected.first
    assert (rejection.source, rejection.stage, rejection.reason) == ("quay-herald/a7", "score", "ZeroDivisionError")
    monkeypatch.undo()
    assert run(settings).scored.n_scored == 1


def test_bad_sources_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    table = write_jsonl(tmp_path / "a.jsonl", [{"prose": COUNCIL}])
    with pytest.raises(SourceError, match="no such file"):
        run(settings, tmp_path / "missing.txt")
    with pytest.raises(FormatError, match="prose"):
        run(settings, table)
    with pytest.raises(ConfigError, match="lexicon"):
        run(override(settings, scoring={"lexicons": ["unheard-of"]}), write_jsonl(table, rows(1)))
    assert not Places.at(settings.warehouse.path).folder.exists()


def test_a_locked_warehouse_is_waited_for_and_given_up(tmp_path: Path) -> None:
    settings = override(settings_in(tmp_path), warehouse={"lock_wait_seconds": 0.1})
    places = Places.at(settings.warehouse.path)
    places.prepare()
    descriptor = os.open(places.lock, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    heard = Heard()
    with pytest.raises(LockedError, match="another run holds"):
        run(settings, write_jsonl(tmp_path / "a.jsonl", rows(1)), heard=heard)
    os.close(descriptor)
    assert "Waiting for the warehouse" in heard.messages[0]


def test_a_run_that_fails_says_so_in_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_in(tmp_path)

    def full(_assignment: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("rhetoric.pipeline.score.score_partition", full)
    with pytest.raises(OSError, match="no space"):
        run(settings, write_jsonl(tmp_path / "a.jsonl", rows(2)))
    monkeypatch.undo()
    assert run(settings).scored.n_scored == 2
    assert ask(settings, "SELECT state, n_read, n_scored FROM run ORDER BY started_at") == [
        ("failed", 2, 0),
        ("completed", 0, 2),
    ]


def test_the_stages_can_run_alone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    source = write_jsonl(tmp_path / "a.jsonl", rows(3))
    assert run_ingest(settings, Intake((str(source),)), Silent()).n_new == 3
    assert run_score(settings, Silent()).n_scored == 3
    published = run_publish(settings, Silent())
    assert published.path.samefile(settings.warehouse.path)
    assert ask(settings, "SELECT command FROM run ORDER BY started_at") == [("ingest",), ("score",), ("publish",)]


def test_a_warehouse_that_is_no_database_is_refused(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.warehouse.path.write_text("a letter\n" * 10, encoding="utf-8")
    with pytest.raises(WarehouseError, match="not a DuckDB database"):
        run(settings, write_jsonl(tmp_path / "a.jsonl", rows(1)))
    assert settings.warehouse.path.read_text(encoding="utf-8").startswith("a letter")


def test_listeners_hear_the_same(tmp_path: Path) -> None:
    one, two = Heard(), Heard()
    both = Several([one, two])
    both.begin("score", 3)
    both.advance(2)
    both.say("slow")
    assert (one.stages, one.n_articles, one.messages) == ([("score", 3)], 2, ["slow"])
    assert vars(one) == vars(two)
    with heard_by(one):
        audience().say("again")
    audience().say("unheard")
    assert one.messages == ["slow", "again"]
