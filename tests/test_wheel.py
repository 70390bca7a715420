"""The built wheel, away from the checkout: flows, SQL, configs and tables travel with it, and it does the whole job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLES = [
    {"id": 1, "outlet": "Arden Post", "title": "Bridge closed", "text": "The bridge was closed. It was a shambles.",
     "published": "2026-03-02T08:00:00Z"},
    {"id": 2, "outlet": "Arden Post", "title": "Bridge open", "text": "“It is open,” said the mayor. He drove across.",
     "published": "2026-03-03T08:00:00Z"},
]  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel puts into site-packages."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The wheel's command line: its folder stands before the checkout's on the path."""
    code = "from rhetoric.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_everything_travels(installed: Path) -> None:
    package = installed / "rhetoric"
    for folder in ("flows", "warehouse", "configs"):
        there = {
            p.relative_to(ROOT / folder)
            for p in (ROOT / folder).rglob("*.*")
            if p.suffix in (".py", ".sql", ".toml", ".csv")
        }
        shipped = {p.relative_to(package / "_shipped" / folder) for p in (package / "_shipped" / folder).rglob("*.*")}
        assert there <= shipped
    assert (package / "text" / "tables" / "syllables.txt.gz").is_file()
    assert (package / "py.typed").is_file()
    assert (package / "presentation" / "article.css").is_file()
    assert list(installed.glob("rhetoric-*.dist-info/licenses/NOTICE"))


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import rhetoric.shipped as s; print(s.__file__); print(s.shipped('flows'))"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert all(line.startswith(str(installed)) for line in done.stdout.split())


def test_the_whole_job(installed: Path, tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text("\n".join(json.dumps(article) for article in ARTICLES))
    done = run(installed, tmp_path, "run", "--no-prefect", "--warehouse", "own.duckdb", "articles.jsonl")
    assert done.returncode == 0, done.stderr
    asked = run(installed, tmp_path, "sql", "--warehouse", "own.duckdb", "--format", "json",
                "SELECT title, n_loaded_terms FROM article_scores WHERE voice = 'outlet' ORDER BY title")  # fmt: skip
    assert json.loads(asked.stdout) == [
        {"title": "Bridge closed", "n_loaded_terms": 1},
        {"title": "Bridge open", "n_loaded_terms": 0},
    ]
    assert run(installed, tmp_path, "check", "--warehouse", "own.duckdb").returncode == 0
