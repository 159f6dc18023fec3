"""What axe finds on a page."""

import os
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ALL_PAGES = bool(os.environ.pop("CONSULT_ALL_PAGES", ""))
"""Every page in every theme and width, as `make check-all` wants it; no setting of the house."""
LOOK = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"
"""Only what is wrong is handed over: all that is right would take as long as the looking."""


def violations(page: Page) -> list[dict[str, Any]]:
    """Look at a page for what shuts people out."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(LOOK)
    return found
