"""Outlets from their files, and a new outlet to its file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from rhetoric.config import check_table, read_toml
from rhetoric.errors import ConfigError
from rhetoric.outlets.outlet import Feed, Outlet
from rhetoric.shipped import shipped


def outlets_folder(folder: Path) -> Path:
    """`folder` where it is there, else the outlets that are shipped."""
    return folder if folder.is_dir() else shipped("configs") / "outlets"


def read_outlets(folder: Path) -> dict[str, Outlet]:
    """All outlets of a folder by their ids; ConfigError lists what is wrong with all of them."""
    outlets, problems = {}, []
    for path in sorted(folder.glob("*.toml")):
        try:
            outlets[path.stem] = read_outlet(path)
        except ConfigError as error:
            problems.append(str(error))
    if problems:
        raise ConfigError("\n".join(problems))
    return outlets


def read_outlet(path: Path) -> Outlet:
    """The outlet of one file, whose name is its id; ConfigError lists what is wrong."""
    return check_table(Outlet, {"outlet_id": path.stem, **read_toml(path)}, str(path))


def outlet_of_site(url: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """The outlet on whose site `url` lies, the one with the longest domain; None when it is of no known site."""
    fitting = [outlet for outlet in outlets if outlet.has(url)]
    return max(fitting, key=lambda outlet: len(outlet.domain), default=None)


def write_outlet(outlet: Outlet, folder: Path) -> Path:
    """A new file for an outlet; ConfigError when there is one already or it cannot be written."""
    path = folder / f"{outlet.outlet_id}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(as_toml(outlet))
    except FileExistsError:
        raise ConfigError(f"{path}: is there already. Change it by hand, or remove it first.") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}.") from None
    return path


def as_toml(outlet: Outlet) -> str:
    """The outlet as its file: what is not the default, tables last."""
    stated = outlet.model_dump(exclude_defaults=True, exclude={"outlet_id", "kinds", "feeds", "sitemaps"})
    lines = [f"{name} = {_value(value)}" for name, value in stated.items()]
    if outlet.kinds:
        lines += ["", "[kinds]", *(f"{_value(path)} = {_value(kind)}" for path, kind in outlet.kinds.items())]
    lines += _tables("feeds", outlet.feeds) + _tables("sitemaps", outlet.sitemaps)
    return "\n".join(lines) + "\n"


def _tables(name: str, feeds: Iterable[Feed]) -> list[str]:
    lines = []
    for feed in feeds:
        stated = feed.model_dump(exclude_none=True)
        lines += ["", f"[[{name}]]", *(f"{key} = {_value(value)}" for key, value in stated.items())]
    return lines


def _value(value: object) -> str:
    """A string, a number or a list of strings; TOML writes them as JSON does, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
