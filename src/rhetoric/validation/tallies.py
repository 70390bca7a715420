"""What is counted over labelled texts, and the figures that are made of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Agreement:
    """How two sets agree: what both have, what was found, what was labelled."""

    both: int = 0
    found: int = 0
    labelled: int = 0

    def add(self, both: int, found: int, labelled: int) -> None:
        self.both += both
        self.found += found
        self.labelled += labelled

    @property
    def precision(self) -> float | None:
        """Of what was found, the part that was labelled, in percent; None when nothing was found."""
        return percent(self.both, self.found)

    @property
    def recall(self) -> float | None:
        """Of what was labelled, the part that was found, in percent; None when nothing was labelled."""
        return percent(self.both, self.labelled)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, in percent; None when there was nothing to find and nothing was found."""
        return percent(2 * self.both, self.found + self.labelled)


@dataclass(slots=True)
class Counted:
    """How many of some were right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def share(self) -> float | None:
        """In percent; None without any."""
        return percent(self.right, self.of)


@dataclass(slots=True)
class ShareErrors:
    """By how many points the share of quoted characters is off in each text, and the text's name."""

    errors: list[tuple[float, str]] = field(default_factory=list)

    @property
    def mean(self) -> float:
        return sum(error for error, _ in self.errors) / len(self.errors)

    @property
    def within_one(self) -> float | None:
        """Of the texts, the part within one point, in percent."""
        return percent(sum(error <= 1 for error, _ in self.errors), len(self.errors))

    @property
    def worst(self) -> tuple[float, str]:
        return max(self.errors)


def percent(some: float, of: float) -> float | None:
    """100 some / of; None of nothing."""
    return 100 * some / of if of else None
