"""The README's example, as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from rhetoric.text.syllables import offline_textstat

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_example_runs_and_finds_what_it_is_about(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    script = tmp_path / "example.py"
    script.write_text(example, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[0] == "4 1"
    assert "quoted betrayal_and_disloyalty betrayal" in lines
    assert "direct Nell Hart “This is a betrayal of every voter,”" in lines
    assert "scare None “reform”" in lines


def test_the_example_of_textstats_grades_gives_textstats_grade() -> None:
    page = (Path(__file__).parent.parent / "docs" / "measure.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (text,) = re.findall(r'textstat_counts\("(.*)"\)', example)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True)
    assert float(done.stdout) == pytest.approx(offline_textstat().textstat.flesch_kincaid_grade(text), abs=1e-9)


def test_the_two_commands_are_targets() -> None:
    makefile = (Path(__file__).parent.parent / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"^make ([a-z-]+)", README, re.MULTILINE))
    assert {"run", "test"} <= commands
    assert all(re.search(rf"^{command}:", makefile, re.MULTILINE) for command in commands)
