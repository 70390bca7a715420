"""From arguments to files: paths, folders, globs and "-" become `Found`s, or one error says what is wrong."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from rhetoric.errors import SourceError
from rhetoric.sources.formats import KNOWN_SUFFIXES, format_of
from rhetoric.sources.found import Found

STANDARD_INPUT: Final = "standard input"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_GLOB = re.compile(r"[*?\[]")
# They describe a folder and are no articles of it. One that is named outright is read.
_ABOUT: Final = frozenset(("README", "Readme", "readme", "LICENSE", "LICENCE", "NOTICE", "CHANGELOG"))


def find_sources(arguments: Sequence[str]) -> list[Found]:
    """The files that `arguments` name, each once, in the order given; folders are searched, sorted by path.

    An argument is a file with a known suffix, a folder (its files with known suffixes at any depth, without
    hidden ones and those that describe a folder, such as README.md), a glob ("**" crosses folders), a named
    pipe, or "-" for standard input.
    Raises SourceError that lists every argument that is missing, unreadable, empty, of an unknown suffix,
    without any file of a known suffix, or an address with another scheme than http. Nothing but standard input
    and pipes has been read by then.
    """
    found: dict[Path, Found] = {}
    problems: list[str] = []
    for argument in arguments:
        try:
            for item in _find(argument):
                found.setdefault(item.path.resolve(), item)
        except SourceError as error:
            problems.append(str(error))
    if problems:
        raise SourceError("\n".join(problems))
    if not found:
        raise SourceError("no source was given. Give a file, a folder, a glob, or - for standard input.")
    return list(found.values())


def _find(argument: str) -> Iterator[Found]:
    if argument == "-":
        yield _standard_input()
        return
    if _SCHEME.match(argument):
        raise SourceError(f"{argument}: only http:// and https:// addresses are fetched; give a path for a file.")
    path = Path(argument)
    if path.is_dir():
        yield from _in_folder(path)
    elif os.path.lexists(path) or not _GLOB.search(argument):
        yield _file(path)
    else:
        yield from _matching(argument)


def _standard_input() -> Found:
    from rhetoric.sources.spooling import spool_standard_input

    return spool_standard_input(STANDARD_INPUT)


def _file(path: Path) -> Found:
    """A file that was named outright: whatever is wrong with it is an error now."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise SourceError(f"{label_of(path)}: no such file or folder. Check the path.") from None
    except OSError as error:
        raise SourceError(f"{label_of(path)}: cannot be read: {error.strerror}.") from None
    if stat.S_ISFIFO(status.st_mode):
        return _pipe(path)
    if status.st_size == 0:
        raise SourceError(f"{label_of(path)}: the file is empty (0 bytes). Give a file with an article in it.")
    if not os.access(path, os.R_OK):
        raise SourceError(f"{label_of(path)}: cannot be read: permission denied. Change its mode or its owner.")
    known = format_of(path.name)
    if known is None:
        raise SourceError(
            f"{label_of(path)}: {_what_its_name_lacks(path)}. Known: {KNOWN_SUFFIXES}. "
            "Rename the file, or give its text to - (standard input)."
        )
    return Found(path, label_of(path), *known)


def _what_its_name_lacks(path: Path) -> str:
    if path.suffixes in ([".gz"], [".zst"]):
        return f"the name does not say what is packed in it, as in {path.stem}.jsonl{path.suffix}"
    suffix = "".join(path.suffixes[-2:]) if path.suffix in (".gz", ".zst") else path.suffix
    return f"the suffix {suffix!r} is not known" if suffix else "the name has no suffix that says what it holds"


def _pipe(path: Path) -> Found:
    from rhetoric.sources.spooling import spool

    with path.open("rb") as stream:
        return spool(stream, label_of(path))


def _in_folder(folder: Path) -> Iterator[Found]:
    files = list(_walk(folder, folder))
    if not files:
        raise SourceError(f"{label_of(folder)}: no file of a known suffix in this folder. Known: {KNOWN_SUFFIXES}.")
    yield from files


def _walk(root: Path, folder: Path) -> Iterator[Found]:
    """Files below `folder`, by path; a link to a folder is not followed: no way round in a circle."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(f"{label_of(folder)}: the folder cannot be read: {error.strerror}.") from None
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or path.stem in _ABOUT:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        elif (known := format_of(entry.name)) and _is_file(path):
            yield Found(path, label_of(path), *known, folder=_outlet_folder(root, path))


def _is_file(path: Path) -> bool:
    """A file, or a link to nothing (reading it will say so); not a pipe, which might never end."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _outlet_folder(root: Path, path: Path) -> str | None:
    inner = list(path.parent.relative_to(root).parts)
    names = [root.resolve().name, *inner]
    return next((name for name in reversed(names) if any(map(str.isalpha, name))), None)


def _matching(pattern: str) -> Iterator[Found]:
    # Path.glob takes no absolute pattern.
    matches = sorted(Path(match) for match in glob.glob(pattern, recursive=True))  # noqa: PTH207
    if not matches:
        raise SourceError(f"{pattern}: no file matches this pattern. Check the path.")
    files = [item for match in matches for item in _match(match)]
    if not files:
        raise SourceError(f"{pattern}: no file of a known suffix matches this pattern. Known: {KNOWN_SUFFIXES}.")
    yield from files


def _match(path: Path) -> Iterator[Found]:
    if path.is_dir():
        yield from _walk(path, path)
    elif known := format_of(path.name):
        yield Found(path, label_of(path), *known)


def label_of(path: Path) -> str:
    """The path as text that can be printed and stored: bytes of its name that are no UTF-8 show as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
