"""Options that several commands share, and what they mean together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from rhetoric.config import Settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


def config_option(command: Command) -> Command:
    """--config FILE"""
    return click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Configuration file; see configs/rhetoric.toml.",
    )(command)


def warehouse_options(command: Command) -> Command:
    """--warehouse PATH and --config FILE"""
    option = click.option(
        "--warehouse", type=click.Path(path_type=Path), metavar="PATH",
        help="The published DuckDB file. Default: warehouse.path of the configuration, else warehouse/rhetoric.duckdb.",
    )  # fmt: skip
    return config_option(option(command))


def settings_of(config: Path | None, warehouse: Path | None = None) -> Settings:
    """The settings of the file, with the warehouse that the command line names in the place of the file's."""
    settings = read_settings(config)
    if warehouse is None:
        return settings
    return settings.model_copy(update={"warehouse": settings.warehouse.model_copy(update={"path": warehouse})})


def terminal_width(least: int = 60, most: int = 140) -> int:
    """Columns to write tables in: the terminal's, or 100 where there is none."""
    import shutil

    return max(least, min(most, shutil.get_terminal_size((100, 24)).columns))


def color_wanted() -> bool:
    """Whether stdout is a terminal that takes colours, and NO_COLOR is not set."""
    import os
    import sys

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
