"""Somebody new at a browser of her own: each press and each page she opens by hand is a step."""

import re

import pyotp
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.conftest import SHOTS, TAKES_PICTURES
from tests.journeys.looking import ALL_PAGES, violations
from tests.journeys.touching import plug_in

SELDOM = (("desktop", "dark"), ("phone", "light"))
"""Looked at with `make check-all` only: each width and each theme is among the others."""


class Newcomer:
    """Counts what she has to do herself; what the page does alone is no step."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context: BrowserContext = browser.new_context(
            base_url=address, locale="fi-FI", reduced_motion="reduce"
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.steps = 0
        self.words = ""
        self.spent_code = ""

    def give_authenticator(self, *, prf: bool) -> None:
        """Put a passkey device into her browser; `prf`: one that can also open her seed."""
        plug_in(self.page, prf=prf)

    def open(self, link: str) -> None:
        self.steps += 1
        self.page.goto(link)

    def send(self, at: str = "") -> None:
        """Press the page's main button, or the one of the form that goes to `at`."""
        self.steps += 1
        form = f"form[action$='{at}'] " if at else ""
        self.page.locator(f"main {form}button.btn-primary").first.click()
        self.page.wait_for_load_state()

    def follow(self, href: str) -> None:
        self.steps += 1
        self.page.locator(f"main a[href$='{href}']").first.click()
        self.page.wait_for_load_state()

    def shown_code(self) -> str:
        return self.page.locator("main .code-text").first.inner_text()

    def takes_words(self) -> None:
        self.words = self.shown_code()
        self.page.locator("[name='passphrase_again']").fill(self.words)
        self.send()

    def makes_passkey(self) -> None:
        self.follow("/account/passkeys/new")
        self.page.locator("[name='name']").fill("Työpuhelin")
        self.send()
        self.page.wait_for_url("**/account/ways-in")

    def sets_up_codes(self) -> pyotp.TOTP:
        self.follow("/account/codes")
        secret = re.sub(r"\W", "", self.shown_code())
        app = pyotp.TOTP(secret)
        self.spent_code = app.now()
        self.page.locator("[name='code']").fill(self.spent_code)
        self.send()
        self.page.wait_for_url("**/account/ways-in")
        return app

    def prints_and_tests_recovery_code(self) -> None:
        self.follow("/account/recovery/new")
        self.tests_recovery_code_shown()

    def tests_recovery_code_shown(self) -> None:
        self.page.emulate_media(media="print")
        assert self.page.locator("main .code-text").first.is_visible()
        self.shoot("arrival-recovery-print", phone=False)
        self.page.emulate_media(media="screen")
        groups = self.shown_code().split("-")
        self.send()
        for name in ("first", "second", "third"):
            label = self.page.locator(f"label[for='{name}']").inner_text()
            number = int(re.search(r"\d", label).group())  # type: ignore[union-attr]
            self.page.locator(f"[name='{name}']").fill(groups[number - 1])
        self.send()

    def shoot(self, name: str, *, phone: bool = True) -> None:
        """Look for what shuts people out, and take pictures: desktop and phone, light and dark."""
        SHOTS.mkdir(exist_ok=True)
        for size, width in (("desktop", 1280), ("phone", 390))[: 2 if phone else 1]:
            for theme in ("light", "dark"):
                if phone and (size, theme) in SELDOM and not (TAKES_PICTURES or ALL_PAGES):
                    continue
                self.page.set_viewport_size({"width": width, "height": 850})
                self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                found = violations(self.page)
                assert not found, [(one["id"], one["nodes"][:2]) for one in found]
                if TAKES_PICTURES:
                    path = SHOTS / f"{name}-{size}-{theme}.png"
                    self.page.screenshot(path=path, full_page=True, animations="disabled")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.emulate_media(color_scheme="light")
