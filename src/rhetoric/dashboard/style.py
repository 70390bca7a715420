"""The dashboard's own look, over Streamlit's theme, and words that stay words."""

from __future__ import annotations

import streamlit as st

from rhetoric.presentation.article_page import stylesheet
from rhetoric.presentation.escaping import escape

CSS = """
.stMainBlockContainer { max-width: 76rem; padding: 4.25rem 2rem 4rem; }
.stMainBlockContainer h1 { font-size: 2rem; letter-spacing: -.01em; padding-bottom: 1rem; }
.stMainBlockContainer h2 { font-size: 1.25rem; padding-top: 1.5rem; }
.stMainBlockContainer .rhetoric-page h1 { font-size: 2.05rem; line-height: 1.25; }
.stMainBlockContainer .rhetoric-page h2 { padding: 0; }
.rhetoric-words { margin: 0; overflow-wrap: anywhere; }
.rhetoric-words.alert { border-left: 4px solid #b26a00; background: #fbf3e4; padding: .75rem 1rem; }
.rhetoric-words.caption { color: #57606a; font-size: .875rem; }
.rhetoric-words.lead { font-size: 1.0625rem; line-height: 1.55; max-width: 60rem; }
.rhetoric-page .evidence .day { width: 7.5rem; white-space: nowrap; }
.st-key-charts_narrow { display: none; }
@media (max-width: 75rem) {
  .st-key-charts_wide { display: none; }
  .st-key-charts_narrow { display: flex; }
}
@media (max-width: 40rem) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
  .stMainBlockContainer .rhetoric-page h1 { font-size: 1.55rem; }
}
@media print {
  [data-testid="stHeader"], .stExpander, [class*="st-key-filters"], .st-key-layers { display: none; }
}
"""


def page_style() -> str:
    """One `style` element for every page."""
    return f"<style>{stylesheet()}{CSS}</style>"


def words(text: str, look: str = "", *, bold: str = "") -> None:
    """A paragraph of plain text, after `bold`: names out of articles are never read as Markdown or HTML."""
    start = f"<strong>{escape(bold)}</strong> " if bold else ""
    role = ' role="alert"' if look == "alert" else ""
    st.html(f'<p class="rhetoric-words {look}"{role}>{start}{escape(text)}</p>')
