"""Passages of an article as the table `article` holds them: lists of structures; NULL where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyarrow as pa

from rhetoric.model import Article

_BLOCKS: Final = pa.list_(pa.struct({"start_at": pa.int32(), "end_at": pa.int32(), "speaker": pa.string()}))
_CUT: Final = pa.list_(pa.struct({"start_at": pa.int32(), "text": pa.string(), "rule": pa.string()}))

PASSAGES: Final = ("block_quotations", "cut_passages")
"""The columns of `article`, which are also the fields of `Article`."""


def passage_columns(articles: Sequence[Article]) -> dict[str, pa.Array]:
    """The columns of some articles."""
    return {
        "block_quotations": pa.array(
            [
                [{"start_at": b.start, "end_at": b.end, "speaker": b.speaker} for b in article.block_quotations] or None
                for article in articles
            ],
            _BLOCKS,
        ),
        "cut_passages": pa.array(
            [
                [{"start_at": c.at, "text": c.text, "rule": c.rule} for c in article.cut_passages] or None
                for article in articles
            ],
            _CUT,
        ),
    }
