"""The register of metrics as columns: of the table `score`, of the views, of the table `metric`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

import duckdb

from rhetoric.errors import MigrationError
from rhetoric.model import Metric, MetricType

FIELDS = tuple(field.name for field in fields(Metric))

COLUMN_TYPES: Mapping[MetricType, str] = {"count": "INTEGER", "number": "DOUBLE", "flag": "BOOLEAN"}


def ensure_metric_columns(connection: duckdb.DuckDBPyConnection, metrics: Mapping[str, Metric]) -> list[str]:
    """Give `score` a column for each metric and record what they mean; the names of the columns added.

    A column of a metric that is no longer in the register stays: its scores belong to old scorings.
    """
    present = dict(
        connection.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'score'").fetchall()
    )
    for metric in metrics.values():
        _refuse_other_type(metric, present.get(metric.name))
    missing = [metric for metric in metrics.values() if metric.name not in present]
    for metric in missing:
        connection.execute(f'ALTER TABLE score ADD COLUMN "{metric.name}" {COLUMN_TYPES[metric.type]}')
    _record(connection, metrics)
    return [metric.name for metric in missing]


def _refuse_other_type(metric: Metric, present: str | None) -> None:
    if present not in (None, COLUMN_TYPES[metric.type]):
        raise MigrationError(
            f"Metric {metric.name} is a {metric.type} ({COLUMN_TYPES[metric.type]}), but its column is "
            f"{present} in the warehouse. Give the metric a new name, or change the column in a migration."
        )


def _record(connection: duckdb.DuckDBPyConnection, metrics: Mapping[str, Metric]) -> None:
    rows = [[position, *(getattr(metric, name) for name in FIELDS)] for position, metric in enumerate(metrics.values())]
    connection.execute("DELETE FROM metric")
    if rows:
        connection.executemany(f"INSERT INTO metric VALUES ({', '.join('?' * len(rows[0]))})", rows)


def read_metrics(connection: duckdb.DuckDBPyConnection) -> dict[str, Metric]:
    """The register as it was when the warehouse was last written; empty before the first scoring."""
    columns = ", ".join("metric" if name == "name" else name for name in FIELDS)
    rows = connection.execute(f"SELECT {columns} FROM metric ORDER BY position").fetchall()
    return {row[0]: Metric(**dict(zip(FIELDS, row, strict=True))) for row in rows}


def fragments(metrics: Mapping[str, Metric]) -> dict[str, str]:
    """The lists of columns that views and checks ask for by `${name}`.

    `score_columns`: each metric of `s`; `metric_columns`: each by its bare name; `outlet_columns`: each
    summed up over articles; `difference_columns`: each rate, share and grade of `o` less that of `q`;
    `not_a_number`: true where any number is NaN or infinite; `out_of_range`: true where any metric is outside its
    range.
    """
    return {
        "score_columns": ",\n    ".join(f's."{name}"' for name in metrics),
        "metric_columns": ",\n    ".join(f'"{name}"' for name in metrics),
        "outlet_columns": ",\n    ".join(f'{aggregate(metric)} AS "{metric.name}"' for metric in metrics.values()),
        "difference_columns": ",\n    ".join(f'o."{name}" - q."{name}" AS "{name}"' for name in _comparable(metrics)),
        "not_a_number": _any_of(f'NOT isfinite("{m.name}")' for m in metrics.values() if m.type == "number"),
        "out_of_range": _any_of(condition for m in metrics.values() for condition in _range_broken(m)),
    }


def _comparable(metrics: Mapping[str, Metric]) -> list[str]:
    """The metrics that do not grow with the text and have a meaning in every voice."""
    numbers = (metric for metric in metrics.values() if metric.type == "number" and metric.parts)
    return [metric.name for metric in numbers if not metric.name.startswith("n_")]


def aggregate(metric: Metric) -> str:
    """SQL that sums a metric up over articles.

    Counts (names in `n_`, and type count): the sum. With a weight: the ratio of sums, so that long articles
    count for more and a rate over an outlet is what one long text would give. Flags: the share that is true.
    Else: the mean. NULL where no article has a value.
    """
    column = f'"{metric.name}"'
    if metric.type == "count" or metric.name.startswith("n_"):
        return f"sum({column})"
    if metric.type == "flag":
        return f"avg({column}::INTEGER)"
    if metric.weight is None:
        return f"avg({column})"
    weight = f'"{metric.weight}"'
    return f"sum({column} * {weight}) / nullif(sum({weight}) FILTER ({column} IS NOT NULL), 0)"


def _range_broken(metric: Metric) -> list[str]:
    bounds = (("<", metric.low, "- 1e-9"), (">", metric.high, "+ 1e-9"))
    if metric.type == "flag":
        return []
    return [f'"{metric.name}" {sign} {bound:g} {slack}' for sign, bound, slack in bounds if bound is not None]


def _any_of(conditions: Iterable[str]) -> str:
    return "\n   OR ".join(conditions) or "false"
