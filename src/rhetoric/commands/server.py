"""A Prefect server of one's own: on this machine alone, ended with the process that started it."""

from __future__ import annotations

import atexit
import signal
import socket
import subprocess
import sys
import time
from importlib import import_module
from typing import NoReturn
from urllib.error import URLError
from urllib.request import urlopen

import click

from rhetoric.errors import ConfigError

_HOST = "127.0.0.1"
_STARTUP_SECONDS = 180.0
_SHUTDOWN_SECONDS = 20.0


def start_server(port: int | None = None) -> str:
    """Start a server, which ends when this process does, also on SIGTERM; the address of its API.

    port: None for a free one. Raises ConfigError when the server does not start.
    """
    port = port or _free_port()
    url = f"http://{_HOST}:{port}/api"
    signal.signal(signal.SIGTERM, _end)
    click.echo("Starting a Prefect server, which takes some 10 s ...", err=True)
    # In a session of its own: Ctrl-C in a terminal would else end it before a flow could tell it of the interruption,
    # and the flow would try to for minutes.
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", _HOST, "--port", str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Registered before Prefect is imported, so that it runs when Prefect has sent off its last logs and events.
    atexit.register(_stop, server)
    # Both take seconds: Prefect is imported here while its server starts there.
    import_module("prefect.flows")
    _await(server, url)
    return url


def _end(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _await(server: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _STARTUP_SECONDS
    while not _answers(url):
        if server.poll() is not None:
            raise ConfigError(f"The Prefect server ended while it started (exit code {server.returncode}); see above.")
        if time.monotonic() > deadline:
            raise ConfigError(f"The Prefect server did not answer at {url} within {_STARTUP_SECONDS:g} s.")
        time.sleep(0.25)


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/health", timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(_SHUTDOWN_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
