"""The filters of the overview. Each is bound to a query parameter of the URL, so that a view can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rhetoric.compare import OVERVIEW, Selection
from rhetoric.compare.selection import Wire, measures_of
from rhetoric.dashboard.choices import Choices
from rhetoric.model import Voice
from rhetoric.presentation.wording import label

ANY = "all"
OWN = "own"
SAME_STORY = "Only stories that two or more outlets covered"
MINIMUM_N = "Minimum articles to rank"
VOICE_NAMES = {
    OWN: "each measure's own",
    "body": "whole body",
    "outlet": "outlet's own words",
    "quoted": "quotations",
    "headline": "headlines",
}
WIRE_NAMES = {"with": "with wire copy", "without": "without wire copy", "only": "only wire copy"}


@dataclass(frozen=True, slots=True)
class View:
    """What the reader asked the overview to show; `a` and `b` are outlet ids."""

    selection: Selection
    minimum_n: int
    sort: str
    a: str
    b: str


def ask(choices: Choices, minimum_n: int) -> View:
    """Draw the filters and return what they are set to. `minimum_n` is the configured default."""
    with st.container(key="filters"):
        period, order, first, second = st.columns([3, 2, 2.5, 2.5])
    since, until = _period(period, choices)
    sort = _choose(order, "Sort by", "sort", {name: _title(name) for name in OVERVIEW})
    a = _choose(first, "● Outlet A", "a", choices.outlets)
    b = _choose(second, "◆ Outlet B", "b", choices.outlets, index=min(1, len(choices.outlets) - 1))
    with st.expander("More filters", key="filters_more"):
        left, middle, right = st.columns(3)
        selection = Selection(
            since=since,
            until=until,
            topic=_facet(left, "Topic", "topic", choices.topics),
            kind=_facet(middle, "Kind", "kind", choices.kinds),
            language=_facet(right, "Language", "language", choices.languages),
            voice=_voice(left),
            wire=cast(Wire, _choose(middle, "Wire copy", "wire", WIRE_NAMES)),
            same_story=st.toggle(SAME_STORY, key="same_story", bind="query-params"),
        )
        asked_n = right.number_input(MINIMUM_N, 2, None, minimum_n, key="minimum_n", bind="query-params")
    return View(selection, int(asked_n), sort, a, b)


def _voice(column: DeltaGenerator) -> Voice | None:
    chosen = _choose(column, "Voice", "voice", VOICE_NAMES)
    return None if chosen == OWN else cast(Voice, chosen)


def _period(column: DeltaGenerator, choices: Choices) -> tuple[date | None, date | None]:
    """The days asked for; None for an end that leaves nothing out, so that undated articles stay in."""
    first, last = choices.first_on, choices.last_on
    if first is None or last is None:
        column.text_input("Period", "no dated article", disabled=True)
        return None, None
    chosen = column.date_input("Period", (first, last), first, last, key="period", bind="query-params")
    since, until = _ends(chosen)
    return (since if since != first else None), (until if until != last else None)


def _ends(chosen: object) -> tuple[date | None, date | None]:
    """A range is given as one day until its second end is chosen."""
    days = chosen if isinstance(chosen, tuple) else (chosen,)
    return (days[0] if days else None), (days[1] if len(days) > 1 else None)


def _choose(column: DeltaGenerator, title: str, key: str, names: Mapping[str, str], index: int = 0) -> str:
    return column.selectbox(title, list(names), index, format_func=names.__getitem__, key=key, bind="query-params")


def _facet(column: DeltaGenerator, title: str, key: str, values: tuple[str, ...]) -> str | None:
    """A value of the facet, or None for all; disabled where no article says."""
    if not values:
        column.selectbox(title, [ANY], format_func=lambda _: "not known", key=f"no_{key}", disabled=True)
        return None
    chosen = column.selectbox(title, [ANY, *values], key=key, bind="query-params")
    return None if chosen == ANY else chosen


def _title(metric: str) -> str:
    return label(measures_of([metric], None)[0]).title
