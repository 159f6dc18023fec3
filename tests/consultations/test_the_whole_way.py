"""From a request to the supervisor's log, page by page, on both databases."""

from datetime import timedelta

from consult.cases.models import Client
from consult.consultations.models import Consultation, Question
from consult.consultations.queries import item_of
from consult.followups.models import Action
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.teams.models import Team
from consult.vault import Grant, Space, SpaceKind
from tests.cast import Person
from tests.consultations.conftest import HELD, invitation_of
from tests.pages import Page
from tests.postgres import both

QUESTIONS = ("Mikä auttaa lasta nukkumaan?", "Kuka voisi tukea äitiä?")
ANSWERS = ("Sama aikuinen joka ilta.", "Naapuri, jolta saa kysyä.")
BACKGROUND = "Lapsi on valvonut syksystä asti."
NOTE = "Mietimme, kuka perheessä lepää."
WHAT = "Kutsun koulun ja kodin samaan pöytään."
ASKED = {
    "questions-0": QUESTIONS[0],
    "questions-1": QUESTIONS[1],
    "help": "field",
    "urgency": "soon",
    "about": "new",
    "clients-0-role": "child",
    "clients-0-service_language": "fi",
    "clients-0-service_task": "child-protection",
    "clients-0-knows": "knows",
    "clients-0-permits": "allows",
    "clients-0-said_by": "client",
    "clients-1-role": "mother",
    "clients-1-service_language": "fi",
    "clients-1-service_task": "families",
    "people-0-label": "isoäiti",
    "people-1-label": "opettaja 1",
    "people-2-label": "kuraattori 1",
    "sectors": ["psychiatry", "education"],
    "background": BACKGROUND,
    "decision": "Asiakassuunnitelman tarkistus.",
}


@both
def test_the_main_job(
    database: str,
    page: Page,
    group: Team,
    meeting: Meeting,
    alma: Person,
    bertta: Person,
    chidi: Person,
    hamid: Person,
    disa: Person,
    eero: Person,
) -> None:
    asked = alma_asks(page.as_(alma), group)
    disa_places(page.as_(disa), asked, meeting, bertta, (chidi, hamid))
    alma_strikes_one(page.as_(alma), asked, hamid)
    chidi_reads_that_alone(page.as_(chidi), asked, chidi)
    item = item_of(bertta.actor, asked)[0]
    with clock.held_at(HELD):
        bertta_leads(page.as_(bertta), item, asked, alma)
    with clock.held_at(HELD + timedelta(hours=3)):
        page.as_(disa).get("meetings.room", item, expect=404)
        alma_takes_it_home(page.as_(alma), asked)
        eero_reads_the_log(page.as_(eero), meeting, item, asked)
    nothing_is_wrapped_to(eero)


def alma_asks(hers: Page, group: Team) -> Consultation:
    hers.post("consultations.new", group, **ASKED).follow().shows("Lapsi 1", "Äiti 1")
    assert db.session.query(Client).count() == 2
    return db.session.query(Consultation).one()


def disa_places(
    hers: Page, asked: Consultation, meeting: Meeting, leader: Person, experts: tuple[Person, ...]
) -> None:
    hers.get("consultations.triage", asked).shows(*QUESTIONS, "Chidi")
    chosen = {
        "slot": meeting.id,
        "facilitator": leader.id,
        "experts": [expert.id for expert in experts],
    }
    hers.post("consultations.triage", asked, **chosen)


def alma_strikes_one(hers: Page, asked: Consultation, struck: Person) -> None:
    hers.get("consultations.show", asked).shows("Chidi", "Hamid")
    hers.post("consultations.strike_out", invitation_of(struck, asked))
    hers.post("consultations.confirm", asked)


def chidi_reads_that_alone(his: Page, asked: Consultation, chidi: Person) -> None:
    invitation = invitation_of(chidi, asked)
    his.get("desk.front").hides(QUESTIONS[0])
    his.post("consultations.accepting", invitation)
    his.get("consultations.invitation", invitation).shows(*QUESTIONS, BACKGROUND)
    his.get("cases.show", asked.case_id, expect=404)
    his.get("consultations.triage", asked, expect=404)


def bertta_leads(hers: Page, item: Item, asked: Consultation, alma: Person) -> None:
    structure = hers.get("meetings.prepare", item).filled()
    hers.post("meetings.prepare", item, **{**structure, "phases-0-minutes": "3"})
    hers.post("consultations.open_up", item)
    roster = hers.get("meetings.roster", item).filled()
    there = {name: "present" for name in roster if name.endswith("-state")}
    hers.post("meetings.roster", item, **{**roster, **there})
    said = {"text": NOTE, "voice": "team", "kind": "reflection", "told_to": "workers"}
    hers.post("meetings.write", item, **said)
    questions = db.session.query(Question).filter_by(consultation_id=asked.id)
    for question, text in zip(questions.order_by(Question.number), ANSWERS, strict=True):
        hers.post("consultations.answer", question, text=text, sectors=["psychiatry"])
    for days in (10, 20):
        due = (clock.today() + timedelta(days=days)).isoformat()
        hers.post("followups.agree", item, what=WHAT, owner=alma.id, due_on=due)
    hers.get("meetings.room", item).shows(NOTE, *ANSWERS, WHAT)
    hers.post("consultations.close", item)


def alma_takes_it_home(hers: Page, asked: Consultation) -> None:
    hers.get("desk.front").shows(WHAT)
    hers.get("consultations.show", asked).shows(*ANSWERS)
    texts = [box.text for box in hers.get("followups.record_text", asked).tree.all("textarea")]
    assert len(texts) == 2
    assert all(ANSWERS[0] in text and WHAT in text for text in texts)
    hers.post("followups.taken", asked)
    hers.post("followups.done", db.session.query(Action).first())


def eero_reads_the_log(his: Page, meeting: Meeting, item: Item, asked: Consultation) -> None:
    his.get("oversight.log").shows("20.11.2026").hides(NOTE, WHAT, *QUESTIONS, *ANSWERS)
    his.post("oversight.review", meeting, comment="Hyvin pidetty.")
    his.get("meetings.room", item, expect=404)
    his.get("consultations.show", asked, expect=404)


def nothing_is_wrapped_to(eero: Person) -> None:
    about_clients = (SpaceKind.CASE, SpaceKind.CLIENT, SpaceKind.CONSULTATION)
    wraps = db.session.query(Grant).join(Space, Space.id == Grant.space_id)
    hers = wraps.filter(Grant.recipient_id == eero.id, Space.kind.in_(about_clients))
    assert wraps.count() > 10
    assert hers.count() == 0
