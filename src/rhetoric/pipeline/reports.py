"""What a run did, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from rhetoric.model import Rejection

SHOWN_REJECTIONS = 10


@dataclass(frozen=True, slots=True)
class Rejected:
    """How many were rejected, how many for each reason, and the first of them.

    `n_unfetched`: how many of them are addresses that brought nothing, so that nothing was read there.
    """

    n: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    first: tuple[Rejection, ...] = ()
    n_unfetched: int = 0

    @property
    def n_read(self) -> int:
        """How many were read and rejected then."""
        return self.n - self.n_unfetched

    def __add__(self, other: Rejected) -> Rejected:
        reasons = dict(Counter(self.reasons) + Counter(other.reasons))
        first = (*self.first, *other.first)[:SHOWN_REJECTIONS]
        return Rejected(self.n + other.n, reasons, first, self.n_unfetched + other.n_unfetched)


class RejectionTally:
    """Counts rejections as they come and hands them on `at_once` at a time, so that memory is bounded."""

    def __init__(self, store: Callable[[list[Rejection]], object], at_once: int = 1_000) -> None:
        self._store = store
        self._at_once = at_once
        self._held: list[Rejection] = []
        self._first: list[Rejection] = []
        self._reasons: Counter[str] = Counter()
        self._n_unfetched = 0

    def add(self, rejection: Rejection) -> None:
        """Count one rejection."""
        self._reasons[rejection.reason] += 1
        self._n_unfetched += rejection.stage == "fetch"
        if len(self._first) < SHOWN_REJECTIONS:
            self._first.append(rejection)
        self._held.append(rejection)
        if len(self._held) >= self._at_once:
            self._hand_on()

    def close(self) -> Rejected:
        """Hand on what is left; the sum of all."""
        self._hand_on()
        reasons = dict(self._reasons.most_common())
        return Rejected(self._reasons.total(), reasons, tuple(self._first), self._n_unfetched)

    def _hand_on(self) -> None:
        held, self._held = self._held, []
        self._store(held)


def tally(rejections: Iterable[Rejection], store: Callable[[list[Rejection]], object]) -> Rejected:
    """Store and count rejections that are all there."""
    counter = RejectionTally(store)
    for rejection in rejections:
        counter.add(rejection)
    return counter.close()


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What was fetched: feeds and sitemaps, pages, answers "not modified", addresses that gave nothing.

    `n_left`: new pages past web.maximum_pages, left for the next run. What was refused is in the ingest's rejections.
    """

    n_listings: int
    n_pages: int
    n_unchanged: int
    n_refused: int
    n_left: int
    seconds: float


@dataclass(frozen=True, slots=True)
class IngestReport:
    """Articles met: `n_read` = n_new + n_changed + n_unchanged + n_duplicate + rejected.n_read.

    What was refused before there was anything to read (no answer, robots.txt, ...) is in `rejected` alone.
    `n_notes`: what the table `note` says of how the new and changed ones were read.
    """

    n_files: int
    n_new: int
    n_changed: int
    n_unchanged: int
    n_duplicate: int
    rejected: Rejected
    seconds: float
    n_notes: int = 0

    def __add__(self, other: IngestReport) -> IngestReport:
        return IngestReport(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def n_read(self) -> int:
        return self.n_new + self.n_changed + self.n_unchanged + self.n_duplicate + self.rejected.n_read

    @property
    def nothing_was_readable(self) -> bool:
        return self.rejected.n > 0 and self.n_read == self.rejected.n_read


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """Articles that lacked scores: `n_due` = n_scored + n_not_scored + n_stale + rejected.n.

    `n_not_scored`: left out, mostly for their language (`languages`: how many of each). `n_stale`: another run changed
    their text meanwhile; they stay due. `scoring_seconds`: without reading from and loading into the warehouse.
    """

    scoring_id: str
    n_due: int
    n_scored: int
    n_not_scored: int
    n_stale: int
    n_evidence: int
    n_wire_groups: int
    n_stories: int
    rejected: Rejected
    scoring_seconds: float
    seconds: float
    languages: Mapping[str, int] = field(default_factory=dict)

    @property
    def loading_seconds(self) -> float:
        """Reading what is due from the warehouse, and loading the scores into it."""
        return self.seconds - self.scoring_seconds


@dataclass(frozen=True, slots=True)
class PublishReport:
    """The published file, and the snapshot that is the same file under a name of its own."""

    path: Path
    snapshot: Path
    seconds: float


@dataclass(frozen=True, slots=True)
class RunReport:
    """A whole run; `ingested` is None where no source was given, `crawled` where none was on the web."""

    run_id: str
    ingested: IngestReport | None
    scored: ScoreReport
    published: PublishReport
    seconds: float
    crawled: CrawlReport | None = None

    @property
    def rejected(self) -> Rejected:
        return (self.ingested.rejected if self.ingested else Rejected()) + self.scored.rejected

    @property
    def exit_code(self) -> int:
        """0 done, 1 something was rejected."""
        return 1 if self.rejected.n else 0


def counts_of(report: IngestReport | ScoreReport) -> dict[str, int]:
    """The counts of a stage by the names of the columns of the table `run`, without n_rejected."""
    names: tuple[str, ...] = ("n_scored", "n_not_scored")
    if isinstance(report, IngestReport):
        names = ("n_read", "n_new", "n_changed", "n_unchanged", "n_duplicate")
    return {name: getattr(report, name) for name in names}
