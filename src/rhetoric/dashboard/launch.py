"""Start the dashboard: Streamlit, for this machine only; nothing is sent anywhere."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

from rhetoric.config import Settings
from rhetoric.dashboard.handover import SETTINGS_VARIABLE, WAREHOUSE_VARIABLE
from rhetoric.errors import RhetoricError
from rhetoric.warehouse import open_reader

ADDRESS = "127.0.0.1"
PORT = 8501

OPTIONS = {
    "server.address": ADDRESS,
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "browser.serverAddress": ADDRESS,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "theme.base": "light",
    "theme.primaryColor": "#004f45",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f5f6f4",
    "theme.textColor": "#1f2328",
    "theme.linkColor": "#004f45",
    "theme.borderColor": "#8e949c",
    "theme.showWidgetBorder": "true",
    "theme.baseRadius": "0.4rem",
}
"""Given on the command line, so that no configuration file of the working folder is needed or wins."""


def launch(path: Path, port: int | None, settings: Settings, *, headless: bool = True) -> NoReturn:
    """Serve the warehouse published at `path` until interrupted: this process becomes Streamlit's.

    RhetoricError when Streamlit or Altair is missing or the port is taken, WarehouseError when there is no
    warehouse to show.
    """
    _need("streamlit", "altair")
    port = PORT if port is None else port
    _need_free(port)
    with open_reader(path):
        pass
    sys.stderr.write(f"The dashboard is at http://{ADDRESS}:{port} (stop it with Ctrl+C).\n")
    sys.stderr.flush()
    os.execve(sys.executable, command(port, headless=headless), environment(path, settings))


def command(port: int, *, headless: bool) -> list[str]:
    """The command line that serves the pages."""
    options = OPTIONS | {"server.port": str(port), "server.headless": str(headless).lower()}
    app = Path(__file__).with_name("app.py")
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app), *flags]


def environment(path: Path, settings: Settings) -> dict[str, str]:
    """This process's environment, with what the pages need to know."""
    served = {WAREHOUSE_VARIABLE: str(path.absolute()), SETTINGS_VARIABLE: settings.model_dump_json()}
    return {**os.environ, **served}


def _need(*packages: str) -> None:
    for package in packages:
        if importlib.util.find_spec(package) is None:
            raise RhetoricError(
                f"The dashboard needs the package {package}, which is not installed: "
                "`pip install 'rhetoric[dashboard]'` or `make dashboard`."
            )


def _need_free(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError) as error:
            raise RhetoricError(f"Port {port} cannot be used ({error}). Give another one: --port.") from None
