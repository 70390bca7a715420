"""The statistics by themselves: hand-worked values, properties, and the interval's coverage."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare_rows import reader_of, row
from rhetoric.compare import Selection, compare_outlets, gap
from rhetoric.compare.bootstrap import blocks, interval, ratios, resampled_sums, t_quantile
from rhetoric.compare.effect import cliffs_delta, hedges_g
from rhetoric.compare.significance import adjust_p, permutation_p, swap_p, t_test_p
from rhetoric.config import CompareSettings

TONE = "sentiment_mean"
P_VALUES = st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=30)
SCORES = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=20).map(np.array)


def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def test_ratios_are_undefined_without_weight() -> None:
    values = ratios(np.array([[6.0, 2.0], [0.0, 0.0]]))
    assert values[0] == 3.0
    assert np.isnan(values[1])


def test_resampled_sums_keep_the_number_of_units() -> None:
    sums = np.array([[1.0, 1.0], [5.0, 1.0], [9.0, 1.0]])
    drawn = resampled_sums(sums, 1000, rng())
    assert (drawn[:, 1] == 3).all()
    assert drawn[:, 0].mean() == pytest.approx(15, abs=0.5)
    assert resampled_sums(np.zeros((0, 4, 2)), 7, rng()).shape == (7, 4, 2)


def test_blocks_add_up_and_bound_memory() -> None:
    assert sum(blocks(2000, 50_000)) == 2000
    assert max(blocks(2000, 50_000)) * 50_000 <= 2_000_000
    assert list(blocks(2, 10**9)) == [1, 1]


@pytest.mark.parametrize(("freedom", "expected"), [(2, 4.303), (4, 2.776), (10, 2.228), (30, 2.042), (10**6, 1.96)])
def test_t_quantile_agrees_with_the_printed_table(freedom: int, expected: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(expected, rel=0.01 if freedom < 4 else 0.001)


def test_interval_widens_with_few_units_and_is_none_without_any() -> None:
    draws = rng().normal(0, 1, 20_000)
    many, few = interval(draws, 10_000), interval(draws, 8)
    assert many is not None
    assert few is not None
    assert many[1] == pytest.approx(1.96, abs=0.06)
    assert few[1] > 2.3
    assert interval(draws, 1) is None
    assert interval(np.full(9, np.nan), 5) is None


def test_interval_covers_the_truth_in_about_95_of_100_samples() -> None:
    generator, hits, runs = rng(), 0, 400
    for _ in range(runs):
        days = generator.normal(0, 1, 15)
        found = interval(ratios(resampled_sums(np.stack([days, np.ones(15)], axis=1), 500, generator)), 15)
        hits += found is not None and found[0] <= 0 <= found[1]
    assert 0.925 <= hits / runs <= 0.98


def test_t_test_p_at_the_five_percent_point() -> None:
    draws = np.array([-1.0, 1.0] * 5000)
    error = float(draws.std(ddof=1)) * (11 / 10) ** 0.5
    assert t_test_p(2.228 * error, draws, 11) == pytest.approx(0.05, abs=0.001)
    assert t_test_p(0.0, draws, 11) == 1.0
    assert t_test_p(1.0, draws, 1) is None
    assert t_test_p(1.0, np.zeros(50), 11) is None


def test_permutation_p_of_days_that_fully_part() -> None:
    high, low = np.array([[9.0, 1.0]] * 4), np.array([[1.0, 1.0]] * 4)
    # 2 of the 70 ways to choose 4 of 8 days are as far apart.
    assert permutation_p(high, low, 20_000, rng()) == pytest.approx(2 / 70, abs=0.005)
    assert permutation_p(high, high, 500, rng()) == 1.0
    assert permutation_p(high, high[:0], 500, rng()) is None
    assert permutation_p(np.zeros((2, 2)), high, 500, rng()) is None


def test_swap_p_of_stories_that_all_point_one_way() -> None:
    high, low = np.array([[9.0, 1.0]] * 5), np.array([[1.0, 1.0]] * 5)
    # 2 of the 32 ways to swap leave the gap as wide.
    assert swap_p(high, low, 20_000, rng()) == pytest.approx(2 / 32, abs=0.006)
    assert swap_p(high[:0], low[:0], 100, rng()) is None


def test_adjust_p_by_hand() -> None:
    assert adjust_p([0.01, None, 0.04, 0.03, 0.005]) == pytest.approx((0.02, None, 0.04, 0.04, 0.02))
    assert adjust_p([]) == ()


@given(P_VALUES)
def test_adjust_p_raises_keeps_order_and_stays_below_one(p: list[float | None]) -> None:
    pairs = [(a, b) for a, b in zip(p, adjust_p(p), strict=True) if a is not None and b is not None]
    assert len(pairs) == sum(value is not None for value in p)
    assert all(a <= b <= 1 or b == pytest.approx(a) for a, b in pairs)
    adjusted = [b for _, b in sorted(pairs)]
    assert adjusted == sorted(adjusted)


def test_effect_sizes_by_hand() -> None:
    a, b = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 4.0])
    assert hedges_g(a, b) == pytest.approx(-1 * (1 - 3 / 15))
    assert cliffs_delta(a, b) == pytest.approx(-5 / 9)
    assert hedges_g(a[:1], b) is None
    assert hedges_g(np.ones(3), np.ones(3)) is None
    assert cliffs_delta(a[:0], b) is None


@given(SCORES, SCORES)
def test_cliffs_delta_turns_its_sign_with_its_sides(a: Any, b: Any) -> None:
    delta, turned = cliffs_delta(a, b), cliffs_delta(b, a)
    assert delta is not None
    assert turned is not None
    assert delta == pytest.approx(-turned)
    assert -1 <= delta <= 1


def tones(outlet: str, values: list[float], stories: list[str] | None = None) -> list[dict[str, Any]]:
    return [
        row(f"{outlet}{n}", outlet, published_on=date(2026, 3, n + 1), sentiment_mean=value,
            story_id=stories[n] if stories else None)
        for n, value in enumerate(values)
    ]  # fmt: skip


SETTINGS = CompareSettings(minimum_n=3, resamples=1000)


def test_gap_by_day() -> None:
    rows = [*tones("north", [0.4, 0.5, 0.6, 0.5]), *tones("south", [-0.1, 0.0, 0.1, 0.0])]
    found = gap(compare_outlets(reader_of(rows), metrics=(TONE,), settings=SETTINGS), "north", "south", TONE)
    assert found.difference == pytest.approx(0.5)
    assert found.low is not None
    assert found.high is not None
    assert 0.3 < found.low < 0.5 < found.high < 0.7
    assert found.p == pytest.approx(2 / 70, abs=0.02)
    assert (found.cliffs_delta, found.paired_by, found.n_units, found.enough) == (1.0, "day", 4, True)


def test_gap_by_story_pairs_what_both_covered() -> None:
    north = tones("north", [0.10, 0.60, -0.30, 0.9], ["s1", "s2", "s3", "s4"])
    south = tones("south", [0.00, 0.50, -0.40, 0.1], ["s1", "s2", "s3", "s5"])
    both = compare_outlets(reader_of([*north, *south]), Selection(same_story=True), (TONE,), settings=SETTINGS)
    found = gap(both, "north", "south", TONE)
    assert found.difference == pytest.approx(0.1)
    # Every story has the same gap: so has every draw of stories, however far the stories lie apart.
    assert (found.low, found.high) == (pytest.approx(0.1), pytest.approx(0.1))
    assert (found.n_a, found.n_units, found.paired_by) == (3, 3, "story")
