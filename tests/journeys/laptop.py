"""A laptop: a whole browser with a profile on the disk, whose power can be cut."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error

from tests.journeys.conftest import SWITCHES, Desk

PATIENCE = 30


@contextmanager
def laptop(desk: Desk, profile: Path) -> Iterator[BrowserContext]:
    """Give somebody who is signed in a laptop, too; at the end all of its processes are killed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    browser = desk.context.browser
    assert browser is not None
    if chromium is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("chromium with a profile of its own is not installed")
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium, args=["--headless=new", *SWITCHES]
    )
    context.add_cookies(desk.context.cookies())  # type: ignore[arg-type]  # what one gave, the other takes
    try:
        yield context
    finally:
        for process in _processes_of(profile):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        with suppress(Error):
            context.close()


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    until = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < until:
        time.sleep(0.5)


def _processes_of(profile: Path) -> list[int]:
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if os.fsencode(f"--user-data-dir={profile}") in file.read_bytes():
                found.append(int(file.parent.name))
    return found
