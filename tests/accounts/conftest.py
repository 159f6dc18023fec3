from dataclasses import replace

import pytest

from consult.accounts.models import Account, AccountStatus, LoginSession
from consult.accounts.views.arriving import SITTING
from consult.app import create_app
from consult.audit import unaudited
from consult.foundation.database import db, transaction
from consult.web.cookies import full_name
from tests.accounts.newcomers import invited_by


@pytest.fixture
def sign_in(page):
    """Press the button of the sign-in page with somebody's words, right or wrong."""

    def press(person_or_email, passphrase=None, *, expect=303, browser=page):
        email = getattr(person_or_email, "email", person_or_email)
        words = person_or_email.passphrase if passphrase is None else passphrase
        return browser.post("accounts.sign_in", email=email, passphrase=words, expect=expect)

    return press


@pytest.fixture
def sittings(app):
    """Whose sittings there are now."""

    def whose():
        rows = db.session.query(LoginSession).all()
        return sorted(str(row.account_id) for row in rows)

    return whose


@pytest.fixture
def cookie(app):
    """What a browser keeps under the name of the sitting's cookie."""

    def of(browser, name=SITTING):
        with app.app_context():
            found = browser.client.get_cookie(full_name(name))
        return found.value if found is not None else None

    return of


@pytest.fixture
def lumi(app, template, fanni):
    """Lumi, invited by Fanni as a social worker; she has not opened her link yet."""
    return invited_by(app, fanni.actor, template.agencies["tunturi"])


@pytest.fixture
def suspended(app):
    """Suspend somebody's account behind everybody's back."""

    def suspend(person):
        with unaudited("a test sets the scene"), transaction():
            db.session.get_one(Account, person.id).status = AccountStatus.SUSPENDED

    return suspend


@pytest.fixture
def strict(app, settings):
    """The same house, where words alone are not enough."""
    house = create_app(replace(settings, second_factor="required"))
    house.testing = True
    return house
