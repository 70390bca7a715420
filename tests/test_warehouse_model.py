"""Any sequence of captures, against a dictionary that is told the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.model import Article
from rhetoric.warehouse.clock import utc_now
from rhetoric.warehouse.ingest import add_articles
from rhetoric.warehouse.migrate import migrate

captures = st.builds(
    Article,
    article_id=st.sampled_from(["a", "b", "c"]),
    outlet_id=st.just("lantern"),
    text=st.sampled_from(["One.", "Two.", "Three."]),
    title=st.sampled_from([None, "T", "U"]),
)
sessions = st.lists(st.lists(st.lists(captures, max_size=6), max_size=3), max_size=3)


class Model:
    """What a warehouse should hold: per article its text and title."""

    def __init__(self) -> None:
        self.stored: dict[str, tuple[str, str | None]] = {}
        self.seen: set[str] = set()

    def take(self, article: Article) -> str:
        """The state of one capture, in the order in which captures come."""
        known = self.stored.get(article.article_id)
        title = article.title if article.title is not None or known is None else known[1]
        now = (article.text, title)
        state = "new" if known is None else "changed" if known != now else "unchanged"
        if state == "unchanged" and article.article_id in self.seen:
            state = "duplicate"
        self.stored[article.article_id] = now
        self.seen.add(article.article_id)
        return state


@settings(max_examples=40, deadline=None)
@given(sessions)
def test_any_sequence_of_captures_is_stored_as_if_one_by_one(plan: list[list[list[Article]]]) -> None:
    model = Model()
    with duckdb.connect() as connection:
        migrate(connection, Path("in memory"))
        for session in plan:
            connection.execute("DROP TABLE IF EXISTS seen")
            model.seen.clear()
            for articles in session:
                expected = Counter(f"n_{model.take(article)}" for article in articles)
                counts = asdict(add_articles(connection, articles, "run", utc_now()))
                assert counts.pop("n_read") == len(articles)
                assert {name: n for name, n in counts.items() if n} == dict(expected)
        rows = connection.execute(
            "SELECT article_id, text, title FROM article JOIN article_text USING (text_sha256)"
        ).fetchall()
    assert {article_id: (text, title) for article_id, text, title in rows} == model.stored
