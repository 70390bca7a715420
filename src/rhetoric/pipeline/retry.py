"""Trying again what was refused."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path

from rhetoric.config import Settings
from rhetoric.crawl.start import Start
from rhetoric.errors import RhetoricError
from rhetoric.outlets import Outlet, outlet_of_site
from rhetoric.pipeline.crawl import crawl, waiting_journals
from rhetoric.pipeline.ingest import check_sources, ingest
from rhetoric.pipeline.partition import scorer_of
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.publish import publish
from rhetoric.pipeline.reports import IngestReport, RunReport
from rhetoric.pipeline.score import score
from rhetoric.pipeline.session import RunRecord, recorded_run, writing
from rhetoric.pipeline.starts import configured_outlets, is_on_the_web
from rhetoric.sources import Found
from rhetoric.warehouse import OpenRejection

_Reading = tuple[str | None, tuple[tuple[str, str], ...]]


def run_retry(
    settings: Settings, progress: Progress, reasons: Sequence[str] = (), outlet_ids: Sequence[str] = ()
) -> RunReport | None:
    """Read again the sources of what was refused, as they were read the first time; then score and publish.

    reasons, outlet_ids: only what was refused for one of them, only pages of these outlets. None where there is nothing
    to try. A file that is gone, or no longer a source, stays as it is, with a word to `progress`.
    """
    began = time.monotonic()
    with writing(settings, progress) as writer:
        refused = writer.open_rejections(reasons, outlet_ids)
    if not refused:
        return None
    scorer_of(settings.scoring)
    with recorded_run(settings, "retry", sorted({one.origin for one in refused}), progress) as run:
        starts = _starts(refused, configured_outlets(settings))
        crawled = crawl(starts, settings, run_id=run.run_id, progress=progress, again=True) if starts else None
        ingested = _ingested(refused, settings, run, progress)
        scored = score(settings, run_id=run.run_id, progress=progress)
        run.add(scored)
    published = publish(settings, run_id=run.run_id, progress=progress)
    return RunReport(run.run_id, ingested, scored, published, time.monotonic() - began, crawled)


def _starts(refused: Sequence[OpenRejection], outlets: Mapping[str, Outlet]) -> list[Start]:
    starts = {}
    for one in refused:
        if is_on_the_web(one.origin):
            outlet = outlets.get(one.outlet_id or "") or outlet_of_site(one.origin, outlets.values())
            starts[one.origin] = Start(one.origin, outlet)
    return list(starts.values())


def _ingested(
    refused: Sequence[OpenRejection], settings: Settings, run: RunRecord, progress: Progress
) -> IngestReport | None:
    """Files by the way in which they were read, and what the crawl brought with those that were read plainly."""
    plainly: _Reading = (None, ())
    ways: defaultdict[_Reading, list[Found]] = defaultdict(list)
    ways[plainly] += waiting_journals(settings)
    for one in refused:
        if not is_on_the_web(one.origin):
            ways[one.given_outlet, tuple(one.columns.items())] += _file(one, progress)
    reports = [
        ingest(found, settings, run_id=run.run_id, progress=progress, outlet_id=outlet_id, columns=dict(columns))
        for (outlet_id, columns), found in ways.items()
        if found
    ]
    whole = reduce(add, reports) if reports else None
    if whole:
        run.add(whole)
    return whole


def _file(one: OpenRejection, progress: Progress) -> list[Found]:
    try:
        if not Path(one.origin).exists():
            raise FileNotFoundError
        return check_sources([one.origin], one.columns)
    except FileNotFoundError:
        progress.say(f"{one.origin}: is not there any more; what was refused of it stays as it is.")
    except RhetoricError as error:
        progress.say(f"{error} What was refused of it stays as it is.")
    return []
