"""Passages of an article as Python has them, out of the columns of the warehouse's table `article`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rhetoric.model import BlockQuotation, CutPassage

Rows = Iterable[Mapping[str, Any]] | None


def block_quotations(rows: Rows) -> tuple[BlockQuotation, ...]:
    """Of (start_at, end_at, speaker)."""
    return tuple(BlockQuotation(row["start_at"], row["end_at"], row["speaker"]) for row in rows or ())


def cut_passages(rows: Rows) -> tuple[CutPassage, ...]:
    """Of (start_at, text, rule)."""
    return tuple(CutPassage(row["start_at"], row["text"], row["rule"]) for row in rows or ())
