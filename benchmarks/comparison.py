"""What parity counts: values of ours beside those of the package they are held to, a row each kind of value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Number = float | int | None


@dataclass
class Comparison:
    """compared, mismatches: values. largest: the greatest difference. example: the first mismatch in words."""

    compared: int = 0
    mismatches: int = 0
    largest: float = 0.0
    example: str | None = None

    def add(self, ours: Number, theirs: Number, tolerance: float, where: str) -> None:
        """None equals None only."""
        numbers = ours is not None and theirs is not None
        difference = abs(ours - theirs) if numbers else 0.0 if ours is theirs else float("inf")
        self._count(difference, not difference <= tolerance, f"{where}: ours {ours}, theirs {theirs}")

    def add_rows(self, ours: Iterable[object], theirs: Iterable[object], where: str) -> None:
        """Rows that must be the same on both sides, in whatever order."""
        mine, expected = Counter(ours), Counter(theirs)
        for row in expected.elements():
            self._count(0.0, row not in mine, f"{where}: we lack {row}")
        for row in (mine - expected).elements():
            self._count(0.0, True, f"{where}: we have {row} too")

    def _count(self, difference: float, is_mismatch: bool, example: str) -> None:
        self.compared += 1
        self.mismatches += is_mismatch
        self.largest = max(self.largest, difference)
        if is_mismatch and self.example is None:
            self.example = example

    def merge(self, other: Comparison) -> None:
        self.compared += other.compared
        self.mismatches += other.mismatches
        self.largest = max(self.largest, other.largest)
        self.example = self.example or other.example


class Table(dict[str, Comparison]):
    """What is compared -> its comparison, in the order of their first values."""

    def __missing__(self, what: str) -> Comparison:
        return self.setdefault(what, Comparison())

    def merge(self, other: Table) -> None:
        for what, comparison in other.items():
            self[what].merge(comparison)

    @property
    def mismatches(self) -> int:
        return sum(comparison.mismatches for comparison in self.values())

    def __str__(self) -> str:
        lines = [f"{'':48} {'compared':>10} {'mismatches':>10} {'largest difference':>19}"]
        for what, c in self.items():
            lines.append(f"{what:48} {c.compared:10,} {c.mismatches:10,} {c.largest:19.2g}")
            lines.extend([f"    {c.example}"] if c.example else [])
        return "\n".join(lines)
