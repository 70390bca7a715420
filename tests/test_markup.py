"""The marked text: nothing added, nothing lost, nothing that acts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.errors import ScoreError
from rhetoric.model import Excluded, LoadedTerm, Metric, OrphanMark, Quotation, Sentence
from rhetoric.presentation.article_page import POLICY, article_page
from rhetoric.presentation.cautions import ALWAYS, cautions
from rhetoric.presentation.escaping import escape, escape_attribute, symbol
from rhetoric.presentation.evidence_tables import score_table, tell, term_table
from rhetoric.presentation.markup import MarkedArticle, mark_up, mark_up_title
from rhetoric.presentation.scale_picture import Distribution, ScoreLine, scale_picture
from rhetoric.presentation.segments import Mark, cut, write
from rhetoric.presentation.sidebar import sidebar

METRICS = (
    Metric("n_words", "count", "words", 0, None, "Words", "rhetoric"),
    Metric("quotation_marks_balanced", "flag", "true or false", None, None, "Whether", "rhetoric"),
)
TEXT = "The mayor said “this is a sham and a disgrace”.\n\nHe left.\n\nSign up for our newsletter."


class Reader(HTMLParser):
    """Collects the text content, and for each mark the stretches of text it covers and its stored offsets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.tags: set[str] = set()
        self.stored: dict[str, tuple[int, int]] = {}
        self.covered: dict[str, list[int]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        self.stack.append((tag, values))
        if name := values.get("data-mark"):
            self.stored[name] = (int(values["data-start"] or ""), int(values["data-end"] or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, values in self.stack:
            if name := values.get("data-mark"):
                self.covered.setdefault(name, []).extend(range(len(self.text), len(self.text) + len(data)))
        self.text += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    assert reader.stack == []
    return reader


def article() -> MarkedArticle:
    return MarkedArticle(
        text=TEXT,
        title="Mayor calls plan a ‘sham’",
        quotations=(Quotation(15, 46, "direct", "curly pair", speaker="The mayor", cue="said"),),
        loaded_terms=(
            LoadedTerm(26, 30, "sham", "ridicule", 2, "quoted"),
            LoadedTerm(37, 45, "disgrace", "moral_condemnation", 3, "quoted"),
            LoadedTerm(20, 24, "sham", "ridicule", 2, "headline", in_scare_quotes=True),
        ),
        sentences=(Sentence(0, 47, "body", 10, 7, -0.6, -0.6), Sentence(49, 57, "body", 2, 0, 0.0, 0.0)),
        excluded=(Excluded(59, 86, "boilerplate", "newsletter"),),
        title_quotations=(Quotation(19, 25, "scare", "short and unclaimed"),),
    )


# Text content


characters = st.characters(codec="utf-8") | st.sampled_from("<>&\"'\n\r\t\x00\x0b\u202e\u2066 .“”")
texts = st.text(characters, max_size=120)


@st.composite
def marked_articles(draw: st.DrawFn) -> MarkedArticle:
    text = draw(texts.filter(bool))

    def spans(limit: int) -> list[tuple[int, int]]:
        pair = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] != p[1])
        return [(min(p), max(p)) for p in draw(st.lists(pair, max_size=limit))]

    kinds = st.sampled_from(("direct", "scare", "reported", "repeated"))
    reasons = st.sampled_from(("boilerplate", "repeated", "headline"))
    category, yes, tone = st.sampled_from("abcdefg"), st.booleans(), st.floats(-1, 1)
    return MarkedArticle(
        text,
        quotations=tuple(Quotation(*span, draw(kinds), "rule", certain=draw(yes)) for span in spans(5)),
        loaded_terms=tuple(LoadedTerm(*span, "term", draw(category), 1, "outlet") for span in spans(6)),
        sentences=tuple(Sentence(*span, "body", 1, 0, 0.0, draw(tone)) for span in spans(5)),
        excluded=tuple(Excluded(*span, draw(reasons), "rule") for span in spans(3)),
        orphan_marks=tuple(OrphanMark(at, text[at], "opener", "rule") for at, _ in spans(2)),
    )


@given(marked_articles())
def test_stripped_markup_is_the_text_and_marks_keep_their_offsets(article: MarkedArticle) -> None:
    reader = read(mark_up(article))
    assert len(reader.text) == len(article.text)
    assert reader.text == "".join(symbol(c) if len(escape(c)) > 20 else c for c in article.text)
    for name, covered in reader.covered.items():
        start, end = reader.stored[name]
        assert start <= covered[0]
        assert covered[-1] < end
        assert covered == sorted(set(covered))
        missed = set(range(start, end)) - set(covered)
        assert all(article.text[at].isspace() or at not in range(start, end) for at in missed)


@given(texts)
def test_plain_text_comes_back(text: str) -> None:
    assert len(read(mark_up(MarkedArticle(text))).text) == len(text)


def test_every_span_is_written_with_its_offsets() -> None:
    reader = read(mark_up(article()))
    assert reader.stored["quotation-0"] == (15, 46)
    assert reader.stored["term-1"] == (37, 45)
    assert TEXT[26:30] == "sham"
    assert reader.covered["term-0"] == [26, 27, 28, 29]
    assert reader.stored["sentence-2"] == (49, 57)


def test_crossing_spans_are_cut_and_the_inner_one_goes_on() -> None:
    outer, inner = Mark(0, 4, 0, "a", "a"), Mark(2, 6, 1, "b", "b", anchor="x", number="1")
    written = write("abcdef", cut((outer, inner), (), 6))
    assert written == (
        '<span class="a" data-mark="a" data-start="0" data-end="4">ab'
        '<span class="b" data-mark="b" data-start="2" data-end="6" id="x" data-number="1">cd</span></span>'
        '<span class="b continued" data-mark="b" data-start="2" data-end="6">ef</span>'
    )


def test_same_layer_nests_by_start() -> None:
    marks = (Mark(1, 3, 0, "in", "in"), Mark(0, 4, 0, "out", "out"))
    stacks = [[mark.name for mark in run.marks] for run in cut(marks, (), 4)]
    assert stacks == [["out"], ["out", "in"], ["out"]]


# What must not act


def test_markup_in_an_article_stays_text() -> None:
    hostile = '<script>alert(1)</script> <img src=x onerror="alert(2)"> &lt;b&gt; </span></p>'
    quoted = Quotation(0, 25, "direct", 'a "rule"', speaker='"><script>alert(3)</script>')
    marked = MarkedArticle(hostile, hostile, quotations=(quoted,))
    page = article_page(marked, {}, metrics=(), facts=(hostile,), url="javascript:alert(4)", versions=hostile)
    reader = read(mark_up(marked))
    assert reader.text == hostile
    assert reader.tags == {"p", "span"}
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in page


def test_acting_characters_become_symbols() -> None:
    assert read(escape("a\x00b\u202ec\x85d\ud800e\x7f")).text == "a␀b␦c␦d␦e␡"
    assert 'title="U+202E right-to-left override"' in escape("\u202e")
    assert escape("a\r\nb\tc") == "a&#13;\nb\tc"
    assert escape_attribute('"\u202e<&') == "&quot;␦&lt;&amp;"


def test_every_acting_character_is_replaced_one_for_one() -> None:
    acting = [*range(9), *range(14, 32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    shown = read(escape("".join(map(chr, acting)))).text
    assert len(shown) == len(acting)
    assert set(shown).isdisjoint(map(chr, acting))


def test_spans_of_another_text_are_refused() -> None:
    with pytest.raises(ScoreError, match=r"3\.\.9 \(quotation-0\) is not within the text of 5 characters"):
        MarkedArticle("short", quotations=(Quotation(3, 9, "direct", "curly pair"),))
    with pytest.raises(ScoreError, match="within the title"):
        MarkedArticle("short", None, loaded_terms=(LoadedTerm(0, 3, "sham", "ridicule", 2, "headline"),))


# What a reader sees


def test_tone_bars_say_number_side_and_value() -> None:
    markup = mark_up(article())
    assert 'class="tone negative" href="#s1" data-number="1" title="Sentence 1: negative, −0.60"' in markup
    assert 'style="width:30%"' in markup
    assert 'class="tone neutral" href="#s2"' in markup


def test_boilerplate_is_folded_with_the_space_between_its_paragraphs() -> None:
    text = "News.\n\nDonate now.\n\nThank you.\n\nMore news."
    marked = MarkedArticle(text, excluded=(Excluded(7, 30, "boilerplate", "donation appeal"),))
    markup = mark_up(marked)
    assert markup.count("<details") == 1
    assert 'data-label="Not scored: donation appeal"' in markup
    assert markup.index("Thank you.") < markup.index("</details>") < markup.index("More news.")
    assert read(markup).text == text


def test_repeated_passages_stay_in_view() -> None:
    markup = mark_up(MarkedArticle("Again.", excluded=(Excluded(0, 6, "repeated", "pull quote"),)))
    assert "<details" not in markup
    assert 'class="excluded repeated"' in markup


def test_terms_wear_their_standing_and_category() -> None:
    terms = (
        LoadedTerm(0, 1, "a", "betrayal", 1, "outlet"),
        LoadedTerm(1, 2, "b", "fear", 1, "quoted"),
        LoadedTerm(2, 3, "c", "labels", 1, "outlet", suppressed_by="lowercase"),
    )
    markup = mark_up(MarkedArticle("abc", loaded_terms=terms, categories=("fear", "betrayal")))
    assert 'class="term counted wavy"' in markup
    assert 'class="term inside solid"' in markup
    assert 'class="term suppressed double"' in markup
    assert "not counted: lowercase" in markup


def test_the_sixth_category_has_the_second_colour() -> None:
    terms = tuple(LoadedTerm(i, i + 1, c, c, 1, "outlet") for i, c in enumerate("abcdef"))
    assert 'class="term counted solid second"' in mark_up(MarkedArticle("abcdef", loaded_terms=terms))


def test_uncertain_and_orphan_marks_are_told_apart() -> None:
    marked = MarkedArticle(
        "“ab ”",
        quotations=(Quotation(0, 3, "direct", "to the end of the sentence", certain=False),),
        orphan_marks=(OrphanMark(4, "”", "closer", "no opener"),),
    )
    assert 'class="quotation direct uncertain"' in mark_up(marked)
    assert 'title="Closed, never opened · rule: no opener"' in mark_up(marked)


def test_title_carries_its_own_marks() -> None:
    reader = read(mark_up_title(article()))
    assert reader.text == article().title
    assert reader.stored == {"title-quotation-0": (19, 25), "title-term-0": (20, 24)}
    assert mark_up_title(MarkedArticle("text")) == ""


# Sidebar and tables


def test_sidebar_counts_by_voice_and_kind() -> None:
    beside = sidebar(article(), {})
    assert "The outlet's loaded terms (1, 1 in the headline)" in beside
    assert "not the outlet&#x27;s (2)" in beside or "not the outlet's (2)" in beside
    assert "not defined for this text" in beside


def test_cautions_say_only_what_applies() -> None:
    assert cautions(MarkedArticle("text"), {"body": {"n_words": 400}}) == [ALWAYS]
    marked = MarkedArticle(
        "“abc",
        orphan_marks=(OrphanMark(0, "“", "opener", "no closer"),),
        excluded=(Excluded(1, 2, "repeated", "pull quote"), Excluded(2, 4, "boilerplate", "copyright")),
        loaded_terms=(LoadedTerm(1, 2, "b", "fear", 1, "outlet", suppressed_by="lowercase"),),
    )
    body = {"n_words": 1, "quoted_word_share_low": 0.0, "quoted_word_share_high": 0.5}
    assert cautions(marked, {"body": body}) == [
        "1 quotation mark has no partner: the quoted share lies between 0% and 50%.",
        "Only 1 word was scored: too few for grades, and rates hang on single words.",
        "1 passage repeats another (grey italic); each is scored once.",
        "1 passage of boilerplate is not scored (folded in the text).",
        "1 loaded term was set aside by a guard, such as a plain or literal use (faint line).",
        ALWAYS,
    ]
    assert cautions(marked, {})[0] == "1 quotation mark has no partner, so the quoted share is an estimate."


def test_term_table_links_sentences() -> None:
    table = term_table(article())
    assert '<th scope="row">sham</th>' in table
    assert 'headline, <a href="#s1">1</a>' in table
    assert term_table(MarkedArticle("text")) == '<p class="note">No loaded term was found.</p>'


def test_score_table_has_every_metric_and_voice() -> None:
    table = score_table({"body": {"n_words": 1200, "quotation_marks_balanced": True}}, METRICS)
    assert table.count('<th scope="row">') == len(METRICS)
    assert "<code>n_words</code></th><td>1,200</td><td>–</td>" in table
    assert "<code>quotation_marks_balanced</code></th><td>yes</td>" in table


@pytest.mark.parametrize(("value", "said"), [(None, "–"), (False, "no"), (0, "0.000"), (-1.25, "−1.250"), (3.0, "3")])
def test_values_in_tables(value: float | bool | None, said: str) -> None:
    assert tell(value) == said


def test_scale_picture_places_the_article_against_the_reference() -> None:
    line = ScoreLine("body", "quoted_word_share", "of words inside quotations", ".0%", ".0%", 0.0, 1.0)
    picture = scale_picture(line, 0.25, Distribution("Daily Lantern", 40, 0.1, 0.2, 0.3, 0.4, 0.5))
    assert 'class="dot" style="left:25.00%"' in picture
    assert 'class="middle" style="left:20.00%;right:calc(100% - 40.00%)"' in picture
    assert "Daily Lantern, 40 articles: median 30%, middle half 20% to 40%, 5 to 95 % 10% to 50%" in picture


def test_an_open_scale_needs_a_reference_and_reaches_past_both() -> None:
    line = ScoreLine("outlet", "loaded_terms_per_1000_words", "loaded terms", ".1f", ".0f")
    assert 'class="scale"' not in scale_picture(line, 12.0, None)
    picture = scale_picture(line, 12.0, Distribution("A", 40, 1, 2, 3, 4, 5))
    assert "<span>20</span>" in picture
    assert 'style="left:60.00%"' in picture


def test_page_is_complete_and_has_no_script() -> None:
    page = article_page(
        article(),
        {"body": {"n_words": 13}},
        metrics=METRICS,
        facts=("Daily Lantern", "", "2 March 2026"),
        url="https://lantern.example/a?b=1&c=2",
        versions="rhetoric 0.1.0",
    )
    assert page.startswith("<!doctype html>")
    assert POLICY in page
    assert "<script" not in page
    assert "Daily Lantern · 2 March 2026 · " in page
    assert 'href="https://lantern.example/a?b=1&amp;c=2"' in page
    assert page.count("<h1>") == 1
    assert "not whether it is true or which side it favours" in page
