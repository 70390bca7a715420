"""Copies among texts: the same, edited, cut, and what only sounds alike."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.extract.agencies import agency_of
from rhetoric.warehouse.near_copies import group_copies
from rhetoric.warehouse.sketches import BINS, runs_of, sketch

WORDS = [f"{a}{b}{c}" for a in ("har", "tel", "mon", "rib", "quo") for b in "aeiou" for c in ("st", "rd", "nk", "lp")]


def made(seed: int, n_words: int = 200) -> list[str]:
    generator = random.Random(seed)
    return [generator.choice(WORDS) for _ in range(n_words)]


def edited(words: Sequence[str], every: int) -> list[str]:
    return ["edited" + str(n) if n % every == 0 else word for n, word in enumerate(words)]


def groups(*texts: Sequence[str] | str) -> list[int]:
    given = [text if isinstance(text, str) else " ".join(text) for text in texts]
    same = np.arange(len(given))
    return group_copies(sketch(given), same, lambda places: [given[place] for place in places]).tolist()


def test_runs_are_counted_by_hand() -> None:
    runs = runs_of(["One two three four five six.", "too few words", "ONE “two” three—four five, six seven"])
    assert runs.text.tolist() == [0, 0, 2, 2, 2]
    assert np.isin(runs.of(0), runs.of(2)).all()
    assert len(runs.of(1)) == 0


def test_case_marks_and_typography_do_not_count() -> None:
    one, two = sketch(
        ["“Don’t,” she said – and left the room at once.", '"don\'t", SHE SAID - AND LEFT THE ROOM AT ONCE']
    )
    assert (one == two).all()


@pytest.mark.parametrize("share", [0.9, 0.6, 0.3])
def test_a_sketch_tells_how_much_two_texts_share(share: float) -> None:
    """The first 2,000 words and the first share of them: the Jaccard index is the share."""
    words = made(1, 2_000)
    one, two = sketch([" ".join(words), " ".join(words[: int(2_000 * share)])])
    assert (one == two).mean() == pytest.approx(share, abs=3 * (share * (1 - share) / BINS) ** 0.5)


def test_copies_are_put_together_and_others_are_not() -> None:
    words = made(1)
    cut, heavy, other = words[:140], edited(words, 4), made(2)
    assert groups(words, other, edited(words, 20), cut, heavy, words) == [0, 1, 0, 0, 4, 0]


def test_a_text_inside_a_longer_one_is_its_copy() -> None:
    words = made(1, 300)
    assert groups(words, made(2, 20) + words[60:200]) == [0, 0]


def test_a_quotation_that_two_articles_share_makes_no_copies() -> None:
    statement = made(9, 40)
    assert groups(made(1) + statement, made(2) + statement) == [0, 1]


def test_copies_of_copies_are_one_group_named_by_the_first() -> None:
    words = made(3)
    chain = [edited(words, 30), words, words[:150]]
    assert groups(made(8), *chain, made(7)) == [0, 1, 1, 1, 4]


def test_texts_without_a_run_are_alone_unless_they_are_the_same() -> None:
    texts = ["too short", "also short", "", "too short"]
    first = group_copies(sketch(texts), np.array([0, 1, 2, 0]), lambda places: [texts[place] for place in places])
    assert first.tolist() == [0, 1, 2, 0]
    assert group_copies(sketch([]), np.arange(0), lambda places: []).tolist() == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(), max_size=6))
def test_any_texts_have_sketches_and_groups(texts: list[str]) -> None:
    made = sketch(texts)
    assert made.shape == (len(texts), BINS)
    first = group_copies(made, np.arange(len(texts)), lambda places: [texts[place] for place in places])
    assert (first <= np.arange(len(texts))).all()
    assert (first[first] == first).all()


BODY = "The ferry company said on Tuesday that the boat would sail again by the end of the week. " * 8


@pytest.mark.parametrize(
    ("text", "byline", "agency"),
    [
        (f"OSTREY (Reuters) - {BODY}", None, "Reuters"),
        (f"OSTREY, March 2 (AP) — {BODY}", None, "AP"),
        (f"OSTREY (PA) - {BODY}", None, "PA Media"),
        (f"OSTREY (Reuters/Quay) - {BODY}", None, "Reuters"),
        (BODY, "Reuters Staff", "Reuters"),
        (BODY, "By Ines Falk, Associated Press", "AP"),
        (BODY, "Agence France-Presse", "AFP"),
        (BODY, "PA Media", "PA Media"),
        (f"{BODY}\n\n(Reporting by Ines Falk in Ostrey; Editing by Tom Arkle)", None, "Reuters"),
        (f"{BODY}\n\nCopyright 2026 The Associated Press. All rights reserved.", None, "AP"),
        (f"{BODY}\n\n© 2026 AFP", None, "AFP"),
        (f"{BODY}\n\nSource: Xinhua", None, "Xinhua"),
        (BODY, "Ines Falk", None),
        (f"{BODY} The Associated Press contributed to this report.", "Ines Falk", None),
        (f"Reuters said on Monday that it would close its office in Ostrey. {BODY}", None, None),
        (f"The AP exams (AP) begin in May. {BODY}", None, None),
        (BODY, "Ines Falk, Tom Arkle, Ann Bell, Wire Desk, Associated Press", None),
        (BODY, "Tapa Reutersson", None),
    ],
)
def test_agencies_by_their_marks(text: str, byline: str | None, agency: str | None) -> None:
    assert agency_of(text, byline, "The Quay Herald") == agency


def test_an_agencys_own_site_prints_no_wire_copy() -> None:
    assert agency_of(f"OSTREY (Reuters) - {BODY}", None, "Reuters") is None
    assert agency_of(f"OSTREY (AP) - {BODY}", None, "associated press") is None
    assert agency_of(f"OSTREY (AP) - {BODY}", None, "Reuters") == "AP"


def test_an_outlets_own_markers() -> None:
    assert agency_of(f"OSTREY (Harbour Wire) {BODY}", None, "Quay", ["Harbour Wire"]) == "Harbour Wire"
    assert agency_of(BODY, "Harbour Wire", "Quay", ["Harbour Wire"]) == "Harbour Wire"
    assert agency_of(f"{BODY}\n\nHarbour Wire", None, "Quay", ["Harbour Wire"]) == "Harbour Wire"
    assert agency_of(f"The Harbour Wire office is shut. {BODY}", None, "Quay", ["Harbour Wire"]) is None
