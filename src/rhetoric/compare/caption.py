"""What stands under every comparison: n, period, snapshot, versions, and the filters in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from rhetoric.compare.sample import Sample
from rhetoric.compare.selection import Selection, query
from rhetoric.config import CompareSettings
from rhetoric.warehouse import Reader

WIRE_WORDS = {"without": "without wire copy", "only": "only wire copy"}
VOICE_WORDS = {
    "body": "body",
    "outlet": "the outlet's own words",
    "quoted": "quoted words",
    "headline": "headlines",
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which state of the warehouse was read. `finished_at` is the end of its last run, in UTC."""

    finished_at: datetime | None = None
    version: str | None = None
    scoring_id: str | None = None
    lexicon_versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """The facts of a comparison. `filters` are phrases; empty when all articles are compared."""

    n_articles: int
    n_outlets: int
    n_undated: int
    period: tuple[date, date] | None
    provenance: Provenance
    minimum_n: int
    resamples: int
    filters: tuple[str, ...]

    def words(self) -> str:
        """One line: "48 articles of 4 outlets · 2 to 22 March 2026 · snapshot … · scorer … · lexicons …"."""
        return " · ".join(part for part in (self._size(), *self.filters, self._period(), *self._versions()) if part)

    def method(self) -> str:
        """One sentence on the interval and on small n."""
        return (
            f"95 % intervals: bootstrap over publication days, {self.resamples:,} resamples. "
            f"Outlets with fewer than {self.minimum_n} articles (○) are not ranked."
        )

    def _size(self) -> str:
        return f"{counted(self.n_articles, 'article')} of {counted(self.n_outlets, 'outlet')}"

    def _period(self) -> str:
        undated = f"{self.n_undated:,} without a date" if self.n_undated else ""
        dated = in_words(*self.period) if self.period else ""
        return ", ".join(part for part in (dated, undated) if part)

    def _versions(self) -> tuple[str, ...]:
        source = self.provenance
        lexicons = ", ".join(f"{name} {version}" for name, version in source.lexicon_versions)
        return (
            f"snapshot {source.finished_at:%Y-%m-%d %H:%M} UTC" if source.finished_at else "",
            f"scorer {source.version}" if source.version else "",
            f"lexicons {lexicons}" if lexicons else "",
        )


def counted(n: int, noun: str) -> str:
    """ "1 article", "2,400 articles"."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def in_words(first: date, last: date) -> str:
    """ "2 to 22 March 2026", "28 February to 3 March 2026", "31 December 2025 to 2 January 2026"."""
    end = f"{last.day} {last:%B %Y}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {first:%B %Y} to {end}"
    return f"{first.day} to {end}" if first.month == last.month else f"{first.day} {first:%B} to {end}"


def filters_in_words(selection: Selection) -> tuple[str, ...]:
    """The filters that are set, as phrases."""
    phrases = (
        f"voice: {VOICE_WORDS[selection.voice]}" if selection.voice else None,
        f"since {selection.since}" if selection.since else None,
        f"until {selection.until}" if selection.until else None,
        WIRE_WORDS.get(selection.wire),
        "only stories that two or more of the outlets covered" if selection.same_story else None,
        f"kind: {selection.kind}" if selection.kind else None,
        f"language: {selection.language}" if selection.language else None,
        f"topic: {selection.topic}" if selection.topic else None,
    )
    return tuple(phrase for phrase in phrases if phrase)


def provenance(reader: Reader) -> Provenance:
    """The state of the warehouse that `reader` reads."""
    row = reader.table(query("compare_provenance")).to_pylist()[0]
    lexicons: dict[str, Any] = json.loads(row["lexicon_versions"] or "{}")
    return Provenance(
        finished_at=_utc(row["finished_at"]),
        version=row["version"],
        scoring_id=row["scoring_id"],
        lexicon_versions=tuple(sorted((name, str(version)) for name, version in lexicons.items())),
    )


def _utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def caption_of(sample: Sample, selection: Selection, settings: CompareSettings, source: Provenance) -> Caption:
    return Caption(
        n_articles=sum(sample.n_articles),
        n_outlets=len(sample.outlet_ids),
        n_undated=sample.n_undated,
        period=sample.period,
        provenance=source,
        minimum_n=settings.minimum_n,
        resamples=settings.resamples,
        filters=filters_in_words(selection),
    )
