"""What each step from a source to the published file costs in CPU; and whether two workers gain what two can.

    python benchmarks/pipeline.py SOURCE… [--rounds 3] [--workers]

SOURCE: anything that `rhetoric run` reads, such as a Parquet file of articles or a folder of pages. The steps are those
of the pipeline, in one process and one thread, each in a fresh warehouse a round; medians. `load` is all of it:
transaction, evidence and checkpoint. With --workers also the scoring alone by one worker process and by two, beside one
and two copies of a loop that only counts: what two processes gain on this machine at best.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from rhetoric.config import Settings
from rhetoric.pipeline.ingest import check_sources, ingest
from rhetoric.pipeline.partition import Assignment, score_partition, scorer_of
from rhetoric.pipeline.progress import Silent
from rhetoric.pipeline.publish import publish
from rhetoric.scores import METRICS
from rhetoric.warehouse import open_writer

Seconds = dict[str, float]
_LOOPS = 60_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", action="store_true", help="also one worker process against two")
    options = parser.parse_args()
    pa.set_cpu_count(1)
    rounds = [one_round(options.sources) for _ in range(options.rounds)]
    n_articles, n_rows = rounds[0][1:]
    print(
        f"{n_articles:,} articles, {n_rows:,} rows of scores and evidence; "
        f"CPU microseconds an article, {len(rounds)} rounds"
    )
    whole = statistics.median(sum(seconds.values()) for seconds, *_ in rounds)
    for step in rounds[0][0]:
        times = [seconds[step] for seconds, *_ in rounds]
        low, middle, high = (1e6 * f(times) / n_articles for f in (min, statistics.median, max))
        print(f"  {step:8} {middle:9.0f}  ({low:.0f} to {high:.0f})  {100 * statistics.median(times) / whole:5.1f} %")
    if options.workers:
        report_workers(options.sources)


def one_round(sources: Sequence[str]) -> tuple[Seconds, int, int]:
    """The CPU seconds of each step in a fresh warehouse; articles; rows."""
    seconds: Seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_for(Path(folder))
        scorer_of(settings.scoring)
        with timed(seconds, "ingest"):
            ingest(check_sources(sources, {}), settings, run_id="benchmark", progress=Silent())
        with timed(seconds, "export"):
            assignments = take_out(settings)
        with timed(seconds, "score"):
            n = sum(score_partition(assignment).n_scored for assignment in assignments)
        with timed(seconds, "load"), open_writer(settings.warehouse.path) as writer:
            writer.connection.execute("SET threads = 1")
            rows = writer.load_scores(assignments[0].folder).n_evidence
        with timed(seconds, "publish"):
            publish(settings, run_id="benchmark", progress=Silent())
    return seconds, n, rows + 4 * n


def settings_for(folder: Path) -> Settings:
    return Settings.model_validate({"warehouse": {"path": str(folder / "benchmark.duckdb")}})


@contextmanager
def timed(seconds: Seconds, step: str) -> Iterator[None]:
    began = time.process_time()
    yield
    seconds[step] = time.process_time() - began


def take_out(settings: Settings) -> list[Assignment]:
    """What is due, as the pipeline hands it to its workers."""
    identity = scorer_of(settings.scoring).identity
    with open_writer(settings.warehouse.path) as writer:
        writer.ensure_metric_columns(METRICS)
        writer.ensure_scoring(identity.scoring_id, identity.metric_versions, identity.lexicon_versions, identity.config)
        folder = writer.places.work("benchmark")
        partitions = writer.export_pending(identity.scoring_id, folder, settings.run.partition_articles)
    return [
        Assignment(
            part.path, folder, f"{number:05d}", 0, part.n_articles, identity.scoring_id, settings.scoring,
            settings.run.batch_articles,
        )
        for number, part in enumerate(partitions)
    ]  # fmt: skip


def report_workers(sources: Sequence[str]) -> None:
    """Wall seconds of one and of two processes, each after a first round that teaches it the words."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_for(Path(folder))
        ingest(check_sources(sources, {}), settings, run_id="benchmark", progress=Silent())
        assignments = take_out(settings)
        gains = {}
        for name, work in (("a loop that counts", count), ("scoring", score_all)):
            one, two = (wall(work, assignments, n) for n in (1, 2))
            gains[name] = 2 * one / two
            print(
                f"  {name:20} one process {one:6.2f} s, two with as much each {two:6.2f} s: "
                f"{gains[name]:.2f} times the work"
            )
        print(f"  scoring gains {100 * gains['scoring'] / gains['a loop that counts']:.0f} % of what two loops gain")


def wall(work: Callable[[Sequence[Assignment]], None], assignments: Sequence[Assignment], n: int) -> float:
    """The wall seconds in which each of n processes does all the work; the median of three."""
    context = multiprocessing.get_context("spawn")
    ready, go = context.Barrier(n + 1), context.Barrier(n + 1)
    of_process = [[replace(a, tag=f"{process}-{a.tag}") for a in assignments] for process in range(n)]
    processes = [context.Process(target=at_work, args=(work, own, ready, go)) for own in of_process]
    for process in processes:
        process.start()
    times = []
    for _ in range(3):
        ready.wait()
        began = time.perf_counter()
        go.wait()
        times.append(time.perf_counter() - began)
    for process in processes:
        process.join()
    return statistics.median(times)


def at_work(
    work: Callable[[Sequence[Assignment]], None], assignments: Sequence[Assignment], ready: object, go: object
) -> None:
    """A process: the work once to warm up, then three times, each between the two barriers."""
    pa.set_cpu_count(1)
    work(assignments)
    for _ in range(3):
        ready.wait()  # type: ignore[attr-defined]
        work(assignments)
        go.wait()  # type: ignore[attr-defined]


def score_all(assignments: Sequence[Assignment]) -> None:
    for assignment in assignments:
        score_partition(assignment)


def count(_: Sequence[Assignment]) -> None:
    n = 0
    while n < _LOOPS:
        n += 1


if __name__ == "__main__":
    main()
