"""Which column is which."""

from __future__ import annotations

import pytest

from rhetoric.errors import ConfigError, FormatError
from rhetoric.sources.columns import COLUMN_NAMES, check_names, check_table, recognise, resolve


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Full Text", "text"),
        ("BODY", "text"),
        ("mainText", "text"),
        ("story", "text"),
        ("Headline", "title"),
        ("publication", "outlet"),
        ("Date-Published", "published_at"),
        ("webPublicationDate", "published_at"),
        ("link", "url"),
        ("authors", "byline"),
        ("GUID", "id"),
        ("lang", "language"),
        ("genre", "kind"),
        ("category", "section"),
        ("topic", "topic"),
        ("event_id", "story_id"),
    ],
)
def test_names_are_recognised_without_case_spaces_and_dashes(theirs: str, ours: str) -> None:
    assert recognise((theirs,)) == {ours: theirs}


def test_the_surest_name_wins() -> None:
    assert recognise(("content", "text", "date", "published"))["text"] == "text"
    assert recognise(("date", "published"))["published_at"] == "published"


def test_story_is_the_text_or_the_story_never_both() -> None:
    assert recognise(("story", "text")) == {"text": "text", "story_id": "story"}
    assert recognise(("story",)) == {"text": "story"}


def test_every_name_of_ours_is_recognised() -> None:
    assert recognise(COLUMN_NAMES) == {name: name for name in COLUMN_NAMES}


def test_a_given_column_wins_and_is_not_used_twice() -> None:
    assert resolve(["text", "body", "title"], {"text": "title"}) == {"text": "title"}
    assert resolve(["text", "body"], {"text": "body"})["text"] == "body"


def test_a_given_column_that_a_row_lacks_falls_back() -> None:
    assert resolve(["text"], {"text": "body"}) == {"text": "text"}


def test_an_unknown_name_of_ours_lists_the_possible_ones() -> None:
    with pytest.raises(ConfigError, match="did you mean 'title'") as caught:
        check_names({"titel": "x"})
    assert all(name in str(caught.value) for name in COLUMN_NAMES)


def test_a_column_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(ConfigError, match=r"no column 'boddy'\. Columns found: body, date"):
        check_table(["body", "date"], {"text": "boddy"}, "a.csv")


def test_a_table_without_text_lists_its_columns() -> None:
    with pytest.raises(FormatError, match=r"a\.csv: no column of article text. Columns found: price, date"):
        check_table(["price", "date"], {}, "a.csv")
    check_table(["price"], {"text": "price"}, "a.csv")


def test_columns_are_listed_fit_for_a_terminal() -> None:
    with pytest.raises(FormatError) as caught:
        check_table(["pr\x1b[31mice", "\ud800"], {}, "a.json")
    assert "Columns found: pr\ufffd[31mice, \ufffd." in str(caught.value)


def test_a_list_of_columns_does_not_flood_the_terminal() -> None:
    with pytest.raises(FormatError) as caught:
        check_table([f"{'x' * 500}{n}" for n in range(200)], {}, "a.csv")
    assert "and 160 more" in str(caught.value)
    assert len(str(caught.value)) < 4000
