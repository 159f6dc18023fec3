"""Alma loses her words, with the paper in her drawer. A house of its own: her old words end."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import Desk
from tests.journeys.newcomer import Newcomer
from tests.journeys.test_lost_words import ALMA, her_case, status_of

pytestmark = pytest.mark.browser


def prints_a_code(alma: Desk) -> str:
    """A new recovery code; three groups of it are typed back."""
    alma.go("/account/recovery/new")
    code = alma.page.locator("main .code-text").first.inner_text()
    alma.send()
    for name in ("first", "second", "third"):
        label = alma.page.locator(f"label[for='{name}']").inner_text()
        place = int("".join(letter for letter in label if letter.isdigit()))
        alma.page.locator(f"[name='{name}']").fill(code.split("-")[place - 1])
    alma.send()
    return code


def test_with_the_paper_she_draws_new_words(browser: Browser, address: str, instance: Path) -> None:
    alma = Desk(browser, address, "Alma", instance)
    code = prints_a_code(alma)
    case, _code = her_case(instance)

    her = Newcomer(browser, address)
    her.open("/sign-in")
    her.follow("/lost")
    her.shoot("lost-which-one")
    her.follow("/lost/words")
    her.page.locator("[name='email']").fill(ALMA)
    her.page.locator("[name='recovery_code']").fill(code.lower().replace("-", " "))
    her.shoot("lost-words")
    her.send()
    assert her.page.url.endswith("/lost/words/new")
    her.shoot("lost-new-words")
    her.takes_words()
    assert her.page.url.endswith("/")
    assert status_of(her, f"/cases/{case}") == 200
    assert alma.go("/account") == 200
    assert alma.path == "/sign-in"
    her.context.close()
