"""A dashboard at work and a browser to look at it. Without Chromium these tests fail and say so."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from rhetoric.config import CompareSettings, Settings
from rhetoric.dashboard.launch import ADDRESS, command, environment
from small_warehouse import build

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
START_SECONDS = 60


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("warehouse") / "rhetoric.duckdb")


@pytest.fixture(scope="session")
def dashboard(warehouse: Path) -> Iterator[str]:
    """The address of a running dashboard."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port = probe.getsockname()[1]
    settings = Settings(compare=CompareSettings(minimum_n=10, resamples=200))
    log = warehouse.with_suffix(".log").open("w")
    process = subprocess.Popen(
        command(port, headless=True), env=environment(warehouse, settings), stdout=log, stderr=log
    )
    try:
        _wait_until_healthy(process, f"http://{ADDRESS}:{port}/_stcore/health")
        yield f"http://{ADDRESS}:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)
        log.close()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """A window of 1280 x 1600 with a profile of its own."""
    with open_browser(tmp_path / "profile", 1280) as driver:
        yield driver


@pytest.fixture
def telephone(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """A screen 390 pixels wide."""
    with open_browser(tmp_path / "profile", 390) as driver:
        yield driver


@contextmanager
def open_browser(profile: Path, width: int) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = _program("chromium", "chromium-browser", "google-chrome")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(_program("chromedriver")))
    try:
        screen = {"width": width, "height": 1600, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        yield driver
    finally:
        driver.quit()


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail(f"{names[0]} is not installed: `apt-get install chromium chromium-driver`.")
    return found


def _wait_until_healthy(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not start within {START_SECONDS} s (exit code {process.poll()}).")
