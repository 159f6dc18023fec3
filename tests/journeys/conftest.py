"""Browsers of the cast on a served demo."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.demo_base import DemoYear
from tests.journeys.served import put_instance, serve

SHOTS = Path(__file__).resolve().parents[1] / "shots"
TAKES_PICTURES = bool(os.environ.pop("CONSULT_SHOTS", ""))
"""Pictures are for people to look at, and take their time: `CONSULT_SHOTS=1 make test T=…`. It is
taken out of the environment, for it is no setting of the house."""
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The first draws no windows of its own, which is half of the work."""
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def instance(demo_year: DemoYear, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("instance")
    put_instance(demo_year, folder)
    return folder


@pytest.fixture(scope="module")
def address(instance: Path) -> Iterator[str]:
    with serve(instance) as address:
        yield address


class Desk:
    """Somebody of the cast at her own browser."""

    def __init__(self, browser: Browser, address: str, name: str, instance: Path) -> None:
        self.name = name
        self.database = instance / "main.db"
        self.context: BrowserContext = browser.new_context(
            base_url=address,
            viewport={"width": 1280, "height": 900},
            locale="fi-FI",
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.goto("/sign-in")
        self.page.get_by_role("button", name=name).click()
        # The first press on a server that has just started, beside other tests on the same cores.
        self.page.wait_for_url("**/", timeout=45_000)

    def go(self, path: str) -> int:
        answer = self.page.goto(path)
        assert answer is not None
        return answer.status

    def press(self, words: str) -> None:
        """Press a button by its words, and wait for the page it leads to."""
        self.page.get_by_role("button", name=words).first.click()
        self.page.wait_for_load_state()

    def press_at(self, part: str, number: int = 0) -> None:
        """Press the button whose form goes to an address with this end."""
        self.page.locator(f"main form[action$='{part}'] button").nth(number).click()
        self.page.wait_for_load_state()

    def send(self) -> None:
        """Send the form of the page with its own press."""
        self.page.locator("main .form-end button.btn-primary, main .form-end button").first.click()
        self.page.wait_for_load_state()

    @property
    def path(self) -> str:
        """Where she is."""
        return urlsplit(self.page.url).path

    def follow(self, words: str) -> None:
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()

    def write(self, **texts: str) -> None:
        """Write into fields by their names; `__` stands for the dash of a part's name."""
        for name, text in texts.items():
            self.page.locator(f"[name='{name.replace('__', '-')}']").first.fill(text)

    def choose(self, **values: str) -> None:
        """Choose in lists, or among radios and boxes, by the value that is sent."""
        for name, value in values.items():
            field = name.replace("__", "-")
            kind = self.page.locator(f"[name='{field}']").first
            if kind.evaluate("one => one.tagName") == "SELECT":
                kind.select_option(value)
            else:
                self.page.locator(f"[name='{field}'][value='{value}']").check()

    def sees(self, *words: str) -> None:
        text = self.page.locator("body").inner_text()
        for each in words:
            assert each in text, f"{self.name} does not see {each!r}:\n{text}"

    def misses(self, *words: str) -> None:
        text = self.page.locator("body").inner_text()
        for each in words:
            assert each not in text, f"{self.name} sees {each!r}."

    def shoot(self, name: str) -> None:
        """Take pictures, where they are wanted: desktop and phone width, light and dark."""
        if not TAKES_PICTURES:
            return
        SHOTS.mkdir(exist_ok=True)
        for size, width in (("desktop", 1280), ("phone", 390)):
            for theme in ("light", "dark"):
                self.page.set_viewport_size({"width": width, "height": 900})
                self.page.emulate_media(color_scheme=theme)
                self.page.screenshot(
                    path=SHOTS / f"{name}-{size}-{theme}.png", full_page=True, animations="disabled"
                )
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.emulate_media(color_scheme="light")


@pytest.fixture(scope="module")
def sit(browser: Browser, address: str, instance: Path) -> Iterator[dict[str, Desk]]:
    """Browsers by name, opened when first asked for."""

    class Desks(dict[str, Desk]):
        def __missing__(self, name: str) -> Desk:
            self[name] = Desk(browser, address, name, instance)
            return self[name]

    desks = Desks()
    yield desks
    for desk in desks.values():
        desk.context.close()
