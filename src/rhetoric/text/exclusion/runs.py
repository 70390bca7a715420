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

from rhetoric.text.exclusion.page import Page
from rhetoric.text.table import Ids

RUN = 4
MOST_PLACES = 5
"""Places of a tile that are looked at, before its paragraph and behind, and of a paragraph."""
FEW_TILES, FOUND_SHARE = 4, 0.4
"""Of more tiles than a few such a share, at least, stands in the other passage if the paragraph is its copy: the rest
may be words that differ, or a name behind."""

_FACTORS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_FEWEST_BITS = 18


def runs_elsewhere(page: Page, paragraphs: Ids, reach: Ids) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Each paragraph that shares runs with others of its document: the others, and a code point where a run begins.

    paragraphs, reach: int64 (k,), in order; how many code points away a run may stand. Tiles of one passage count as
    one place; the place of most tiles comes first.
    """
    owner, tiles = _tiles(page, paragraphs)
    if not tiles.size:
        return
    runs, words = _shared_runs(_run_keys(page.bare), tiles)
    tile, place = _in_reach(page, runs, words, tiles, _windows(page, paragraphs, reach)[:, owner])
    host = np.searchsorted(page.layout.paragraphs.first_chunk, place, side="right") - 1
    likely = _are_likely(np.bincount(owner), owner[tile], host, tile)
    tile, place, host = tile[likely], place[likely], host[likely]
    start = page.layout.chunks.start[place]
    facts = (owner[tile], host, place - tiles[tile], start)
    found = zip(*(fact.tolist() for fact in facts), strict=True)
    for number, places in groupby(found, itemgetter(0)):
        yield int(paragraphs[number]), _best_places(places)


def _are_likely(n_tiles: Ids, owner: Ids, host: Ids, tile: Ids) -> NDArray[np.bool_]:
    """bool (m,): whether so many tiles of the paragraph stand in the host as a copy must have."""
    _, pair = np.unique(owner * (int(host.max(initial=0)) + 1) + host, return_inverse=True)
    is_first = np.append(True, (np.diff(tile) != 0) | (np.diff(pair) != 0))[: tile.size]
    n_found = np.bincount(pair[is_first])[pair]
    n = n_tiles[owner]
    return np.asarray(n_found >= np.where(n <= FEW_TILES, 1, FOUND_SHARE * n))


def _best_places(places: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """Host and code point of the places that most tiles have in common. places: paragraph, host, shift, code point."""
    first: dict[int, tuple[int, int]] = {}
    votes = Counter[int]()
    for _, host, shift, start in places:
        first.setdefault(shift, (host, start))
        votes[shift] += 1
    return [first[shift] for shift, _ in votes.most_common(MOST_PLACES)]


def _tiles(page: Page, paragraphs: Ids) -> tuple[Ids, Ids]:
    """int64 (t,): for each tile its paragraph's place in `paragraphs`, and its first chunk. The last one ends with the
    paragraph."""
    first, end = (edge[paragraphs] for edge in (page.layout.paragraphs.first_chunk, page.layout.paragraphs.end_chunk))
    n = np.where(end - first < RUN, 0, (end - first + RUN - 1) // RUN)
    owner = np.repeat(np.arange(paragraphs.size), n)
    tiles = (first - RUN * (np.cumsum(n) - n))[owner] + RUN * np.arange(owner.size)
    return owner, np.minimum(tiles, end[owner] - RUN)


def _run_keys(bare: Ids) -> NDArray[np.uint64]:
    """uint64 (n - 3,): a hash of each run of RUN words, of a batch that has one."""
    words = bare.view(np.uint64)
    pairs = words[:-1] * _FACTORS[0] + words[1:]
    return (pairs[:-2] * _FACTORS[1] + pairs[2:]) * _FACTORS[0]


def _shared_runs(keys: NDArray[np.uint64], tiles: Ids) -> tuple[Ids, Ids]:
    """int64 (r,): the runs that share their words with a tile, in order of words and places; a number for the words."""
    bits = max(_FEWEST_BITS, (64 * tiles.size).bit_length())
    bucket = (keys >> np.uint64(64 - bits)).view(np.int64)
    is_sought = np.zeros(1 << bits, dtype=bool)
    is_sought[bucket[tiles]] = True
    runs = np.flatnonzero(is_sought.take(bucket))
    # Most are tiles that stand nowhere else: what is alone in a smaller table, by other bits, is dropped unsorted.
    bucket = (keys[runs] >> np.uint64(24)).view(np.int64) & ((1 << (bits - 2)) - 1)
    runs = runs[np.bincount(bucket)[bucket] > 1]
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
