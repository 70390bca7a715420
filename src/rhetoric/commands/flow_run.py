"""The flow `pipeline` in this process, for `rhetoric run`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rhetoric.commands.flows import open_flow, prefect_server, prepare_prefect
from rhetoric.commands.progress import progress_on_stderr
from rhetoric.config import Settings
from rhetoric.errors import ConfigError
from rhetoric.pipeline.progress import heard_by
from rhetoric.pipeline.reports import RunReport
from rhetoric.pipeline.run import Intake, look_at


def run_as_flow(settings: Settings, intake: Intake, parameters: Mapping[str, Any], *, verbose: bool) -> RunReport:
    """Run the flow with `parameters`; what is wrong with settings or sources is said before Prefect starts.

    Raises the error that ended the flow, ConfigError when Prefect's server cannot be reached or started.
    """
    _check(settings, intake)
    prepare_prefect(verbose=verbose)
    with _server_errors(), prefect_server():
        flow = open_flow("pipeline")
        with progress_on_stderr() as progress, heard_by(progress):
            state = flow(**parameters, return_state=True)
        outcome = state.result(raise_on_failure=False)
    if isinstance(outcome, BaseException):
        raise outcome
    report: RunReport = outcome
    return report


def _check(settings: Settings, intake: Intake) -> None:
    """Standard input and pipes can be read only once, so they are left to the run."""
    sources = [source for source in intake.sources if source != "-" and not Path(source).is_fifo()]
    look_at(replace(intake, sources=tuple(sources)), settings)


@contextmanager
def _server_errors() -> Iterator[None]:
    """Turn what Prefect says of a server that does not answer into a line that says what to do."""
    try:
        yield
    except RuntimeError as error:
        if "reach API" not in str(error):
            raise
        raise ConfigError(
            f"Prefect: {error}. Start the server that PREFECT_API_URL names, unset that variable, or use --no-prefect."
        ) from error
