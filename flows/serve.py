"""The pipeline served on a schedule: one process asks Prefect's server what is due, and starts it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, Schedule

from pipeline import pipeline
from rhetoric.config import ScheduleSettings
from rhetoric.errors import ConfigError

ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
"""A run that falls due while the one before it runs is cancelled: the next reads what it would have read."""


def serve_pipeline(schedule: ScheduleSettings, parameters: dict[str, Any]) -> None:
    """Serve until SIGTERM or SIGINT; a flow run under way is ended then. `parameters` are those of the flow.

    Raises ConfigError for a cron line that is none.
    """
    deployment = pipeline.to_deployment(
        "scheduled",
        schedule=rhythm(schedule),
        parameters=parameters,
        concurrency_limit=ONE_AT_A_TIME,
        tags=["rhetoric"],
    )
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        runner = EndableRunner(pause_on_shutdown=True)
        runner.add_deployment(deployment)
        asyncio.run(runner.start())


class EndableRunner(Runner):
    """Ends on SIGTERM as it does on Ctrl-C: Prefect's own way leaves a coroutine behind and says so."""

    async def start(self, *args: Any, **kwargs: Any) -> None:
        self._serving = asyncio.current_task()
        await super().start(*args, **kwargs)

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        self._serving.get_loop().call_soon_threadsafe(self._serving.cancel)


def rhythm(schedule: ScheduleSettings) -> Schedule:
    """Prefect's schedule; ConfigError for a cron line that is none."""
    if not schedule.cron:
        return Interval(schedule.interval_seconds, timezone=schedule.timezone)
    try:
        return Cron(schedule.cron, timezone=schedule.timezone)
    except ValueError as error:
        problem = f"schedule.cron: {schedule.cron!r} is no cron line ({error}). Like: 15 6 * * *"
        raise ConfigError(problem) from None
