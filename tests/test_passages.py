"""Block quotations and cut passages on their way through the warehouse, and on an article's page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline_cases import ask, run, settings_in
from rhetoric.cli import main
from rhetoric.extract import extract
from rhetoric.model import Article, BlockQuotation, Capture, CutPassage
from rhetoric.pipeline.session import writing
from rhetoric.presentation.articles import read_article
from rhetoric.presentation.marked_article import MarkedArticle
from rhetoric.presentation.markup import mark_up
from rhetoric.scoring import score_many
from rhetoric.warehouse import open_reader, open_writer, publish
from warehouse_cases import SCORING, article, begin

LETTER = "We shall close the baths, whatever they say. It is a disgrace that nobody asked us before."
PAGE = f"""<!DOCTYPE html><html><head><title>Baths to close</title>
<link rel="canonical" href="https://quay.example/baths"></head><body><article><h1>Baths to close</h1>
<p>The council voted late on Monday to close the old swimming baths by the harbour, after long debate.</p>
<p>Ann Bell, the mayor of the town, wrote in a letter to the members:</p>
<blockquote><p>{LETTER}</p><cite>Ann Bell</cite></blockquote>
<p>The baths opened in 1931 and were last repaired in 1988, when the roof was replaced at the town's cost.</p>
</article></body></html>"""
QUOTED = "SELECT end_at - start_at, speaker FROM quotation WHERE rule = 'block quotation'"


def write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_a_run_scores_as_python_does(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    run(settings, write(tmp_path / "baths.html", PAGE))
    (scores,) = score_many([extract(Capture("a", PAGE, "text/html"), maximum_characters=10**6)])
    assert ask(settings, QUOTED) == [(len(LETTER), "Ann Bell")]
    stored = ask(settings, "SELECT quoted_words, n_speakers FROM score WHERE voice = 'body'")
    assert stored == [(scores.metrics()["quoted_words"], scores.metrics()["n_speakers"])] == [(len(LETTER.split()), 1)]
    assert ask(settings, "SELECT text[b.start_at + 1 : b.end_at], b.speaker FROM article_text, (SELECT "
               "unnest(block_quotations) AS b FROM article)") == [(LETTER, "Ann Bell")]  # fmt: skip


def test_the_same_text_is_scored_anew_where_other_words_are_set_apart(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    plain = PAGE.replace("blockquote>", "div>")
    source = write(tmp_path / "baths.html", plain)
    first, again = run(settings, source), run(settings, source)
    assert (first.scored.n_scored, again.ingested.n_unchanged, again.scored.n_scored) == (1, 1, 0)  # type: ignore[union-attr]
    write(source, PAGE)
    changed = run(settings, source)
    assert (changed.ingested.n_changed, changed.scored.n_scored) == (1, 1)  # type: ignore[union-attr]
    assert ask(settings, QUOTED) == [(len(LETTER), "Ann Bell")]
    assert ask(settings, "SELECT count(DISTINCT text_sha256), count(*) FROM score WHERE voice = 'body'") == [(1, 1)]
    assert ask(settings, "SELECT block_quotations FROM earlier_text") == [(None,)]
    write(source, plain)
    run(settings, source)
    assert ask(settings, QUOTED) == []
    assert ask(settings, "SELECT block_quotations[1].speaker FROM earlier_text ORDER BY seen_from DESC") == [
        ("Ann Bell",),
        (None,),
    ]


def test_a_text_of_two_outlets_is_read_as_each_sets_it_apart(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    run(
        settings,
        write(tmp_path / "a.html", PAGE),
        write(tmp_path / "b.html", PAGE.replace("blockquote>", "div>").replace("quay.ex", "pier.ex")),
    )
    assert ask(settings, "SELECT count(DISTINCT text_sha256) FROM article") == [(1,)]
    shares = ask(settings, "SELECT outlet_id, quoted_words FROM article_scores WHERE voice = 'body' ORDER BY outlet_id")
    assert shares == [("pier-example", 0), ("quay-example", len(LETTER.split()))]


def test_a_row_with_a_span_that_cannot_be_costs_its_article_alone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    source = write(tmp_path / "baths.html", PAGE)
    other = write(tmp_path / "other.html", PAGE.replace("quay.ex", "pier.ex"))
    run(settings, source, other)
    from rhetoric.pipeline.progress import Silent
    from rhetoric.pipeline.score import score

    with writing(settings, Silent()) as writer:
        run_id = writer.start_run("test")
        writer.connection.execute("DELETE FROM score")
        writer.connection.execute(
            "UPDATE article SET block_quotations = [{'start_at': 0, 'end_at': 99999, 'speaker': NULL}] "
            "WHERE outlet_id = 'quay-example'"
        )
    report = score(settings, run_id=run_id, progress=Silent())
    assert (report.n_scored, report.rejected.n) == (1, 1)
    with open_writer(settings.warehouse.path) as writer:
        ((reason, detail),) = writer.connection.execute("SELECT reason, detail FROM rejection").fetchall()
    assert reason == "ScoreError"
    assert "0..99999 is not within the text" in detail


@pytest.mark.parametrize("same", [True, False])
def test_what_is_cut_changes_no_version_and_no_score(tmp_path: Path, same: bool) -> None:
    cut = (CutPassage(0, "Related: one.", 'the outlet\'s file cuts "Related…"'),)
    other = cut if same else (replace(cut[0], text="Related: two."),)
    with open_writer(tmp_path / "w.duckdb") as writer:
        run_id = begin(writer)
        writer.add_articles([article(1, cut_passages=cut)], run_id)
        again = writer.add_articles([article(1, cut_passages=other)], run_id)
        assert (again.n_changed, again.n_duplicate) == (0, 1)
        stored = writer.connection.execute("SELECT cut_passages[1]['text'] FROM article").fetchall()
        assert stored == [(other[0].text,)]
        assert len(writer.export_pending(SCORING, tmp_path / "out", 10)) == 1


def test_a_page_shows_what_was_cut_where_it_stood(tmp_path: Path) -> None:
    text = "The vote was close.\n\nIt rained."
    passages = (CutPassage(0, "Sign <up>", "r"), CutPassage(21, "Related: x", "s"), CutPassage(31, "The end", "s"))
    html = mark_up(MarkedArticle(text, cut_passages=passages))
    folds = re.findall(r'<details class="aside cut">.*?</details>', html)
    assert [re.sub(r"<[^>]*>", "", fold) for fold in folds] == ["Sign &lt;up&gt;", "Related: x", "The end"]
    assert "Cut out: s" in folds[1]
    kept = re.split(r'<details class="aside cut">.*?</details>', html)
    assert [re.sub(r"<[^>]*>", "", part) for part in kept] == ["", "The vote was close.\n\n", "It rained.", ""]
    with open_writer(tmp_path / "w.duckdb") as writer:
        writer.add_articles([article(1, text=text, cut_passages=passages)], begin(writer))
    publish(tmp_path / "w.duckdb", "r")
    with open_reader(tmp_path / "w.duckdb") as reader:
        record = read_article(reader, "lantern/1")
    assert record is not None
    assert record.marked.cut_passages == passages


@pytest.mark.parametrize("form", ["table", "json", "html"])
def test_a_page_that_is_scored_alone_shows_its_block_quotations(tmp_path: Path, form: str) -> None:
    shown = CliRunner().invoke(main, ["score", str(write(tmp_path / "baths.html", PAGE)), "--format", form])
    assert shown.exit_code == 0, shown.output
    assert form == "table" or "block quotation" in shown.output


def test_a_block_is_a_version_of_its_own_within_one_run(tmp_path: Path) -> None:
    apart: Any = article(1, block_quotations=(BlockQuotation(0, 4),))
    with open_writer(tmp_path / "w.duckdb") as writer:
        counts = writer.add_articles([article(1), apart, apart], begin(writer))
        assert (counts.n_new, counts.n_changed, counts.n_duplicate) == (1, 1, 1)


def test_a_name_for_the_value() -> None:
    import rhetoric

    assert rhetoric.BlockQuotation is BlockQuotation
    assert Article("a", "o", "Text").block_quotations == ()
