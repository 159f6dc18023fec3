"""The one page: Alma asks the expert group, with as much or as little as she has time for."""

from uuid import UUID

import pytest

from consult.cases.models import Case, Client
from consult.consultations.models import ClientStance, Consultation, InvolvedAgency, Question
from consult.consultations.rules.choices import WishedHelp
from consult.foundation.database import db
from consult.notes.models import CaseNote
from consult.people.models import Person as PersonOfCase
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import a_wish, asks
from tests.pages import Page
from tests.scenes import Template

LEAST = {
    "questions-0": "Mikä auttaa lasta nukkumaan?",
    "help": "field",
    "urgency": "soon",
    "about": "new",
}
CHILD = {
    "clients-0-role": "child",
    "clients-0-service_language": "se",
    "clients-0-service_task": "child-protection",
}

AGAIN = {"questions-0": "Entä nyt?", "help": "legal", "urgency": "urgent"}


def the_one() -> Consultation:
    return db.session.query(Consultation).one()


def test_question_help_and_urgency_are_enough(page: Page, alma: Person, group: Team) -> None:
    page.as_(alma).post("consultations.new", group, **LEAST)
    assert (the_one().help, the_one().asker_id) == (WishedHelp.FIELD, alma.id)
    assert db.session.query(Case).count() == 1


def test_the_done_page_gives_the_code_and_the_line(page: Page, alma: Person, group: Team) -> None:
    shown = page.as_(alma).post("consultations.new", group, **LEAST, **CHILD).follow()
    shown.shows(the_one().code, db.session.query(Case).one().code, "Lapsi 1")


def test_everything_fits_in_one_press(
    page: Page, alma: Person, group: Team, template: Template
) -> None:
    stance = {
        "clients-0-knows": "knows",
        "clients-0-permits": "allows",
        "clients-0-said_by": "client",
        "clients-0-wants": "Haluan nukkua.",
    }
    more = {
        "questions-1": "Kuka voisi tukea äitiä?",
        "people-0-label": "isoäiti",
        "agencies": [template.agencies["selko"]],
        "sectors": ["psychiatry"],
        "background": "Lapsi on valvonut.",
        "file_background": "1",
    }
    page.as_(alma).post("consultations.new", group, **LEAST, **CHILD, **stance, **more)
    counted = [
        db.session.query(kind).count()
        for kind in (Question, Client, ClientStance, PersonOfCase, InvolvedAgency, CaseNote)
    ]
    assert counted == [2, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("name", ["questions-0", "help", "urgency"])
def test_without_one_of_the_three_nothing_is_saved(
    page: Page, alma: Person, group: Team, name: str
) -> None:
    typed = {key: value for key, value in LEAST.items() if key != name}
    page.as_(alma).post("consultations.new", group, expect=422, **typed)
    assert db.session.query(Consultation).count() == db.session.query(Case).count() == 0


def test_the_service_language_is_always_asked(page: Page, alma: Person, group: Team) -> None:
    typed = LEAST | {"clients-0-role": "child"}
    page.as_(alma).post("consultations.new", group, expect=422, **typed)


def test_a_name_is_pointed_out_and_the_rest_is_kept(page: Page, alma: Person, group: Team) -> None:
    typed = LEAST | {"background": "Soita numeroon 040 123 4567."}
    shown = page.as_(alma).post("consultations.new", group, expect=422, **typed)
    assert shown.value_of("questions-0") == "Mikä auttaa lasta nukkumaan?"
    shown.shows("040 123 4567")


def test_a_second_press_asks_nothing_twice(page: Page, alma: Person, group: Team) -> None:
    hers = page.as_(alma)
    key = hers.get("consultations.new", group).value_of("deed_key")
    first = hers.post("consultations.new", group, deed_key=key, **LEAST)
    second = hers.post("consultations.new", group, deed_key=key, **LEAST)
    assert first.response.location == second.response.location
    assert db.session.query(Consultation).count() == 1


def test_an_own_case_brings_its_clients(
    page: Page, alma: Person, group: Team, request_: Consultation
) -> None:
    hers = page.as_(alma)
    shown = hers.get("consultations.new", group, case=request_.case_id).shows("Lapsi 1", "Äiti 1")
    hers.post("consultations.new", group, **shown.filled() | AGAIN)
    again = db.session.query(Consultation).filter(Consultation.id != request_.id).one()
    assert again.case_id == request_.case_id


def test_a_case_of_somebody_else_is_not_offered(
    page: Page, jaana: Person, group: Team, request_: Consultation
) -> None:
    typed = LEAST | {"about": str(request_.case_id)}
    page.as_(jaana).post("consultations.new", group, expect=422, **typed)


def test_a_client_of_another_case_is_not_taken(
    page: Page, alma: Person, group: Team, weekly: Team, request_: Consultation
) -> None:
    other = asks(alma, group, a_wish(weekly))
    foreign = db.session.query(Client).filter_by(case_id=other.case_id).first()
    hers = page.as_(alma)
    fields = hers.get("consultations.new", group, case=request_.case_id).filled() | AGAIN
    fields |= {"known_clients-0-client_id": str(foreign.id)}
    hers.post("consultations.new", group, **fields, expect=422)


@pytest.mark.parametrize("key", ["bertta", "chidi", "disa", "eero", "tess"])
def test_only_social_workers_ask(
    page: Page, group: Team, key: str, request: pytest.FixtureRequest
) -> None:
    page.as_(request.getfixturevalue(key)).get("consultations.new", group, expect=403)


def test_there_is_no_such_group(page: Page, alma: Person, group: Team) -> None:
    page.as_(alma).get("consultations.new", UUID(int=7), expect=404)


def test_a_weekly_team_is_booked_and_not_asked(page: Page, alma: Person, weekly: Team) -> None:
    page.as_(alma).get("consultations.new", weekly, expect=404)
