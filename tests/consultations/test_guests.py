"""A guest without an account: named, agreed to, given a pass on the telephone, let in, let go."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from consult import vault
from consult.agencies.models import Agency
from consult.cases.models import Case
from consult.consultations.models import Consultation, Guest
from consult.consultations.operations import open_consultation
from consult.consultations.queries import guests_of, item_of
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import Attendance
from consult.passes.models import MeetingPass
from tests.cast import Person
from tests.consultations.conftest import HELD, invitation_of, says_yes
from tests.pages import Page, Shown
from tests.postgres import both

QUESTION = "Mikä auttaa lasta nukkumaan?"
LINK = re.compile(r"/pass/link/[\w-]{43}")
CODE = re.compile(r"\b(\d{4}) (\d{4})\b")


SOON = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.held_at(SOON):
        yield


def a_guest(host: Page, it: Consultation, name: str = "Ville Vieras", **more: str) -> Guest:
    school = db.session.query(Agency).filter_by(sector="education").first()
    host.post(
        "consultations.guests", it, name=name, profession="erityisopettaja", agency=school,
        sector="education", number_known="directory", **more,
    )  # fmt: skip
    db.session.expire_all()
    return guests_of(None, it)[-1]


def the_pass(shown: Shown) -> tuple[str, str]:
    """The link and the code, as they stand on the page that shows them once."""
    code = CODE.search(shown.text)
    return LINK.search(shown.response.text).group(), "".join(code.groups())


def given(host: Page, guest: Guest) -> tuple[str, str]:
    return the_pass(host.post("consultations.guest_pass", guest, expect=200))


def opens(page: Page, link: str, code: str, expect: int = 303) -> tuple[Page, Shown]:
    """A browser of the guest's own: follows the link and types the code."""
    hers = Page(page.app)
    hers.open("GET", link, 303)
    return hers, hers.post("passes.enter", code=code, expect=expect)


@pytest.fixture
def ville(page: Page, alma: Person, invited: Consultation) -> tuple[str, str]:
    alma_ = page.as_(alma)
    return given(alma_, a_guest(alma_, invited))


@both
def test_from_the_link_to_the_questions_in_four_steps(
    page: Page, invited: Consultation, ville: tuple[str, str]
) -> None:
    link, code = ville
    his = Page(page.app)
    his.open("GET", link, 303)  # 1: the link
    his.get("passes.enter").shows("Ville Vieras").hides(QUESTION)
    shown = his.post("passes.enter", code=f"{code[:4]} {code[4:]}").follow()  # 2: the code
    shown.shows("Alma Kuvitelma").hides(QUESTION, invited.code.split("-")[0])
    shown = his.post("consultations.accepting_with_pass").follow()  # 3: I come
    shown.shows(QUESTION, "Lapsi on valvonut syksystä asti.")
    shown.hides("Avohuollon tukitoimi", "Haluan jäädä mummolle", "isoäiti")


def test_a_pass_opens_nothing_else(
    page: Page, invited: Consultation, ville: tuple[str, str]
) -> None:
    his, _ = opens(page, *ville)
    his.post("consultations.accepting_with_pass")
    for endpoint in ("show", "triage", "guests"):
        his.get(f"consultations.{endpoint}", invited, expect=302)  # to the sign-in page
    his.get("cases.show", db.session.get_one(Case, invited.case_id), expect=302)
    his.get("desk.front", expect=302)
    his.get("accounts.index", expect=302)


def test_whom_a_coordinator_names_waits_for_the_asker(
    page: Page, alma: Person, disa: Person, invited: Consultation
) -> None:
    disa_, alma_ = page.as_(disa), page.as_(alma)
    guest = a_guest(disa_, invited)
    assert guest.is_proposed
    disa_.post("consultations.guest_pass", guest, expect=422)
    disa_.post("consultations.agree_guest", guest, expect=403)
    alma_.get("consultations.guests", invited).shows("Ville Vieras", "Ehdotettu")
    alma_.post("consultations.agree_guest", guest)
    given(disa_, guest)


def test_the_asker_strikes_one_out_without_a_reason(
    page: Page, alma: Person, disa: Person, invited: Consultation
) -> None:
    guest = a_guest(page.as_(disa), invited)
    page.as_(alma).post("consultations.strike_out_guest", guest)
    page.as_(disa).post("consultations.guest_pass", guest, expect=422)


def test_only_hosts_ask_guests(
    page: Page, zed: Person, eero: Person, chidi: Person, invited: Consultation
) -> None:
    for person in (zed, eero, chidi):
        page.as_(person).get("consultations.guests", invited, expect=404)


def test_the_log_tells_who_vouched(
    page: Page, alma: Person, invited: Consultation, ville: tuple[str, str]
) -> None:
    rows = db.session.execute(
        db.text("SELECT actor_name, recipient_agency FROM audit_rows WHERE action = 'pass:issued'")
    ).all()
    assert [row.actor_name for row in rows] == [alma.name]
    assert rows[0].recipient_agency is not None


def test_the_answers_are_his_to_read_once_it_is_open(
    page: Page, bertta: Person, chidi: Person, invited: Consultation, ville: tuple[str, str]
) -> None:
    his, _ = opens(page, *ville)
    his.post("consultations.accepting_with_pass")
    says_yes(chidi, invited)
    open_it(bertta, invited)
    his.get("consultations.with_pass").shows(QUESTION)
    [row] = db.session.query(MeetingPass).all()
    held = vault.live_passes(invited.space_id)
    assert held == {row.id}


def test_who_has_not_said_yes_by_the_opening_loses_the_pass(
    page: Page, bertta: Person, chidi: Person, invited: Consultation, ville: tuple[str, str]
) -> None:
    his, _ = opens(page, *ville)
    says_yes(chidi, invited)
    open_it(bertta, invited)
    his.get("consultations.with_pass", expect=303).leads_to("passes.enter")
    assert not vault.live_passes(invited.space_id)


def test_a_no_ends_the_pass(page: Page, invited: Consultation, ville: tuple[str, str]) -> None:
    his, _ = opens(page, *ville)
    his.post("consultations.declining_with_pass")
    his.get("passes.enter").shows("Passi on päättynyt")
    assert not vault.live_passes(invited.space_id)


def test_he_sits_at_the_table_of_his_sector(
    page: Page, invited: Consultation, ville: tuple[str, str]
) -> None:
    his, _ = opens(page, *ville)
    his.post("consultations.accepting_with_pass")
    guest = db.session.query(Guest).one()
    place = db.session.get_one(Attendance, guest.attendance_id)
    assert (place.sector, place.agency_id, place.account_id) == ("education", guest.agency_id, None)


def test_an_invited_expert_who_cannot_get_in_comes_with_a_pass(
    page: Page, disa: Person, chidi: Person, invited: Consultation
) -> None:
    says_yes(chidi, invited)
    disa_ = page.as_(disa)
    disa_.post(
        "consultations.account_pass", invitation_of(chidi, invited), number_known="directory"
    )
    db.session.expire_all()
    guest = db.session.query(Guest).one()
    _his, shown = opens(page, *given(disa_, guest))
    shown.follow().shows(QUESTION)  # his word was given before
    page.as_(chidi).get("consultations.invitation", invitation_of(chidi, invited)).shows(QUESTION)


def test_it_ends_by_itself_a_week_after_the_meeting(
    page: Page, invited: Consultation, ville: tuple[str, str]
) -> None:
    his, _ = opens(page, *ville)
    his.post("consultations.accepting_with_pass")
    _link, code = ville
    for moment in (HELD + timedelta(days=9), SOON):  # and no clock set back revives it
        with clock.held_at(moment):
            his.get("consultations.with_pass", expect=303)
            his.post("passes.enter", code=code, expect=422)


def open_it(bertta: Person, it: Consultation) -> None:
    with vault.signed_in(bertta.identity), transaction():
        open_consultation(bertta.actor, it, item_of(bertta.actor, it)[0])


def test_before_its_time_it_opens_nothing(page: Page, ville: tuple[str, str]) -> None:
    with clock.held_at(HELD - timedelta(days=20)):
        his, _ = opens(page, *ville, expect=422)
        his.get("passes.enter").shows("6.11.2026")
