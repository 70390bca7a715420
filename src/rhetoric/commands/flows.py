"""Prefect's flows, opened by path when a command needs them: nothing else pays for Prefect."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

from rhetoric.shipped import shipped

_ALWAYS = {
    # No telemetry.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}
_UNLESS_SET = {
    # The server of a single run takes 11 to 20 s to start, and longer on a busy machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}
_QUIET = {
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_FLOW_RUNS_LEVEL": "WARNING",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_TASK_RUNS_LEVEL": "WARNING",
}


def prepare_prefect(*, verbose: bool) -> None:
    """Set Prefect's environment before it is imported: no telemetry, and without `verbose` only warnings on stderr."""
    os.environ |= _ALWAYS
    for name, value in {**_UNLESS_SET, **({} if verbose else _QUIET)}.items():
        os.environ.setdefault(name, value)


def open_flow(name: str) -> Any:
    """The flow of flows/<name>.py."""
    load = import_module("prefect.flows").load_flow_from_entrypoint
    return load(f"{shipped('flows') / name}.py:{name}", use_placeholder_flow=False)


def open_function(script: str, name: str) -> Callable[..., Any]:
    """A function of flows/<script>.py."""
    load = import_module("prefect.utilities.importtools").import_object
    function: Callable[..., Any] = load(f"{shipped('flows') / script}.py:{name}")
    return function
