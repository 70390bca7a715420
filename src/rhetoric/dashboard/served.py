"""What the dashboard serves: the published snapshot, opened for each question and closed again.

A long-lived process that kept the file open would show the old snapshot for ever. So each rerun looks up the
current one, and what is cached is cached under the snapshot's name, which no other content ever has.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from rhetoric.compare import Comparison, Selection, compare_outlets
from rhetoric.config import Settings
from rhetoric.dashboard.choices import Choices, read_choices
from rhetoric.dashboard.handover import SETTINGS_VARIABLE, WAREHOUSE_VARIABLE
from rhetoric.errors import ConfigError
from rhetoric.presentation.articles import ArticleRecord, Listed, list_articles, read_article, references
from rhetoric.presentation.sidebar import References
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.warehouse import Reader, current_snapshot, open_reader


def settings() -> Settings:
    """The settings that `launch` handed over, or the defaults."""
    return Settings.model_validate_json(os.environ.get(SETTINGS_VARIABLE, "{}"))


@contextmanager
def published() -> Iterator[Reader]:
    """A reader of the current snapshot, for one question."""
    with open_reader(_warehouse()) as reader:
        yield reader


def choices() -> Choices:
    """What the filters can be set to."""
    return _choices(_snapshot())


def comparison(selection: Selection, minimum_n: int) -> Comparison:
    """The outlets compared in the four measures of the overview."""
    return _comparison(_snapshot(), selection, minimum_n)


def articles(outlet_id: str, title_words: str = "") -> tuple[list[Listed], int]:
    """The newest articles of an outlet with these words in their titles, and the number of all such."""
    return _articles(_snapshot(), outlet_id, title_words)


def article(article_id: str) -> tuple[ArticleRecord, References] | None:
    """One article and what its scores are set against; None when there is none of this id."""
    return _article(_snapshot(), article_id)


@st.cache_data(max_entries=4, show_spinner=False)
def _choices(snapshot: str) -> Choices:
    with published() as reader:
        return read_choices(reader)


@st.cache_data(max_entries=32, show_spinner="Comparing outlets")
def _comparison(snapshot: str, selection: Selection, minimum_n: int) -> Comparison:
    chosen = settings().compare.model_copy(update={"minimum_n": minimum_n})
    with published() as reader:
        return compare_outlets(reader, selection, settings=chosen)


@st.cache_data(max_entries=64, show_spinner=False)
def _articles(snapshot: str, outlet_id: str, title_words: str) -> tuple[list[Listed], int]:
    with published() as reader:
        return list_articles(reader, outlet_id, title_words)


@st.cache_data(max_entries=32, show_spinner=False)
def _article(snapshot: str, article_id: str) -> tuple[ArticleRecord, References] | None:
    with published() as reader:
        record = read_article(reader, article_id, _categories())
        if record is None:
            return None
        minimum_n = settings().compare.minimum_n
        return record, references(reader, record.outlet_id, record.outlet_name, minimum_n)


@st.cache_resource
def _categories() -> tuple[str, ...]:
    """Of the configured lexicons of loaded terms, so that a category looks the same in every article."""
    lexicons = [find_lexicon(one.path) for one in settings().scoring.weighted_lexicons]
    return tuple(category for lexicon in lexicons if lexicon.kind == "loaded" for category in lexicon.categories)


def _snapshot() -> str:
    """The key of all caches: the published file's name and the time of its last change."""
    path = current_snapshot(_warehouse())
    return f"{path}@{path.stat().st_mtime_ns}" if path.exists() else str(path)


def _warehouse() -> Path:
    path = os.environ.get(WAREHOUSE_VARIABLE)
    if not path:
        raise ConfigError("No warehouse was named. Start the dashboard with `rhetoric dashboard`.")
    return Path(path)
