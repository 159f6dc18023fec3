"""Somebody of the cast who has lost every way in, and those who let her back in."""

from consult.accounts.models import Arrival, Loss
from consult.foundation.database import db
from tests.accounts.newcomers import Newcomer, shown_door


def loss_of(person):
    query = db.session.query(Loss).filter_by(account_id=person.id)
    return query.order_by(Loss.begun_at.desc()).first()


def begin(browser, person, expect=303, reason="words", check="met"):
    address = "accounts.begin_way_back"
    return browser.post(address, person.id, what=reason, check=check, expect=expect)


def confirm(browser, person, expect=303, check="called"):
    loss = loss_of(person)
    return browser.post("accounts.confirm_way_back", loss.id, check=check, expect=expect)


def make_link(browser, person, app) -> Newcomer:
    shown = browser.post("accounts.make_way_back_link", loss_of(person).id, expect=200)
    return shown_door(shown, app)


def let_back(browser, arrival_id, expect=303, **changed):
    shown = browser.get("accounts.let_back", arrival_id)
    fields = {"kid": shown.value_of("kid"), "compared": True} | changed
    return browser.post("accounts.let_back", arrival_id, expect=expect, **fields)


def brought_back(app, page, person, first, second) -> Newcomer:
    """The whole way: two words, link and code, new words and paper, the call."""
    begin(page.as_(first), person)
    confirm(page.as_(second), person)
    her = make_link(page.as_(first), person, app)
    her.come_in()
    let_back(page.as_(second), her.arrival_id)
    return her


def arrival_of(person):
    return db.session.query(Arrival).filter_by(account_id=person.id, is_return=True).one()
