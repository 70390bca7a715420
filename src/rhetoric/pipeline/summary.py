"""A run in words: lines for a terminal, values for JSON, Markdown for an artifact, one sentence for a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rhetoric.pipeline.reports import CrawlReport, IngestReport, PublishReport, Rejected, RunReport, ScoreReport

_PLURALS = {"address": "addresses", "story": "stories"}

Report = RunReport | CrawlReport | IngestReport | ScoreReport | PublishReport


def sentence(report: Report) -> str:
    """What a run did, in one line."""
    if isinstance(report, RunReport):
        return "; ".join(
            sentence(part) for part in (report.crawled, report.ingested, report.scored) if part is not None
        )
    if isinstance(report, CrawlReport):
        pages, addresses = _n(report.n_pages, "page"), _n(report.n_refused, "address")
        return f"{pages} fetched, {addresses} refused"
    if isinstance(report, IngestReport):
        return f"{report.n_read:,} read, {report.n_new:,} new, {report.n_changed:,} changed{_rejected(report.rejected)}"
    if isinstance(report, ScoreReport):
        if not report.n_due:
            return "nothing to score: nothing new or changed"
        left_out = f", {report.n_not_scored:,} left out" if report.n_not_scored else ""
        return f"{report.n_scored:,} scored{left_out}{_rejected(report.rejected)}"
    return f"published as {report.snapshot.name}"


def _rejected(rejected: Rejected) -> str:
    return f", {rejected.n:,} rejected" if rejected.n else ""


def counts(report: RunReport) -> list[tuple[str, int, str]]:
    """(stage, number, what it counts), in the order of the run; zeros are left out, except that of what was scored."""
    rows: list[tuple[str, int, str]] = []
    if report.crawled:
        rows += [("crawl", n, words) for n, words in _crawled(report.crawled)]
    if report.ingested:
        rows += [("ingest", n, words) for n, words in _ingested(report.ingested)]
    return rows + [("score", n, words) for n, words in _scored(report.scored)]


def _crawled(report: CrawlReport) -> list[tuple[int, str]]:
    parts = [
        (report.n_listings, "feed or sitemap read" if report.n_listings == 1 else "feeds and sitemaps read"),
        (report.n_unchanged, "not modified since the last run"),
        (report.n_refused, f"{_noun(report.n_refused, 'address')} without an answer to use"),
        (report.n_left, f"more new {_noun(report.n_left, 'page')}, left for the next run"),
    ]
    return [(report.n_pages, f"{_noun(report.n_pages, 'page')} fetched"), *_without_zeros(parts)]


def _ingested(report: IngestReport) -> list[tuple[int, str]]:
    notes = f"{_noun(report.n_notes, 'note')} in the table `note`"
    parts = [
        (report.n_new, "new"),
        (report.n_changed, "changed: a new text or title"),
        (report.n_unchanged, "unchanged"),
        (report.n_duplicate, "the same article twice in this run, kept once"),
        (report.rejected.n_read, "rejected"),
        (
            report.n_notes,
            f"{notes}: encodings, dates that cannot be read, characters replaced",
        ),
    ]
    whence = _n(report.n_files, "file") if report.n_files else "the web"
    return [(report.n_read, f"{_noun(report.n_read, 'article')} read from {whence}"), *_without_zeros(parts)]


def _scored(report: ScoreReport) -> list[tuple[int, str]]:
    scored = f"{_noun(report.n_scored, 'article')} scored"
    printed = (
        "text that several outlets printed, or that bears"
        if report.n_wire_groups == 1
        else ("texts that several outlets printed, or that bear")
    )
    piece = "piece" if report.n_evidence == 1 else "pieces"
    first = (report.n_scored, scored if report.n_due else f"{scored}: nothing new or changed")
    parts = [
        (report.n_not_scored, f"stored, not scored: in another language{_languages(report)}"),
        (report.n_stale, "changed by another run meanwhile; due in the next"),
        (report.rejected.n, "could not be scored; due again in the next run"),
        (report.n_evidence, f"{piece} of evidence: quotations, terms, sentences and others"),
        (report.n_wire_groups, f"{printed} an agency's name (wire copy)"),
        (report.n_stories, _noun(report.n_stories, "story")),
    ]
    return [first, *_without_zeros(parts)]


def _languages(report: ScoreReport) -> str:
    """ " (fr 12, de 3)" """
    most_first = sorted(report.languages.items(), key=lambda item: (-item[1], item[0]))
    return f" ({', '.join(f'{language} {n:,}' for language, n in most_first)})" if most_first else ""


def _without_zeros(parts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(n, words) for n, words in parts if n]


def _n(n: int, singular: str) -> str:
    return f"{n:,} {_noun(n, singular)}"


def _noun(n: int, singular: str) -> str:
    return singular if n == 1 else _PLURALS.get(singular, f"{singular}s")


def text(report: RunReport, *, sql: str = "rhetoric sql") -> str:
    """Lines for a terminal: counts, rejections with their reasons and places, the time.

    sql: the command that asks this run's warehouse, as it can be copied.
    """
    lines, last = [], ""
    for stage, n, words in counts(report):
        lines.append(f"{'' if stage == last else stage:<7} {n:>10,}  {words}")
        last = stage
    return "\n".join([*lines, *_rejected_lines(report, sql), f"{'time':<7} {times(report)}"])


def _rejected_lines(report: RunReport, sql: str) -> list[str]:
    rejected = report.rejected
    if not rejected.n:
        return []
    shown = [f"  {one.source}: {one.reason}: {' '.join(one.detail.split())}" for one in rejected.first]
    more = [f"  … and {rejected.n - len(shown):,} more"] if rejected.n > len(shown) else []
    query = f"SELECT source, reason, detail FROM rejection WHERE run_id = '{report.run_id}'"
    return ["", f"Rejected: {reasons(rejected)}", *shown, *more, f'All of them: {sql} "{query}"', ""]


def times(report: RunReport) -> str:
    """Where the time went."""
    scored = report.scored
    parts = [("scoring", scored.scoring_seconds), ("loading", scored.loading_seconds)]
    parts.append(("publishing", report.published.seconds))
    if report.ingested:
        parts.insert(0, ("ingesting", report.ingested.seconds))
    if report.crawled:
        parts.insert(0, ("fetching", report.crawled.seconds))
    return f"{report.seconds:.1f} s ({', '.join(f'{name} {seconds:.1f}' for name, seconds in parts)})"


def reasons(rejected: Rejected) -> str:
    """The reasons by their number: "12 empty, 3 broken_line"."""
    return ", ".join(f"{n:,} {reason}" for reason, n in sorted(rejected.reasons.items(), key=lambda item: -item[1]))


def record(report: RunReport) -> dict[str, Any]:
    """The run as one flat JSON object; counts of ingest are None where no source was given."""
    crawl_names = ("n_listings", "n_pages")
    ingest_names = ("n_files", "n_read", "n_new", "n_changed", "n_unchanged", "n_duplicate")
    score_names = (
        "scoring_id",
        "n_due",
        "n_scored",
        "n_not_scored",
        "n_stale",
        "n_evidence",
        "n_wire_groups",
        "n_stories",
    )
    return {
        "run_id": report.run_id,
        **{name: getattr(report.crawled, name, None) for name in crawl_names},
        **{name: getattr(report.ingested, name, None) for name in ingest_names},
        **{name: getattr(report.scored, name) for name in score_names},
        "n_notes": getattr(report.ingested, "n_notes", None),
        "languages_not_scored": dict(report.scored.languages),
        "n_rejected": report.rejected.n,
        "rejections": [_rejection(one.source, one.stage, one.reason, one.detail) for one in report.rejected.first],
        "rejection_reasons": dict(report.rejected.reasons),
        "scoring_seconds": round(report.scored.scoring_seconds, 3),
        "seconds": round(report.seconds, 3),
        "warehouse": str(report.published.path),
    }


def _rejection(source: str, stage: str, reason: str, detail: str) -> dict[str, str]:
    return {"source": source, "stage": stage, "reason": reason, "detail": detail}


def markdown(report: Report) -> str:
    """Tables of counts and of rejections by reason."""
    if isinstance(report, RunReport):
        rows: Mapping[str, object] = {f"{stage}: {words}": f"{n:,}" for stage, n, words in counts(report)}
        rejected, foot = report.rejected, f"\nRun `{report.run_id}`, {times(report)}.\n"
    elif isinstance(report, PublishReport):
        return f"Published as `{report.snapshot.name}` in {report.seconds:.1f} s.\n"
    else:
        pairs = _pairs(report)
        rejected = Rejected() if isinstance(report, CrawlReport) else report.rejected
        rows, foot = {words: f"{n:,}" for n, words in pairs}, f"\n{report.seconds:.1f} s.\n"
    return _table("Articles", "Number", rows) + _rejections(rejected) + foot


def _pairs(report: CrawlReport | IngestReport | ScoreReport) -> list[tuple[int, str]]:
    if isinstance(report, CrawlReport):
        return _crawled(report)
    return _ingested(report) if isinstance(report, IngestReport) else _scored(report)


def _rejections(rejected: Rejected) -> str:
    if not rejected.n:
        return ""
    first = {f"{one.source}: {one.detail}": one.reason for one in rejected.first}
    return (
        "\n" + _table("Rejected for", "Number", rejected.reasons) + "\n" + _table("The first of them", "Reason", first)
    )


def _table(left: str, right: str, rows: Mapping[str, object]) -> str:
    lines = [f"| {left} | {right} |", "| --- | ---: |", *(f"| {_cell(k)} | {_cell(str(v))} |" for k, v in rows.items())]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|").replace("<", "&lt;")
