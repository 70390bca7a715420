"""The configuration: one TOML file, typed, with unknown keys refused.

pydantic stays at this edge. `configs/rhetoric.toml` shows every key with its default.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from rhetoric.errors import ConfigError
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.shipped import shipped


class Section(BaseModel):
    """A table of the file: frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


S = TypeVar("S", bound=Section)


class WarehouseSettings(Section):
    path: Path = Path("warehouse/rhetoric.duckdb")
    lock_wait_seconds: Annotated[float, Field(ge=0)] = 300.0
    keep_snapshots: Annotated[int, Field(ge=1)] = 3


class RunSettings(Section):
    """`sources`: what a run reads that is given none, and every scheduled run."""

    sources: tuple[str, ...] = ()
    executor: Literal["process", "thread", "dask"] = "process"
    workers: Annotated[int, Field(ge=0)] = 0
    batch_articles: Annotated[int, Field(ge=1)] = 128
    partition_articles: Annotated[int, Field(ge=1)] = 512
    maximum_article_mb: Annotated[float, Field(gt=0)] = 5.0
    dask_address: str | None = None


class WebSettings(Section):
    """How the web is fetched from: who we are, how politely, and what an answer may cost."""

    contact: str = ""
    outlets: Path = Path("configs/outlets")
    pause_seconds: Annotated[float, Field(ge=0)] = 2.0
    hosts_at_once: Annotated[int, Field(ge=1)] = 16
    connect_seconds: Annotated[float, Field(gt=0)] = 10.0
    read_seconds: Annotated[float, Field(gt=0)] = 20.0
    total_seconds: Annotated[float, Field(gt=0)] = 60.0
    attempts: Annotated[int, Field(ge=1)] = 3
    backoff_seconds: Annotated[float, Field(ge=0)] = 2.0
    maximum_wait_seconds: Annotated[float, Field(ge=0)] = 120.0
    failures_a_host: Annotated[int, Field(ge=1)] = 5
    maximum_redirects: Annotated[int, Field(ge=0)] = 5
    maximum_packed_mb: Annotated[float, Field(gt=0)] = 10.0
    maximum_unpacked_mb: Annotated[float, Field(gt=0)] = 50.0
    maximum_pages: Annotated[int, Field(ge=1)] = 1000
    maximum_age_days: Annotated[float, Field(gt=0)] = 30.0
    allowed_private_hosts: tuple[str, ...] = ()

    @field_validator("contact")
    @classmethod
    def one_line(cls, contact: str) -> str:
        if not contact.isprintable() or not contact.isascii():
            raise ValueError("give an address or a URL in one line of ASCII")
        return contact


class CompareSettings(Section):
    minimum_n: Annotated[int, Field(ge=2)] = 30
    resamples: Annotated[int, Field(ge=100)] = 2000
    seed: int = 20260302


class ScheduleSettings(Section):
    """When `rhetoric serve` runs the pipeline on `run.sources`: one of `cron` and `interval_seconds`."""

    cron: str | None = None
    interval_seconds: Annotated[float, Field(gt=0)] | None = None
    timezone: str = "UTC"

    @field_validator("timezone")
    @classmethod
    def known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("no such time zone; give an IANA name like Europe/London") from None
        return name

    @model_validator(mode="after")
    def one_rhythm(self) -> Self:
        if self.cron and self.interval_seconds:
            raise ValueError("give `cron` or `interval_seconds`, not both")
        return self


class Settings(Section):
    """The whole file."""

    warehouse: WarehouseSettings = WarehouseSettings()
    scoring: ScoringSettings = ScoringSettings()
    run: RunSettings = RunSettings()
    web: WebSettings = WebSettings()
    compare: CompareSettings = CompareSettings()
    schedule: ScheduleSettings = ScheduleSettings()


def read_settings(path: Path | None = None) -> Settings:
    """The settings of a file, or the defaults when `path` is None.

    Raises ConfigError with every wrong key or value of the file, its line of thought and the nearest right key.
    """
    if path is None:
        return Settings()
    if not path.exists():
        raise ConfigError(
            f"{path}: no such configuration file. The defaults are in {shipped('configs')}/rhetoric.toml."
        )
    return check_settings(read_toml(path), str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """The table of a TOML file; ConfigError when it cannot be read or is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None


def override(settings: Settings, **sections: Mapping[str, Any]) -> Settings:
    """The settings with some values replaced: `override(settings, run={"workers": 2})`. None leaves a value as it is.

    Raises ConfigError for a wrong value.
    """
    table = settings.model_dump()
    for section, values in sections.items():
        table[section] |= {key: value for key, value in values.items() if value is not None}
    return check_settings(table, "command line")


def check_settings(table: dict[str, Any], where: str) -> Settings:
    """A Settings of a parsed table; ConfigError lists all that is wrong with it."""
    return check_table(Settings, table, where)


def check_table(model: type[S], table: dict[str, Any], where: str) -> S:
    """A parsed table as `model`; ConfigError lists all that is wrong with it, with the nearest right keys."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        problems = "\n".join(f"  {_problem(model, item['loc'], item)}" for item in error.errors())
        raise ConfigError(f"{where}: {error.error_count()} wrong setting(s):\n{problems}") from None


def _problem(model: type[BaseModel], location: tuple[int | str, ...], item: Any) -> str:
    key = ".".join(str(part) for part in location)
    if item["type"] not in ("extra_forbidden", "unexpected_keyword_argument"):
        return f"{key}: {item['msg'].removeprefix('Value error, ')} (given: {item['input']!r})"
    known = _known_keys(model, location[:-1])
    nearest = difflib.get_close_matches(str(location[-1]), known, n=1, cutoff=0.5)
    hint = f"did you mean {nearest[0]!r}?" if nearest else f"allowed here: {', '.join(known)}"
    return f"{key}: unknown key; {hint}"


def _known_keys(model: type[Any], parents: tuple[int | str, ...]) -> list[str]:
    for part in parents:
        if isinstance(part, int):
            continue
        annotation: Any = _keys(model)[str(part)]
        annotation = next(iter(get_args(annotation)), annotation)
        if not _keys(annotation):
            return []
        model = annotation
    return sorted(_keys(model))


def _keys(section: Any) -> dict[str, Any]:
    """The keys of a section with their types; none of what is no section."""
    if isinstance(section, type) and issubclass(section, BaseModel):
        return {name: field.annotation for name, field in section.model_fields.items()}
    return {field.name: field.type for field in fields(section)} if is_dataclass(section) else {}
