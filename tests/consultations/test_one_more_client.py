"""A client added to the case after asking can be brought into the request, until the opening."""

from consult.cases.models import Case
from consult.cases.operations import add_client
from consult.cases.queries import find_case
from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.consultations.models import Consultation
from consult.consultations.operations import About, withdraw
from consult.consultations.queries import client_ids, questions_of, requests_of
from consult.foundation.database import db
from consult.meetings.models import Item
from consult.meetings.queries import client_rows
from consult.teams.models import Team
from tests.casework import doing
from tests.cast import Person
from tests.consultations.conftest import CHILD, a_wish, asks
from tests.pages import Page


def a_sibling(alma: Person, consultation: Consultation) -> Case:
    with doing(alma):
        case = find_case(alma.actor, consultation.case_id)
        language, task = ServiceLanguage.FINNISH, ServiceTask.CHILD_PROTECTION
        return add_client(alma.actor, case, ClientRole.YOUNG_PERSON, task, language)


def test_alma_brings_her_in(page: Page, alma: Person, placed: Consultation) -> None:
    hers, sibling = page.as_(alma), a_sibling(alma, placed)
    assert f"/clients/{sibling.id}/concern" in hers.get("consultations.show", placed).html
    hers.post("consultations.concern_too", placed, sibling)
    assert sibling.id in client_ids(alma.actor, placed)
    item = db.session.get_one(Item, placed.item_id)
    assert sibling.id in {row.client_id for row in client_rows(alma.actor, item)}
    assert "/concern" not in hers.get("consultations.show", placed).html
    hers.post("consultations.concern_too", placed, sibling, expect=404)


def test_what_was_written_of_one_alone_then_dies_with_neither(
    page: Page, alma: Person, group: Team, weekly: Team
) -> None:
    about = About(home_team_id=weekly.id, new_clients=(CHILD,))
    alone = asks(alma, group, a_wish(weekly, about=about))
    written = [*questions_of(alma.actor, alone), *requests_of(alma.actor, alone)]
    boxes = {row.id: row.box for row in written}
    assert all(row.dies_with is not None for row in written)
    hers, sibling = page.as_(alma), a_sibling(alma, alone)
    hers.post("consultations.concern_too", alone, sibling)
    db.session.expire_all()
    assert all(row.dies_with is None and row.box != boxes[row.id] for row in written)
    hers.get("consultations.show", alone).shows("Mikä auttaa lasta nukkumaan?")


def test_nobody_else_does(
    page: Page, alma: Person, disa: Person, bertta: Person, zed: Person, placed: Consultation
) -> None:
    sibling = a_sibling(alma, placed)
    for person in (disa, bertta, zed):
        page.as_(person).post("consultations.concern_too", placed, sibling, expect=404)
    assert sibling.id not in client_ids(alma.actor, placed)


def test_not_once_it_has_ended(page: Page, alma: Person, placed: Consultation) -> None:
    sibling = a_sibling(alma, placed)
    with doing(alma):
        withdraw(alma.actor, placed)
    page.as_(alma).post("consultations.concern_too", placed, sibling, expect=409)
