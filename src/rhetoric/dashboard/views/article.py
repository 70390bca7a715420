"""Why this score? One article with its marks, its scores against its outlet's, and the terms by sentence."""

from __future__ import annotations

import streamlit as st

from rhetoric.dashboard import served
from rhetoric.dashboard.style import words
from rhetoric.presentation.article_page import LAYERS, UNTITLED, WHAT_IT_SAYS, article_body, article_tables
from rhetoric.presentation.articles import ArticleRecord, Listed, facts_of
from rhetoric.presentation.marked_article import beginning
from rhetoric.presentation.sidebar import References
from rhetoric.scores import METRICS

# More at once makes a browser slow. (A comment: Streamlit prints strings that stand alone.)
SHOWN_CHARACTERS = 200_000


def page() -> None:
    outlets = served.choices().outlets
    asked = st.query_params.get("article")
    found = served.article(asked) if asked else None
    if asked and found is None:
        words(f"The warehouse has no article {asked}.", "caption")
    if found:
        outlets = {found[0].outlet_id: found[0].outlet_name} | outlets
    if not outlets:
        words("There is no scored article yet. `rhetoric run SOURCE` brings some.")
        return
    chosen = choose(outlets, found[0] if found else None)
    record = served.article(chosen) if chosen else None
    if record is not None:
        show(*record)


def choose(outlets: dict[str, str], asked: ArticleRecord | None) -> str | None:
    """The id of the article that the URL or the reader names; the URL follows."""
    follow(asked)
    with st.container(key="filters_article"):
        left, middle, right = st.columns([3, 3, 6])
    outlet_id = left.selectbox("Outlet", list(outlets), format_func=outlets.__getitem__, key="article_outlet")
    sought = middle.text_input("Words in the title", key="article_words")
    listed, n_found = served.articles(outlet_id, sought)
    names = {item.article_id: name_of(item) for item in listed}
    if asked and asked.outlet_id == outlet_id and not sought:
        names.setdefault(asked.article_id, asked.marked.title or UNTITLED)
    if not names:
        right.selectbox("Article", ["none"], format_func=lambda _: "No article fits", disabled=True)
        words(f"No scored article of {outlets[outlet_id]} has “{sought}” in its title.")
        return None
    if st.session_state.get("article_chosen") not in names:
        st.session_state["article_chosen"] = next(iter(names))
    label = "Article" if n_found <= len(listed) else f"Article (the newest {len(listed)} of {n_found:,})"
    chosen: str = right.selectbox(label, list(names), format_func=names.__getitem__, key="article_chosen")
    st.query_params["article"] = st.session_state["article_followed"] = chosen
    return chosen


def follow(asked: ArticleRecord | None) -> None:
    """When the URL names another article than the last one shown, the choices are set to it."""
    if asked is None or asked.article_id == st.session_state.get("article_followed"):
        return
    st.session_state["article_outlet"] = asked.outlet_id
    st.session_state["article_words"] = ""
    st.session_state["article_chosen"] = asked.article_id


def name_of(item: Listed) -> str:
    title = item.title or UNTITLED
    return f"{title} · {item.published_on}" if item.published_on else title


def show(record: ArticleRecord, references: References) -> None:
    hidden = layers()
    if record.not_scored:
        words(f"This article is stored and not scored: {record.not_scored}.", "lead")
    marked = beginning(record.marked, SHOWN_CHARACTERS)
    if marked is not record.marked:
        n = len(record.marked.text)
        words(f"Shown are the first {SHOWN_CHARACTERS:,} of {n:,} characters; the scores are of all.", "lead")
    facts = facts_of(record)
    body = article_body(marked, record.scores, facts=facts, url=record.url, references=references)
    tables = article_tables(marked, record.scores, METRICS.values())
    st.html(f'<div class="rhetoric-page {hidden}">{body}{tables}</div>')
    words(WHAT_IT_SAYS, "caption")


def layers() -> str:
    """A check box a layer; the classes that hide those switched off."""
    with st.container(key="layers", horizontal=True, gap="medium"):
        shown = {layer: st.checkbox(name, value=True, key=f"layer_{layer}") for layer, name in LAYERS}
    return " ".join(f"without-{layer}" for layer, is_shown in shown.items() if not is_shown)


page()
