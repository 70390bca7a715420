"""Every article that lacks scores gets them: out of the warehouse, through the workers, into the warehouse.

The warehouse is held only while articles are taken out and while results are loaded; other runs may write in between.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rhetoric.config import Settings
from rhetoric.pipeline.executors import open_executor
from rhetoric.pipeline.partition import Answer, Assignment, score_partition, scorer_of
from rhetoric.pipeline.pool import score_all
from rhetoric.pipeline.progress import Progress
from rhetoric.pipeline.reports import Rejected, ScoreReport, tally
from rhetoric.pipeline.session import writing
from rhetoric.scores import METRICS
from rhetoric.scoring.identity import ScoringIdentity
from rhetoric.warehouse import LoadCounts, Partition

FEW_ARTICLES = 200
"""Up to so many are scored in this process: starting workers would take longer."""


def score(settings: Settings, *, run_id: str, progress: Progress) -> ScoreReport:
    """Score what is due under the settings' scoring, load it, and make that scoring the current one.

    An article that cannot be scored is rejected and stays due; the others go on. Raises WarehouseError, PoolError,
    ConfigError (a lexicon that is not there).
    """
    began = time.monotonic()
    identity = scorer_of(settings.scoring).identity
    assignments = _take_out(settings, identity, run_id, progress)
    n_due = sum(assignment.n_articles for assignment in assignments)
    scoring_began = time.monotonic()
    answers = _answers(assignments, n_due, settings, progress)
    scoring_seconds = time.monotonic() - scoring_began
    loaded = _load(settings, run_id, answers, progress)
    return ScoreReport(
        scoring_id=identity.scoring_id,
        n_due=n_due,
        n_scored=loaded.counts.n_scored,
        n_not_scored=loaded.counts.n_not_scored,
        n_stale=loaded.counts.n_stale,
        n_evidence=loaded.counts.n_evidence,
        n_wire_groups=loaded.n_wire_groups,
        n_stories=loaded.n_stories,
        rejected=loaded.rejected,
        scoring_seconds=scoring_seconds,
        seconds=time.monotonic() - began,
        languages=loaded.counts.languages,
    )


def _take_out(settings: Settings, identity: ScoringIdentity, run_id: str, progress: Progress) -> list[Assignment]:
    with writing(settings, progress) as writer:
        writer.ensure_metric_columns(METRICS)
        writer.ensure_scoring(identity.scoring_id, identity.metric_versions, identity.lexicon_versions, identity.config)
        folder = writer.places.work(run_id)
        partitions = writer.export_pending(identity.scoring_id, folder, settings.run.partition_articles)
    return [_assignment(n, one, folder, identity.scoring_id, settings) for n, one in enumerate(partitions)]


def _assignment(number: int, partition: Partition, folder: Path, scoring_id: str, settings: Settings) -> Assignment:
    return Assignment(
        source=partition.path,
        folder=folder,
        tag=f"{number:05d}",
        first=0,
        last=partition.n_articles,
        scoring_id=scoring_id,
        scoring=settings.scoring,
        batch_articles=settings.run.batch_articles,
    )


def _answers(assignments: Sequence[Assignment], n_due: int, settings: Settings, progress: Progress) -> list[Answer]:
    progress.begin("score", n_due)
    if n_due > FEW_ARTICLES or settings.run.executor == "dask":
        return score_all(assignments, lambda n_workers: open_executor(settings.run, n_workers), progress)
    answers = []
    for assignment in assignments:
        answers.append(score_partition(assignment))
        progress.advance(assignment.n_articles)
    return answers


@dataclass(frozen=True, slots=True)
class _Loaded:
    counts: LoadCounts
    rejected: Rejected
    n_wire_groups: int
    n_stories: int


def _load(settings: Settings, run_id: str, answers: Sequence[Answer], progress: Progress) -> _Loaded:
    progress.begin("load")
    with writing(settings, progress) as writer:
        rejections = (rejection for answer in answers for rejection in answer.rejections)
        return _Loaded(
            counts=writer.load_scores(writer.places.work(run_id)),
            rejected=tally(rejections, lambda held: writer.add_rejections(run_id, held)),
            n_wire_groups=writer.assign_wire_groups(),
            n_stories=writer.assign_stories(),
        )
