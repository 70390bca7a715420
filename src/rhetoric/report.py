"""The static report: the overview of a published warehouse as one HTML file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from rhetoric.compare import OVERVIEW, Selection, compare_outlets
from rhetoric.config import Settings
from rhetoric.errors import ConfigError
from rhetoric.warehouse import open_reader


def write_report(
    warehouse: Path,
    output: Path,
    *,
    settings: Settings | None = None,
    selection: Selection | None = None,
    sort: str | None = None,
    pair: tuple[str, str] | None = None,
) -> Path:
    """Write the report of `warehouse` (the published file) to `output` and return that path.

    `selection` filters the articles, `sort` is one of the overview's four metrics, `pair` the outlets (ids)
    to set against each other: by default the two with the most articles. An empty selection makes a report
    that says so. Raises WarehouseError when there is no warehouse, ConfigError for an outlet or a metric that
    there is not or a path that cannot be written, RhetoricError without the packages that draw.
    """
    from rhetoric.presentation.report_page import report_page

    with open_reader(warehouse) as reader:
        comparison = compare_outlets(reader, selection, OVERVIEW, settings=(settings or Settings()).compare)
    _write(output, report_page(comparison, sort=sort, pair=pair))
    return output


def _write(output: Path, page: str) -> None:
    """Write by way of a file beside it, so that nobody reads half a page."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=output.parent, delete=False) as file:
            file.write(page)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(output)
    except OSError as error:
        raise ConfigError(f"{output}: the report cannot be written ({error.strerror}). Give -o another path.") from None
