"""What the two kinds of labels of loaded words have in common."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from rhetoric.commands.options import config_option, settings_of
from rhetoric.scoring_settings import ScoringSettings

Measure = Callable[[Path, ScoringSettings, Path | None], Mapping[str, Any]]
Command = Callable[..., None]


def with_options(function: Command) -> Command:
    """The file and the options of both commands."""
    options = (
        click.argument("file", type=click.Path(path_type=Path), metavar="FILE"),
        click.option("--neutral", type=click.Path(path_type=Path), metavar="FILE",
                     help="Texts labelled 0, in which nothing should be found."),
        click.option("--json", "as_json", is_flag=True, help="All figures as JSON."),
        config_option,
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def write_figures(measure: Measure, file: Path, neutral: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Measure with the lexicons of the configuration, and print."""
    from rhetoric.validation.loaded_figures import report

    figures = measure(file, settings_of(config).scoring, neutral)
    click.echo(json.dumps(figures, indent=2, ensure_ascii=False) if as_json else report(figures))
