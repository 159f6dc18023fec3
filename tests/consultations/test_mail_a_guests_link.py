"""A guest's link may leave by mail; her code never does."""

import re

import pytest

from consult.agencies.models import Agency
from consult.consultations.models import Consultation, Guest
from consult.foundation.database import db
from consult.notifications.models import OutboxMessage
from tests.cast import Person
from tests.consultations.test_guests import a_guest, now, the_pass  # noqa: F401 – the moment
from tests.pages import Page

ADDRESS = "ville@koulu.example"


def mailed(kind: str) -> OutboxMessage:
    db.session.expire_all()
    return db.session.query(OutboxMessage).filter_by(kind=kind).one()


def test_the_link_leaves_by_mail_and_not_the_code(
    page: Page, alma: Person, invited: Consultation
) -> None:
    alma_ = page.as_(alma)
    guest = a_guest(alma_, invited, email=ADDRESS)
    link, code = the_pass(alma_.post("consultations.guest_pass", guest, expect=200).shows(ADDRESS))
    message = mailed("pass-given")
    assert (message.email, message.account_id) == (ADDRESS, None)
    names = [column.key for column in message.__table__.columns]
    lying = repr([getattr(message, name) for name in names])
    for secret in (code, f"{code[:4]} {code[4:]}", link.rsplit("/", 1)[1]):
        assert secret not in lying
    assert not re.search(r"\d{8}", message.facts)


def test_a_guest_is_written_to_in_her_own_language(
    page: Page, alma: Person, invited: Consultation
) -> None:
    alma_ = page.as_(alma)
    guest = a_guest(alma_, invited, email=ADDRESS, language="sv")
    given = alma_.post("consultations.guest_pass", guest, expect=200)
    assert mailed("pass-given").language == "sv"
    link, code = the_pass(given)
    his = Page(page.app)
    his.open("GET", link, 303)
    his.post("passes.enter", code=code)
    assert 'lang="sv"' in his.get("consultations.with_pass").response.text


def test_the_asker_is_told_whom_the_coordinator_names(
    page: Page, alma: Person, disa: Person, invited: Consultation
) -> None:
    a_guest(page.as_(disa), invited)
    assert mailed("guest-named").account_id == alma.id


def test_without_an_address_nothing_is_mailed(
    page: Page, alma: Person, invited: Consultation
) -> None:
    alma_ = page.as_(alma)
    alma_.post("consultations.guest_pass", a_guest(alma_, invited), expect=200)
    assert db.session.query(OutboxMessage).filter_by(kind="pass-given").count() == 0


@pytest.mark.asvs("V6.6.1")
def test_nobody_is_asked_whose_number_nobody_knows(
    page: Page, alma: Person, invited: Consultation
) -> None:
    school = db.session.query(Agency).filter_by(sector="education").one()
    fields = {"name": "Ville Vieras", "profession": "opettaja", "sector": "education"}
    page.as_(alma).post("consultations.guests", invited, agency=school, **fields, expect=422)
    assert db.session.query(Guest).count() == 0
