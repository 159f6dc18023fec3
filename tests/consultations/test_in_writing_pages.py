"""The whole way of a written consultation on its pages, by presses alone."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from consult.agencies.models import Agency
from consult.consultations.models import Answer, Consultation, Guest, Invitation, Question
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Item
from consult.notifications.models import OutboxMessage
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import invitation_of
from tests.pages import Page, Shown

LINK = re.compile(r"/pass/link/[\w-]{43}")
CODE = re.compile(r"\b(\d{4}) (\d{4})\b")
QUESTION = "Mikä auttaa lasta nukkumaan?"
WISH = {
    "questions-0": QUESTION,
    "help": "field",
    "urgency": "soon",
    "about": "new",
    "clients-0-role": "child",
    "clients-0-service_task": "child-protection",
    "clients-0-service_language": "fi",
    "sectors": ["psychiatry"],
}


def links(shown: Shown, endpoint: str, subject: object) -> None:
    assert shown.page.address(endpoint, [subject], {})[0] in shown.links()


def the(kind: type) -> object:
    db.session.expire_all()
    return db.session.scalars(select(kind)).one()


@pytest.fixture
def asked(page: Page, alma: Person, group: Team, weekly: Team) -> Consultation:
    alma_ = page.as_(alma)
    links(alma_.get("consultations.whom"), "consultations.new_in_writing", group)
    alma_.get("consultations.new_in_writing", group)
    alma_.post("consultations.new_in_writing", group, home_team=weekly, **WISH)
    return the(Consultation)


@pytest.fixture
def promised(page: Page, asked: Consultation, alma: Person, disa: Person, chidi: Person):
    disa_, alma_ = page.as_(disa), page.as_(alma)
    links(disa_.get("consultations.triage", asked), "consultations.placing_in_writing", asked)
    disa_.post("consultations.placing_in_writing", asked, due="20.11.2026", experts=[chidi.id])
    alma_.get("consultations.show", asked).shows("20.11.2026", "Chidi Esimerkki")
    alma_.post("consultations.confirm", asked)
    his = page.as_(chidi)
    mine = invitation_of(chidi, asked)
    his.get("consultations.invitation", mine).shows("20.11.2026").hides(QUESTION)
    his.post("consultations.accepting", mine).follow().shows(QUESTION)
    return asked


def a_guest(host: Page, it: Consultation) -> Page:
    """Ville promises to answer with a meeting pass, on a browser of his own."""
    school = db.session.query(Agency).filter_by(sector="education").first()
    host.post(
        "consultations.guests", it, name="Ville Vieras", profession="erityisopettaja",
        agency=school, sector="education", number_known="directory", email="ville@koulu.example",
    )  # fmt: skip
    given = host.post("consultations.guest_pass", the(Guest), expect=200)
    his = Page(host.app)
    his.open("GET", LINK.search(given.response.text).group(), 303)
    his.post("passes.enter", code="".join(CODE.search(given.text).groups()))
    his.post("consultations.accepting_with_pass").follow().shows(QUESTION)
    return his


def test_from_the_request_to_the_summary(
    page: Page, promised: Consultation, alma: Person, chidi: Person, disa: Person
) -> None:
    alma_, his = page.as_(alma), page.as_(chidi)
    ville = a_guest(alma_, promised)
    [mailed] = db.session.query(OutboxMessage).filter_by(kind="pass-to-answer")
    assert mailed.told["due"] == "2026-11-20"
    alma_.post("consultations.opening_in_writing", promised)
    question, room = the(Question), the(Item)
    links(his.get("desk.front"), "meetings.room", room)
    ville.get("consultations.with_pass").shows(QUESTION)
    ville.post("consultations.answer_with_pass", question, text="Aamut sujuvat koulussa.")
    his.get("meetings.room", room).shows(QUESTION).hides("Aamut sujuvat")
    alma_.get("meetings.room", room).shows(QUESTION).hides("Aamut sujuvat")
    ville.get("consultations.with_pass").shows("Aamut sujuvat")
    his.post("consultations.answer_in_writing", question, text="Sama aikuinen iltaisin.")
    his.get("meetings.room", room).shows("Aamut sujuvat", "Sama aikuinen", "Ville Vieras")
    ville.get("consultations.with_pass").shows("Aamut sujuvat", "Sama aikuinen")
    links(alma_.get("desk.front"), "consultations.show", promised)
    alma_.post(
        "followups.agree", room, what="Sovitaan iltarutiini", owner=alma.id, due_on="1.12.2026"
    )
    alma_.post("consultations.close", room)
    alma_.get("consultations.show", promised).shows("Aamut sujuvat", "Sovitaan iltarutiini")
    text = alma_.get("followups.record_text", promised)
    text.shows("Vastaus: Aamut sujuvat koulussa.", "Vastaus: Sama aikuinen", "; kirjallisesti")
    alma_.post("followups.taken", promised)
    page.as_(disa).get("oversight.log").shows("20.11.2026")
    page.as_(disa).get("meetings.room", room, expect=404)


def test_the_coordinator_opens_it_and_reads_no_more(
    page: Page, promised: Consultation, disa: Person, chidi: Person
) -> None:
    disa_ = page.as_(disa)
    disa_.get("consultations.triage", promised).shows(QUESTION)
    disa_.post("consultations.opening_in_writing", promised)
    disa_.post("consultations.opening_in_writing", promised, expect=409)
    disa_.get("consultations.triage", promised).hides(QUESTION)
    page.as_(chidi).post("consultations.answer_in_writing", the(Question), text="Ilta.")
    assert the(Answer).author_id == chidi.id


@pytest.mark.parametrize(("key", "status"), [("alma", 403), ("disa", 404), ("bertta", 404)])
def test_only_those_who_promised_answer(
    page: Page,
    promised: Consultation,
    alma: Person,
    key: str,
    status: int,
    request: pytest.FixtureRequest,
) -> None:
    page.as_(alma).post("consultations.opening_in_writing", promised)
    somebody = page.as_(request.getfixturevalue(key))
    somebody.get("consultations.answer_in_writing", the(Question), expect=status)
    somebody.get("consultations.answer", the(Question), expect=404)


@pytest.mark.parametrize("due", ["2.11.2026", "1.3.2027", "31.11.2026", ""])
def test_a_day_that_is_none(page: Page, asked: Consultation, disa: Person, due: str) -> None:
    page.as_(disa).post("consultations.placing_in_writing", asked, due=due, expect=422)
    assert the(Consultation).answers_due_at is None


def test_nobody_answers_through_another_door(
    page: Page, promised: Consultation, alma: Person, chidi: Person
) -> None:
    alma_ = page.as_(alma)
    alma_.post("consultations.opening_in_writing", promised)
    room = the(Item)
    alma_.get("followups.record", room, expect=403)
    alma_.post("consultations.close", room, expect=422)
    alma_.get("consultations.handing_over", promised, expect=404)
    with clock.held_at(datetime(2026, 11, 21, 8, 0, tzinfo=UTC)):
        page.as_(alma).post("consultations.close", room)
        his = page.as_(chidi)
        his.post("consultations.answer_in_writing", the(Question), text="x", expect=404)
    assert db.session.scalars(select(Invitation)).one().status.value == "ended"


def test_who_opens_late_still_lets_them_answer(
    page: Page, promised: Consultation, alma: Person, chidi: Person
) -> None:
    with clock.held_at(datetime(2026, 12, 10, 8, 0, tzinfo=UTC)):
        page.as_(alma).post("consultations.opening_in_writing", promised)
        his = page.as_(chidi)
        his.get("consultations.answer_in_writing", the(Question)).shows(QUESTION)
        his.post("consultations.answer_in_writing", the(Question), text="Iltarutiini auttaa.")
    assert the(Answer).author_id == chidi.id
