"""Promises about what is stored, each a query that must give no row."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from rhetoric.shipped import shipped
from rhetoric.warehouse.metric_columns import fragments, read_metrics
from rhetoric.warehouse.reader import Reader, open_reader

SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One promise, how many rows break it, and the first of them."""

    name: str
    promise: str
    n_broken: int
    examples: tuple[dict[str, Any], ...]

    @property
    def is_kept(self) -> bool:
        return self.n_broken == 0


def check(path: str | os.PathLike[str]) -> list[CheckResult]:
    """Run every check of `warehouse/checks/` on the published file."""
    with open_reader(path) as reader:
        lists = fragments(read_metrics(reader.connection))
        return [_run(reader, file, lists) for file in sorted((shipped("warehouse") / "checks").glob("*.sql"))]


def _run(reader: Reader, file: Path, lists: Mapping[str, str]) -> CheckResult:
    """A check's first line is a comment that says what is promised."""
    text = file.read_text(encoding="utf-8")
    promise = text.split("\n", 1)[0].removeprefix("--").strip()
    broken = reader.table(Template(text).safe_substitute(lists))
    return CheckResult(file.stem, promise, broken.num_rows, tuple(broken.slice(0, SHOWN_ROWS).to_pylist()))
