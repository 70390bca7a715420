"""The frame round the pages. Streamlit runs this file from the top at every change."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from rhetoric.dashboard.style import page_style, words
from rhetoric.errors import RhetoricError

# Not a folder named "pages": of that Streamlit makes pages by itself when the first address asked for is one.
VIEWS = Path(__file__).parent / "views"

st.set_page_config(page_title="rhetoric", layout="wide", menu_items={"About": None})
st.html(page_style())
chosen = st.navigation(
    [
        st.Page(VIEWS / "overview.py", title="Overview", default=True),
        st.Page(VIEWS / "article.py", title="Article", url_path="article"),
    ],
    position="top",
)
try:
    chosen.run()
except RhetoricError as error:
    words(str(error), "alert")
