"""Where partitions are scored: processes of this machine, threads, or a Dask cluster. All are `concurrent.futures`."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from rhetoric.config import RunSettings
from rhetoric.errors import ConfigError, ScoreError


class PoolError(ScoreError):
    """The workers cannot be reached or do not live: trying again later can help."""


@contextmanager
def open_executor(settings: RunSettings, n_workers: int | None = None) -> Iterator[Executor]:
    """The executor that the settings name, with `n_workers` or as many as they say.

    Work that has not begun when the block ends is dropped; when it ends with an error, workers are ended too. Raises
    ConfigError when Dask is not installed or has no address, PoolError when its scheduler does not answer.
    """
    n_workers = n_workers or worker_count(settings)
    if settings.executor == "dask":
        with _dask(settings.dask_address) as executor:
            yield executor
        return
    executor = _threads(n_workers) if settings.executor == "thread" else _processes(n_workers)
    others = set(multiprocessing.active_children())
    try:
        yield executor
    except BaseException:
        for worker in set(multiprocessing.active_children()) - others:
            worker.terminate()
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def worker_count(settings: RunSettings) -> int:
    """`workers`, or one a core that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return settings.workers or cores


def _threads(n_workers: int) -> Executor:
    return ThreadPoolExecutor(n_workers, thread_name_prefix="rhetoric-score")


def _processes(n_workers: int) -> Executor:
    """Spawned, not forked: a fork copies the locks of threads (Prefect's, Arrow's) in whatever state they are."""
    return ProcessPoolExecutor(n_workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker)


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end when it ends: a killed parent cannot say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def without_main_module() -> Iterator[None]:
    """Let workers that start in the block do without this process's main module.

    multiprocessing imports it in every worker. They need nothing of it, and under Prefect it costs each 5 s.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _dask(address: str | None) -> Iterator[Executor]:
    try:
        connect: Any = import_module("distributed").Client
    except ImportError:
        raise ConfigError("run.executor: dask is not installed. Install `rhetoric[dask]`, or choose process.") from None
    if not address:
        raise ConfigError(
            "run.dask_address: give the address of the Dask scheduler (tcp://host:8786) for the executor dask."
        )
    try:
        client = connect(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise PoolError(
            f"run.dask_address: {address} does not answer ({error}). Is the Dask scheduler running?"
        ) from None
    with client:
        yield client.get_executor(retries=0)
