"""Single sign-on against a real provider: it says who; her words open; its word lasts an hour."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from consult.accounts.models import Account, AccountDuty, AccountStatus, SsoLink
from consult.accounts.operations.sso import link_account
from consult.accounts.queries import own_account
from consult.foundation import clock
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.foundation.settings import Settings
from consult.sso import Word
from tests.cast import CAST, Person
from tests.oidc.running import CLIENT, SECRET, Running, provider
from tests.pages import Page

KIM = {"groups": ["lasu"]}


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with provider() as running:
        yield running


@pytest.fixture
def settings(settings: Settings, running: Running) -> Settings:
    running.knows(kim=KIM)
    return replace(
        settings,
        sso_issuer=running.issuer,
        sso_client_id=CLIENT,
        sso_client_secret=SECRET,
        sso_name="Tunturin kirjautuminen",
        sso_duties=("lasu=social-worker", "ryhma=coordinator"),
    )


@pytest.fixture
def linked(app: Flask, alma: Person, running: Running) -> Person:
    word = Word(running.issuer, "kim", frozenset(), "")
    with transaction():
        link_account(alma.actor, own_account(alma.actor), word)
    return alma


def named(page: Page, running: Running, who: str = "kim", expect: int = 303) -> Page:
    """A browser that has been to the provider and back."""
    hers = Page(page.app)
    asked = hers.get("accounts.sso", expect=303)
    back = running.sign_in(asked.response.location, who)
    hers.open("GET", back, expect)
    return hers


def opens(hers: Page, person: Person, expect: int = 303) -> None:
    hers.post(
        "accounts.sign_in", email=person.cast.email, passphrase=person.passphrase, expect=expect
    )


@pytest.mark.asvs("V6.8.4", "V7.6.2")
def test_the_providers_word_alone_shows_nothing(
    page: Page, running: Running, linked: Person
) -> None:
    hers = named(page, running)
    hers.get("accounts.sign_in").shows("Organisaatiosi on kertonut, kuka olet")
    for endpoint in ("desk.front", "cases.index", "accounts.own"):
        hers.get(endpoint, expect=302)


def test_words_open_after_it(page: Page, running: Running, linked: Person) -> None:
    hers = named(page, running)
    opens(hers, linked)
    hers.get("desk.front").shows(linked.actor.name)


def test_who_is_linked_comes_by_the_provider_only(
    page: Page, running: Running, linked: Person
) -> None:
    hers = Page(page.app)
    shown = hers.post("accounts.sign_in", email=linked.cast.email, passphrase=linked.passphrase)
    shown.leads_to("accounts.sso", next="/")
    hers.get("desk.front", expect=302)


def test_the_word_about_one_does_not_let_in_another(
    page: Page, running: Running, linked: Person, bertta: Person
) -> None:
    with transaction():
        word = Word(running.issuer, "lee", frozenset(), "")
        link_account(bertta.actor, own_account(bertta.actor), word)
    hers = named(page, running)
    shown = hers.post("accounts.sign_in", email=bertta.cast.email, passphrase=bertta.passphrase)
    shown.leads_to("accounts.sso", next="/")


def test_an_equal_email_links_nobody(page: Page, running: Running, alma: Person) -> None:
    running.knows(kim={"groups": [], "email": alma.cast.email})
    named(page, running, expect=403)
    assert db.session.query(SsoLink).count() == 0


def test_she_links_her_own_account(page: Page, running: Running, alma: Person) -> None:
    hers = page.as_(alma)
    asked = hers.get("accounts.link_sso", expect=303)
    hers.open("GET", running.sign_in(asked.response.location, "kim"), 303)
    link = db.session.query(SsoLink).one()
    assert (link.account_id, link.subject, link.issuer) == (alma.id, "kim", running.issuer)
    hers.get("accounts.own").shows("Tunturin kirjautuminen")
    hers.post("accounts.unlink_sso")
    assert db.session.query(SsoLink).count() == 0


def test_one_subject_is_one_account(
    page: Page, running: Running, linked: Person, bertta: Person
) -> None:
    hers = page.as_(bertta)
    asked = hers.get("accounts.link_sso", expect=303)
    hers.open("GET", running.sign_in(asked.response.location, "kim"), 422)
    assert db.session.query(SsoLink).one().account_id == linked.id


def test_groups_map_to_duties(page: Page, running: Running, linked: Person) -> None:
    running.knows(kim={"groups": ["ryhma", "jokin-muu"]})
    named(page, running)
    rows = db.session.query(AccountDuty).filter_by(account_id=linked.id)
    assert {row.duty for row in rows} == {Duty.COORDINATOR}


def test_a_state_from_elsewhere_is_refused(page: Page, running: Running, linked: Person) -> None:
    hers = Page(page.app)
    asked = hers.get("accounts.sso", expect=303)
    back = running.sign_in(asked.response.location, "kim")
    Page(page.app).open("GET", back, 403)  # another browser never asked
    hers.open("GET", back, 303)
    hers.open("GET", back, 403)  # a code is brought once


@pytest.mark.asvs("V7.6.1")
def test_after_an_hour_the_provider_is_asked_again(
    page: Page, running: Running, linked: Person
) -> None:
    hers = named(page, running)
    opens(hers, linked)
    running.knows(kim={"groups": ["ryhma"]})
    for _ in range(2):  # the second hour needs the token that the first answer brought
        with clock.moved_by(timedelta(minutes=20)):
            hers.get("accounts.own")
    for minutes in (25, 50, 75):
        with clock.moved_by(timedelta(minutes=minutes)):
            hers.get("accounts.own")
    rows = db.session.query(AccountDuty).filter_by(account_id=linked.id)
    assert {row.duty for row in rows} == {Duty.COORDINATOR}


@pytest.mark.asvs("V7.6.1")
def test_a_refused_word_suspends_the_account(page: Page, running: Running, linked: Person) -> None:
    hers = named(page, running)
    opens(hers, linked)
    running.knows(kim={"groups": ["lasu"], "gone": True})
    with clock.moved_by(timedelta(minutes=29)):
        hers.get("accounts.own")
    with clock.moved_by(timedelta(minutes=58)):
        hers.get("accounts.own")
    with clock.moved_by(timedelta(minutes=61)):
        hers.get("accounts.own", expect=302)
    db.session.expire_all()
    assert db.session.get_one(Account, linked.id).status is AccountStatus.SUSPENDED
    running.knows(kim=KIM)
    named(page, running, expect=403)  # and only a supervisor takes it into use again


@pytest.mark.asvs("V16.5.2")
def test_no_answer_ends_the_sitting_and_suspends_nobody(
    page: Page, running: Running, linked: Person
) -> None:
    hers = named(page, running)
    opens(hers, linked)
    page.app.extensions["sso"]._metadata["token_endpoint"] = "http://localhost:9/token"
    for minutes, status in ((29, 200), (58, 200), (61, 302)):
        with clock.moved_by(timedelta(minutes=minutes)):
            hers.get("accounts.own", expect=status)
    db.session.expire_all()
    assert db.session.get_one(Account, linked.id).status is AccountStatus.ACTIVE


def test_without_a_provider_there_is_no_such_page(app: Flask) -> None:
    app.extensions["sso"] = None
    hers = Page(app)
    hers.get("accounts.sso", expect=303).leads_to("accounts.sign_in")
    assert "organisation" not in hers.get("accounts.sign_in").response.text


def test_the_cast_is_untouched_by_the_providers_names() -> None:
    assert "kim" not in CAST
