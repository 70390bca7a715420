"""What a scoring is told: the part of the configuration that changes scores.

Plain values, so that a process that scores does not wait for pydantic; `rhetoric.config` reads them from a file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeightedLexicon:
    """A lexicon whose terms' intensities are multiplied by `weight`, above 0 and at most 100."""

    path: str
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.weight <= 100:
            raise ValueError(f"weight must be above 0 and at most 100, not {self.weight}")


@dataclass(frozen=True, slots=True)
class ScoringSettings:
    """What changes a score is part of the scoring id; what changes only the speed is not.

    The minimums are at least 1. Raises ValueError, like a weight that is out of its range.
    """

    lexicons: tuple[str | WeightedLexicon, ...] = ("loaded", "hedges", "boosters", "weasels")
    minimum_words: int = 100
    minimum_sentences: int = 3
    minimum_sentences_smog: int = 30
    languages: tuple[str, ...] = ("en",)

    def __post_init__(self) -> None:
        for name in ("minimum_words", "minimum_sentences", "minimum_sentences_smog"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, not {getattr(self, name)}")

    @property
    def weighted_lexicons(self) -> tuple[WeightedLexicon, ...]:
        """The lexicons, each with its weight: 1 where none is given."""
        return tuple(WeightedLexicon(one) if isinstance(one, str) else one for one in self.lexicons)
