"""`rhetoric.score`: voices that add up, offsets that point, hand-worked counts, and strings of every kind."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric
from rhetoric.config import Settings
from rhetoric.errors import ConfigError
from rhetoric.model import VOICES, Article
from rhetoric.scores import METRICS
from rhetoric.scoring import Scorer
from rhetoric.scoring.identity import identify
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.text.normalise import normalise

TEXT = (
    "The leader’s treachery shocked no one in Arden on Monday.\n\n"
    "“This is a betrayal of every voter,” said Nell Hart, who chairs the council. She called the vote “a sham”.\n\n"
    "The so-called “reform” was a shambles."
)
SUMMED = ("n_characters", "n_letters", "n_words", "n_sentences", "n_syllables", "n_polysyllables", "n_unfamiliar_words",
          "n_fog_words", "n_loaded_terms", "n_hedges", "n_boosters")  # fmt: skip


def test_loaded_terms_belong_to_a_voice() -> None:
    found = {(TEXT[t.start : t.end], t.voice, t.in_scare_quotes) for t in rhetoric.find_loaded_terms(TEXT)}
    assert {("treachery", "outlet", False), ("betrayal", "quoted", False), ("sham", "quoted", False)} <= found
    assert ("shambles", "outlet", False) in found


def test_quotations() -> None:
    found = [(TEXT[q.start : q.end], q.kind) for q in rhetoric.find_quotations(TEXT)]
    assert found == [
        ("“This is a betrayal of every voter,”", "direct"),
        ("“a sham”", "direct"),
        ("“reform”", "scare"),
    ]


def test_counts_by_hand() -> None:
    scores = rhetoric.score(TEXT)
    assert scores.metrics("body")["n_words"] == 10 + 14 + 6 + 6
    assert scores.metrics("quoted")["n_words"] == 7 + 2
    assert scores.metrics("body")["n_sentences"] == 4
    assert scores.metrics("quoted")["n_sentences"] == pytest.approx(7 / 14 + 2 / 6)
    assert scores.metrics("body")["quoted_words"] == 9
    assert scores.metrics("body")["quotation_to_commentary_ratio"] == pytest.approx(9 / 27)
    assert scores.metrics("outlet")["quoted_words"] is None


def test_no_paragraph_of_an_appeal_is_scored() -> None:
    """An appeal is one passage of several paragraphs: none of them is body, quoted or part of the scored text."""
    news = "The council voted no on Monday. It was late, and “nobody was surprised”, said the mayor, Nell Hart."
    appeal = (
        "Support the Brazier\n\nWe need your help to keep our independent journalism going.\n\n"
        "“Every pound you give keeps us free,” and your donation goes straight to our newsroom.\n\n"
        "Thank you for supporting our journalism.\n\nDonate now"
    )
    scores = rhetoric.score(f"{news}\n\n{appeal}")
    assert [(x.start, x.reason) for x in scores.excluded] == [(len(news) + 2, "boilerplate")]
    assert scores.scored_text == normalise(news)
    assert [(q.start, q.end) for q in scores.quotations] == [(news.index("“"), news.index("”") + 1)]
    alone = rhetoric.score(news)
    assert scores.metrics("body") == alone.metrics("body")
    assert scores.metrics("outlet") == alone.metrics("outlet")


def test_a_title_that_begins_the_text_is_no_body() -> None:
    text = "Council votes no\n\nThe council voted no on Monday. It was late."
    scores = rhetoric.score(text, title="Council votes no")
    assert scores.metrics("body")["n_words"] == 9
    assert scores.metrics("headline")["n_words"] == 3
    assert [(text[x.start : x.end], x.reason) for x in scores.excluded] == [("Council votes no", "headline")]
    assert rhetoric.score(text).metrics("headline")["n_words"] == 0


def test_scored_text_is_what_was_scored() -> None:
    text = "Vote lost\n\nThe council voted no. It wasn’t “late”.\n\nThe council met…"
    scores = rhetoric.score(text, title="Vote lost")
    assert scores.scored_text == 'The council voted no. It wasn\'t "late".\n\nThe council met...'


def test_many_is_one_after_the_other() -> None:
    articles = [Article(f"a/{k}", "a", f"{TEXT} {'Another good day. ' * k}", title=f"Day {k}") for k in range(150)]
    many = list(rhetoric.score_many(articles))
    assert [s.article.article_id for s in many] == [a.article_id for a in articles]
    for k in (0, 63, 64, 149):
        alone = rhetoric.score(articles[k].text, title=articles[k].title)
        assert many[k].metrics("outlet") == pytest.approx(alone.metrics("outlet"))
        assert many[k].quotations == alone.quotations
        assert many[k].sentences == alone.sentences


def test_a_small_vocabulary_changes_no_score() -> None:
    scorer = Scorer()
    scorer._reader.vocabulary.capacity = 5
    articles = [Article("a/1", "a", TEXT), Article("a/2", "a", "Other words, same scores. A coup!")]
    first = [scorer.score([a]).unpack()[0].metrics() for a in articles * 3]
    assert first == [rhetoric.score(a.text).metrics() for a in articles * 3]


def test_an_unknown_voice() -> None:
    with pytest.raises(ValueError, match="there are body, outlet, quoted, headline"):
        rhetoric.score("x").metrics("heading")  # type: ignore[arg-type]


ODD = [
    "", " ", "\x00\x00", "Word", "?", "\ud800 lone \udfff", "“" * 2000, "”“" * 500, "a" * 20000, "😀" * 50,
    "שלום עולם. مرحبا", "\u202eright to left\u202c", "\u200b\u200b", "1 2 3", "''' `` ''", ". . . .", "\n\n\n",
    "a\r\nb\x85c\u2028d", "A.B.C.D.",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_odd_strings_have_an_answer(text: str) -> None:
    check_promises(text, rhetoric.score(text, title=text[:50]))


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300), st.none() | st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_string_has_an_answer(text: str, title: str | None) -> None:
    check_promises(text, rhetoric.score(text, title=title))


PIECES = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "«",
    "»",
    "said",
    "Hart",
    "coup",
    "The",
    "vote",
    ".",
    ",",
    "?",
    "!",
    " ",
    " ",
    "\n\n",
    "—",
]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_order_of_marks_has_an_answer(text: str) -> None:
    check_promises(text, rhetoric.score(text))


def check_promises(text: str, scores: rhetoric.Scores) -> None:
    metrics = {voice: scores.metrics(voice) for voice in VOICES}
    for voice in VOICES:
        assert metrics[voice].keys() == METRICS.keys()
        for name, value in metrics[voice].items():
            assert value is None or math.isfinite(value), name
            low, high = METRICS[name].low, METRICS[name].high
            assert value is None or low is None or value >= low - 1e-9, name
            assert value is None or high is None or value <= high + 1e-9, name
    for name in SUMMED:
        parts = (metrics["outlet"][name] or 0) + (metrics["quoted"][name] or 0)
        assert parts == pytest.approx(metrics["body"][name]), name
    for span in (*scores.quotations, *scores.excluded, *(s for s in scores.sentences if s.voice == "body")):
        assert 0 <= span.start < span.end <= len(text)
    low, share, high = (metrics["body"][f"quoted_word_share{end}"] for end in ("_low", "", "_high"))
    if share is not None and low is not None and high is not None:
        assert low <= share <= high


def test_the_scoring_id_follows_what_changes_a_score() -> None:
    lexicons = [find_lexicon("loaded"), find_lexicon("hedges")]
    settings_ = ScoringSettings()
    identity = identify(settings_, lexicons)
    assert identity == identify(ScoringSettings(), lexicons)
    assert identity.scoring_id != identify(settings_, lexicons[:1]).scoring_id
    assert identity.scoring_id != identify(ScoringSettings(minimum_words=50), lexicons).scoring_id
    assert len(identity.scoring_id) == 16


def test_a_configuration_file_is_used(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "own.toml"
    path.write_text("[scoring]\nminimum_words = 5\nminimum_sentences = 1\n")
    assert rhetoric.score(TEXT, config=path).metrics()["flesch_reading_ease"] is not None
    assert rhetoric.score(TEXT, config=Settings()).metrics()["flesch_reading_ease"] is None


def test_an_unknown_lexicon_is_named() -> None:
    with pytest.raises(ConfigError, match=r"there is no lexicon 'loadde'.*boosters, cues, hedges, loaded"):
        Scorer(ScoringSettings(lexicons=("loadde",)))


def test_the_language_is_told() -> None:
    french = (
        "Le conseil a voté contre le projet lundi soir, et personne dans la salle n’a été surpris par cette décision."
    )
    (english, other) = rhetoric.score_many([Article("a", "a", TEXT), Article("b", "b", french)])
    assert (english.language, other.language) == ("en", "fr")
