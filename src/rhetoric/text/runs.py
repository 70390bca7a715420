"""Runs of words that stand twice: where a short paragraph may have been taken from.

A short paragraph is laid out in tiles of RUN words. The same words elsewhere in the document are found by a hash of
every run of the batch; only the runs that share some bits with a tile are sorted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from rhetoric.text.page import Page
from rhetoric.text.table import Ids

RUN = 4
MOST_PLACES = 5
"""Places of a tile that are looked at, before its paragraph and behind, and of a paragraph."""
MANY_TILES, FEWEST_FOUND = 5, 2
"""Where a paragraph has many tiles, so many of them at least stand elsewhere if it is a copy."""

_FACTORS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_FEWEST_BITS = 16


def runs_elsewhere(page: Page, paragraphs: Ids, reach: Ids) -> Iterator[tuple[int, list[int]]]:
    """Each paragraph that shares runs with others of its document, and the code points where some of those begin.

    paragraphs, reach: int64 (k,), in order; how many code points away a run may stand. The tiles of one passage count
    as one place; the place of most tiles comes first.
    """
    owner, tiles = _tiles(page, paragraphs)
    if not tiles.size:
        return
    runs, words = _shared_runs(_run_keys(page.bare), tiles)
    tile, place = _in_reach(page, runs, words, tiles, _windows(page, paragraphs, reach)[:, owner])
    likely = _are_likely(owner, tile, paragraphs.size)[owner[tile]]
    tile, place = tile[likely], place[likely]
    found = zip(owner[tile].tolist(), (place - tiles[tile]).tolist(), place.tolist(), strict=True)
    for number, places in groupby(found, itemgetter(0)):
        yield int(paragraphs[number]), page.layout.chunks.start[_best_places(places)].tolist()


def _best_places(places: Iterable[tuple[int, int, int]]) -> list[int]:
    """The chunks where passages of most tiles begin to be alike. Each place: paragraph, shift from the tile, chunk."""
    first: dict[int, int] = {}
    votes = Counter[int]()
    for _, shift, chunk in places:
        first.setdefault(shift, chunk)
        votes[shift] += 1
    return [first[shift] for shift, _ in votes.most_common(MOST_PLACES)]


def _tiles(page: Page, paragraphs: Ids) -> tuple[Ids, Ids]:
    """int64 (t,): for each tile its paragraph's place in `paragraphs`, and its first chunk."""
    first = page.layout.paragraphs.first_chunk[paragraphs]
    n = (page.layout.paragraphs.end_chunk[paragraphs] - first) // RUN
    owner = np.repeat(np.arange(paragraphs.size), n)
    return owner, (first - RUN * (np.cumsum(n) - n))[owner] + RUN * np.arange(owner.size)


def _run_keys(bare: Ids) -> NDArray[np.uint64]:
    """uint64 (n - 3,): a hash of each run of RUN words, of a batch that has one."""
    words = bare.view(np.uint64)
    pairs = words[:-1] * _FACTORS[0] + words[1:]
    return (pairs[:-2] * _FACTORS[1] + pairs[2:]) * _FACTORS[0]


def _shared_runs(keys: NDArray[np.uint64], tiles: Ids) -> tuple[Ids, Ids]:
    """int64 (r,): the runs that share their words with a tile, in order of words and places; a number for the words."""
    bits = max(_FEWEST_BITS, (8 * tiles.size).bit_length())
    bucket = (keys >> np.uint64(64 - bits)).view(np.int64)
    is_sought = np.zeros(1 << bits, dtype=bool)
    is_sought[bucket[tiles]] = True
    runs = np.flatnonzero(is_sought.take(bucket))
    runs = runs[np.bincount(bucket[runs])[bucket[runs]] > 1]
    runs = runs[np.argsort(keys[runs], kind="stable")]
    return runs, np.cumsum(np.diff(keys[runs], prepend=np.uint64(0)) != 0)


def _windows(page: Page, paragraphs: Ids, reach: Ids) -> Ids:
    """int64 (4, k): from where, to where and from where, to where in its document a paragraph's runs are looked for."""
    layout = page.layout
    spans, document = layout.paragraphs, layout.paragraphs.document[paragraphs]
    start, end = spans.start[paragraphs], spans.end[paragraphs]
    edges = np.append(layout.documents.start, len(layout.text))
    return np.stack(
        (np.maximum(start - reach, edges[document]), start, end, np.minimum(end + reach, edges[document + 1]))
    )


def _in_reach(page: Page, runs: Ids, words: Ids, tiles: Ids, windows: Ids) -> tuple[Ids, Ids]:
    """int64 (m,): tiles, by number, and runs of the same words in their windows, int64 (4, t), in order."""
    n_points = len(page.layout.text) + 1
    words_of = np.full(page.bare.size, -1, dtype=np.int64)
    words_of[runs] = words
    tile = np.flatnonzero(words_of[tiles] >= 0)
    # Words and place as one number, so that a window is a piece of the sorted runs.
    order = words * n_points + page.layout.chunks.start[runs]
    low, start, end, high = np.searchsorted(order, words_of[tiles[tile]] * n_points + windows[:, tile])
    n_before, n_behind = np.minimum(start - low, MOST_PLACES), np.minimum(high - end, MOST_PLACES)
    n = np.stack((n_before, n_behind), axis=1).ravel()
    place = np.repeat(np.stack((low, end), axis=1).ravel() - np.cumsum(n) + n, n) + np.arange(n.sum())
    return np.repeat(tile, n_before + n_behind), runs[place]


def _are_likely(owner: Ids, tile: Ids, n_paragraphs: int) -> NDArray[np.bool_]:
    """bool (k,): whether so many tiles of a paragraph were found as a copy must have."""
    n_tiles, n_found = (np.bincount(owner[some], minlength=n_paragraphs) for some in (slice(None), np.unique(tile)))
    return np.asarray(n_found >= np.where(n_tiles < MANY_TILES, 1, FEWEST_FOUND))
