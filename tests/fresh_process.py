"""A process of its own, as a user starts one."""

from __future__ import annotations

import subprocess
import sys


def loaded(code: str, *modules: str) -> set[str]:
    """Which of some modules are loaded when a fresh process has run some code, which must not fail."""
    program = f"{code}\nimport sys\nprint('loaded:', *{set(modules)!r} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    marker, *names = done.stdout.splitlines()[-1].split()
    assert marker == "loaded:"
    return set(names)
