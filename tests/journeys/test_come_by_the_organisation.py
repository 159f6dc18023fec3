"""Single sign-on in a browser: link the account, come by the organisation, open with the words."""

import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.cast import CAST
from tests.demo_base import DemoYear
from tests.journeys.conftest import SHOTS
from tests.journeys.served import put_instance, serve
from tests.oidc.running import CLIENT, SECRET, Running, provider

pytestmark = pytest.mark.browser

ALMA = CAST["alma"]


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def running(port: int) -> Iterator[Running]:
    with provider(f"http://localhost:{port}/sign-in/organisation/back") as running:
        running.knows(kim={"groups": []})
        yield running


@pytest.fixture(scope="module")
def served(
    demo_year: DemoYear, tmp_path_factory: pytest.TempPathFactory, running: Running, port: int
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("organisation")
    put_instance(
        demo_year,
        folder,
        sso_issuer=running.issuer,
        sso_client_id=CLIENT,
        sso_client_secret=SECRET,
        sso_name="Tunturin kirjautuminen",
    )
    with serve(folder, port) as address:
        yield address


def at_the_provider(page: Page) -> None:
    """Say who one is on the provider's own pages."""
    page.locator("[name='login']").fill("kim")
    page.locator("[name='password']").fill("any")
    page.locator("button").first.click()
    page.wait_for_load_state()
    if page.locator("[name='prompt'][value='consent']").count():
        page.locator("button").first.click()
    page.wait_for_load_state()


def words(page: Page) -> None:
    page.locator("[name='passphrase']").fill(ALMA.passphrase)
    page.locator("form:has([name='passphrase']) button[type='submit']").last.click()
    page.wait_for_load_state()


def test_alma_links_her_account_and_comes_by_her_organisation(
    browser: Browser, served: str
) -> None:
    with browser.new_context(base_url=served, locale="fi-FI") as context:
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_role("button", name="Alma").click()
        page.goto("/account")
        page.get_by_role("link", name="Liitä tunnukseni").click()
        at_the_provider(page)
        page.get_by_text("Tunnuksesi on liitetty").wait_for()
    with browser.new_context(base_url=served, locale="fi-FI") as context:
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_role("link", name="Tunturin kirjautuminen").click()
        at_the_provider(page)
        assert page.locator("[name='email']").input_value() == ALMA.email
        page.screenshot(path=SHOTS / "9-named.png", full_page=True)
        assert page.goto("/cases").url.split("?")[0].endswith("/sign-in")  # it opened nothing
        words(page)
        assert page.url.endswith("/cases")
