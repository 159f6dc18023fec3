"""Take the picture of the README from a running demo: `make screenshot`."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.demo_base import laid_demo_year
from tests.journeys.conftest import CHROMIUM, SWITCHES, Desk
from tests.journeys.served import put_instance, serve
from tests.processes import ROOT

PICTURE = ROOT / "docs" / "img" / "room.png"


def take() -> None:
    """Lay a demo, serve it, and photograph the room of an item as its facilitator sees it."""
    with tempfile.TemporaryDirectory() as year, tempfile.TemporaryDirectory() as folder:
        put_instance(laid_demo_year(Path(year) / "demo-year"), Path(folder))
        with serve(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
            desk = Desk(browser, address, "Bertta", Path(folder))
            desk.page.locator("main a[href*='/items/']").first.click()
            desk.page.wait_for_load_state()
            PICTURE.parent.mkdir(exist_ok=True)
            desk.page.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    take()
