"""Check that the docs are true of the code: the metrics page, links, commands and options, names of metrics."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

import click
import make_metrics_page

from rhetoric.cli import COMMANDS
from rhetoric.scores import METRICS

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")]
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_COMMAND = re.compile(r"(?<![\w.-])rhetoric ([a-z]+)\b([^\n`|]*)")
_OPTION = re.compile(r"(?<!\S)(--[a-z][a-z-]*)")
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_PATHS = re.compile(r"(?<![\w/])/(?:work|home|root|tmp)/")


def main() -> None:
    problems = [*metrics_page(), *(problem for page in PAGES for problem in check(page))]
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(f"{len(PAGES)} pages checked, {len(problems)} problem(s).")
    sys.exit(bool(problems))


def metrics_page() -> list[str]:
    same = make_metrics_page.PAGE.is_file() and make_metrics_page.PAGE.read_text("utf-8") == make_metrics_page.page()
    return [] if same else ["docs/metrics.md is not what the register says: run `make cases`"]


def check(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT)
    code = "\n".join(_CODE.findall(text))
    missing = [link for link in _LINK.findall(text) if "://" not in link and not (page.parent / link).exists()]
    return [
        *(f"{name}: links to {link}, which is not there" for link in missing),
        *(f"{name}: {problem}" for match in _COMMAND.finditer(code) for problem in command_problems(*match.groups())),
        *(f"{name}: holds a path of a machine: {match[0]}…" for match in _PATHS.finditer(text)),
        *undocumented(name, text),
    ]


def command_problems(command: str, rest: str) -> list[str]:
    """A command and the options that a page gives it, against the command line."""
    if command not in COMMANDS:
        return [f"there is no command `rhetoric {command}`"]
    found = import_module(f"rhetoric.commands.{command}").command
    commands = [found, *found.commands.values()] if isinstance(found, click.Group) else [found]
    known = {option for one in commands for parameter in one.params for option in parameter.opts}
    options = _OPTION.findall(rest.split(";")[0].split("#")[0])
    return [f"`rhetoric {command}` has no option {o}" for o in options if o not in known | {"--help"}]


def undocumented(name: Path, text: str) -> list[str]:
    """Commands and metrics that their page must name."""
    if name == Path("docs/operate.md"):
        return [f"{name}: says nothing of `rhetoric {c}`" for c in COMMANDS if f"rhetoric {c}" not in text]
    if name == Path("docs/metrics.md"):
        return [f"{name}: says nothing of {m}" for m in METRICS if f"`{m}`" not in text]
    return []


if __name__ == "__main__":
    main()
