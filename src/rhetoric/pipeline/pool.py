"""All partitions through an executor, whatever becomes of its workers.

A worker that is killed breaks its pool, and with it every partition that was in work; which of them is to blame nobody
can tell. So each of them is done again alone, twice if need be; one that kills its worker every time is halved until
the article that does so is found, and that article is rejected. Partitions that had not begun go on in a new pool.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from contextlib import AbstractContextManager

import pyarrow.parquet as pq

from rhetoric.model import Rejection
from rhetoric.pipeline.executors import PoolError, without_main_module
from rhetoric.pipeline.partition import Answer, Assignment, score_partition
from rhetoric.pipeline.progress import Progress

RETRIES = 2
_MAXIMUM_LOST_POOLS = 5

Open = Callable[[int | None], AbstractContextManager[Executor]]
Work = Callable[[Assignment], Answer]


def score_all(
    assignments: Sequence[Assignment], open_executor: Open, progress: Progress, work: Work = score_partition
) -> list[Answer]:
    """The answers to all assignments, in no order.

    open_executor: called with the number of workers (None: as many as the settings say) for each pool. Raises PoolError
    when pools die before any worker has begun.
    """
    answers: list[Answer] = []
    waiting = list(assignments)
    n_lost = 0
    while waiting:
        done, broken = _round(waiting, open_executor, progress, work)
        answers += done.values()
        unfinished = [assignment for assignment in waiting if assignment.tag not in done]
        if not broken:
            break
        suspects = [assignment for assignment in unfinished if assignment.started.exists()]
        n_lost = 0 if suspects else n_lost + 1
        if n_lost == _MAXIMUM_LOST_POOLS:
            raise PoolError(
                "Workers end before they begin. Is there memory left? Try --workers 1 or --executor thread."
            )
        progress.say(f"A worker died; {len(suspects)} partition(s) are done again.")
        for suspect in suspects:
            answers += _alone(suspect, open_executor, progress, work, RETRIES)
        waiting = [assignment for assignment in unfinished if assignment not in suspects]
    return answers


def _round(
    assignments: Sequence[Assignment], open_executor: Open, progress: Progress, work: Work, n_workers: int | None = None
) -> tuple[dict[str, Answer], bool]:
    """Each assignment once, in one pool: the answers by tag, and whether a worker died."""
    done: dict[str, Answer] = {}
    with open_executor(n_workers) as executor:
        futures, broken = _submit(executor, assignments, work)
        for future in as_completed(futures):
            try:
                done[futures[future].tag] = future.result()
            except Exception as error:
                if not _is_dead_worker(error):
                    raise
                broken = True
            else:
                progress.advance(futures[future].n_articles)
    return done, broken


def _submit(
    executor: Executor, assignments: Sequence[Assignment], work: Work
) -> tuple[dict[Future[Answer], Assignment], bool]:
    """The future of each assignment that could be handed out, and whether a worker died before all were."""
    futures: dict[Future[Answer], Assignment] = {}
    try:
        with without_main_module():
            for assignment in assignments:
                futures[executor.submit(work, assignment)] = assignment
    except BrokenExecutor:
        return futures, True
    return futures, False


def _is_dead_worker(error: Exception) -> bool:
    """Of a process pool, or of Dask, whose class is told by its name as Dask need not be installed."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def _alone(
    assignment: Assignment, open_executor: Open, progress: Progress, work: Work, retries: int
) -> Iterator[Answer]:
    """One assignment in a pool of its own worker; in halves when it kills its worker every time."""
    for _ in range(max(1, retries)):
        done, broken = _round([assignment], open_executor, progress, work, n_workers=1)
        if not broken:
            yield from done.values()
            return
    if assignment.n_articles == 1:
        progress.advance(1)
        yield Answer(0, 0, (_deadly(assignment),))
        return
    for half in assignment.halves():
        yield from _alone(half, open_executor, progress, work, retries=1)


def _deadly(assignment: Assignment) -> Rejection:
    rows = pq.ParquetFile(assignment.source).read(["article_id"]).slice(assignment.first, 1).to_pylist()
    detail = "a worker died while it scored this article alone (killed, or out of memory); it stays due"
    return Rejection(rows[0]["article_id"], "score", "WorkerDied", detail)
