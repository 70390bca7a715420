"""Who differs, and how surely? Four aligned dot plots, the gap in a sentence, the numbers as a table."""

from __future__ import annotations

import altair as alt
import streamlit as st

from rhetoric.compare import Comparison, gap
from rhetoric.dashboard import served
from rhetoric.dashboard.filters import View, ask
from rhetoric.dashboard.lists import article_list, comparison_table
from rhetoric.dashboard.style import words
from rhetoric.presentation.charts import overview_chart, panel_chart
from rhetoric.presentation.panels import description, lay_out
from rhetoric.presentation.wording import STYLE_NOT_TRUTH, gap_words

LISTED = 10


def page() -> None:
    st.title("How outlets differ in wording, tone and sourcing", anchor=False)
    choices = served.choices()
    if not choices.outlets:
        words("There is no scored article yet. `rhetoric run SOURCE` brings some.", "lead")
        return
    view = ask(choices, served.settings().compare.minimum_n)
    comparison = served.comparison(view.selection, view.minimum_n)
    words(comparison.caption.words(), "caption")
    if comparison.outlets:
        key_sentence(comparison, view, choices.outlets)
        charts(comparison, view)
        table(comparison, view)
    for note in comparison.notes:
        words(note, "lead")
    articles(view, choices.outlets)


def key_sentence(comparison: Comparison, view: View, names: dict[str, str]) -> None:
    """The sentence on A and B, or why there is none."""
    compared = {outlet.outlet_id for outlet in comparison.outlets}
    if view.a == view.b:
        words("Choose two outlets as A and B to see their gap in words.", "lead")
    elif missing := [names[key] for key in (view.a, view.b) if key not in compared]:
        words(f"{' and '.join(missing)}: no article fits these filters, so there is no gap to state.", "lead")
    else:
        found = gap(comparison, view.a, view.b, view.sort)
        in_words = gap_words(found, comparison.settings.minimum_n)
        words(f"{in_words.reading} {STYLE_NOT_TRUTH}", "lead", bold=in_words.values)


def charts(comparison: Comparison, view: View) -> None:
    """Side by side where there is room, else one under the other; CSS shows one of the two."""
    overview = lay_out(comparison, sort=view.sort, a=view.a, b=view.b)
    name = description(overview, overview.panels)
    with st.container(key="charts_wide"):
        draw(overview_chart(overview), name, "overview")
    with st.container(key="charts_narrow"):
        for panel in overview.panels:
            draw(panel_chart(overview, panel), description(overview, [panel]), panel.measure.name)
    words(comparison.caption.method(), "caption")


def draw(chart: alt.HConcatChart, name: str, key: str) -> None:
    """The chart at its own size, in the dashboard's font; Streamlit would else try to fit it, and warn."""
    spec = chart.to_dict() | {"autosize": "pad"}
    spec["config"]["font"] = "Source Sans, sans-serif"
    st.vega_lite_chart(spec=spec, theme=None, width="content", alt=name, key=key)


def table(comparison: Comparison, view: View) -> None:
    with st.expander("The same numbers as a table"):
        st.html(comparison_table(comparison, view.sort))


def articles(view: View, names: dict[str, str]) -> None:
    """Links to the newest articles of outlet A."""
    listed, n_found = served.articles(view.a)
    st.header(f"Newest articles of {names[view.a]}", anchor=False)
    st.html(article_list(listed[:LISTED]))
    if n_found > LISTED:
        words(f"The newest {LISTED} of {n_found:,}; the article page finds the others by title.", "caption")


page()
