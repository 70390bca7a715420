"""Where flows/, warehouse/ and configs/ are: in the installed package, or in the checkout it runs from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from rhetoric.errors import RhetoricError


@cache
def shipped(folder: Literal["flows", "warehouse", "configs"]) -> Path:
    """The folder's path. An editable install has them at the top of the checkout, a wheel in `_shipped`."""
    package = Path(__file__).parent
    for root in (package / "_shipped", package.parent.parent):
        if (root / folder).is_dir() and (root is not package.parent.parent or (root / "pyproject.toml").is_file()):
            return root / folder
    raise RhetoricError(f"The folder {folder}/ is neither in the package nor in a checkout. Install rhetoric again.")
