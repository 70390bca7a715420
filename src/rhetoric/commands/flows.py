"""Prefect's flows, opened by path when a command needs them: nothing else pays for Prefect."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from rhetoric.commands.server import start_server
from rhetoric.shipped import shipped

_ALWAYS = {
    # No telemetry.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}
_QUIET = {
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_FLOW_RUNS_LEVEL": "WARNING",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_TASK_RUNS_LEVEL": "WARNING",
}


def prepare_prefect(*, verbose: bool) -> None:
    """Set Prefect's environment before it is imported: no telemetry, and without `verbose` only warnings on stderr."""
    os.environ |= _ALWAYS
    if not verbose:
        os.environ.update({name: os.environ.get(name, value) for name, value in _QUIET.items()})


@contextmanager
def prefect_server(port: int | None = None) -> Iterator[str]:
    """The API that Prefect uses in the block: PREFECT_API_URL's or its profile's, else that of a server of our own.

    `port` is for a server of our own.
    """
    settings = import_module("prefect.settings")
    url = settings.PREFECT_API_URL.value() or start_server(port)
    with settings.temporary_settings({settings.PREFECT_API_URL: url}):
        yield url


def open_flow(name: str) -> Any:
    """The flow of flows/<name>.py."""
    load = import_module("prefect.flows").load_flow_from_entrypoint
    return load(f"{shipped('flows') / name}.py:{name}", use_placeholder_flow=False)


def open_function(script: str, name: str) -> Callable[..., Any]:
    """A function of flows/<script>.py."""
    load = import_module("prefect.utilities.importtools").import_object
    function: Callable[..., Any] = load(f"{shipped('flows') / script}.py:{name}")
    return function
