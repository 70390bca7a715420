"""The sums of words' small counts against plain sums of the counts themselves."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.text.table import FactTable
from rhetoric.text.tally import COUNTS, Tallies, count_of, sum_tallies, tallies_of

flags = st.booleans()
words = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 40), flags, flags, flags, flags), min_size=1, max_size=40
)


def tally(facts: list[tuple[int, int, bool, bool, bool, bool]]) -> Tallies:
    return tallies_of({name: np.array(column) for name, column in zip(COUNTS, zip(*facts, strict=True), strict=False)})


def test_a_tally_gives_back_what_was_put_in() -> None:
    tallies = tally([(255, 15, True, False, True, False)])
    assert [float(count_of(name, tallies)[0]) for name in COUNTS] == [255, 15, 1, 0, 1, 0, 0]


def test_what_does_not_fit_is_large() -> None:
    tallies = tally([(256, 3, False, True, False, True)])
    assert [float(count_of(name, tallies)[0]) for name in COUNTS] == [0, 0, 0, 1, 0, 1, 1]


@given(words, st.lists(st.integers(0, 39), max_size=300), st.lists(st.integers(1, 299), max_size=4))
def test_sums_over_runs_are_those_of_the_words(facts, sequence, cuts) -> None:  # type: ignore[no-untyped-def]
    """Also runs of more words than a sum of tallies holds, and words of more letters."""
    table = FactTable(tally="u8", n_letters="i4", n_syllables="i4")
    letters, syllables = ([fact[k] for fact in facts] for k in (0, 1))
    table.extend(len(facts), {"tally": tally(facts), "n_letters": letters, "n_syllables": syllables})
    types = np.array([place % len(facts) for place in sequence], dtype=np.int64)
    runs = np.unique([0, *(cut for cut in cuts if cut < types.size)])[: types.size].astype(np.int64)
    sums = sum_tallies(table, types, runs)
    for run, (first, last) in enumerate(pairwise([*runs.tolist(), types.size])):
        inside = [facts[place] for place in types[first:last]]
        for column, name in enumerate(COUNTS[:-1]):
            assert sums[name][run] == sum(fact[column] for fact in inside)
