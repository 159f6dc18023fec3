"""Alma asks the expert group: one press, and a case is drawn behind it."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.cases.models import Case
from consult.cases.rules import ClientRole
from consult.consultations.models import Consultation
from consult.consultations.operations import About
from consult.consultations.queries import (
    client_ids,
    clients_concerned,
    questions_of,
    requests_of,
    stances_of,
)
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.people.queries import people_of
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import CHILD, a_wish, asks, readers
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def test_the_request_waits_with_the_group(request_: Consultation, group: Team) -> None:
    assert request_.status is ConsultationStatus.REQUESTED
    assert (request_.team_id, request_.private) == (group.id, False)


def test_a_case_is_drawn_with_clients_and_people(request_: Consultation, alma: Person) -> None:
    case = db.session.get_one(Case, request_.case_id)
    assert case.code != request_.code
    with vault.signed_in(alma.identity):
        labels = {client.label.fi for client in clients_concerned(alma.actor, request_)}
        assert labels == {"Lapsi 1", "Äiti 1"}
        assert [one.label for one in people_of(alma.actor, case)] == ["isoäiti"]


def test_its_readers_are_the_asker_and_the_coordinator(request_: Consultation) -> None:
    assert readers(request_) == {"alma", "disa"}


def test_the_coordinator_opens_the_questions(request_: Consultation, disa: Person) -> None:
    with vault.signed_in(disa.identity):
        first, second = questions_of(disa.actor, request_)
        assert (first.number, first.body) == (1, "Mikä auttaa lasta nukkumaan?")
        assert second.body == "Kuka voisi tukea äitiä?"


@pytest.mark.parametrize("key", ["bertta", "chidi", "eero", "fanni", "jaana", "tess", "zed"])
def test_nobody_else_does(request_: Consultation, key: str, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(key)
    with vault.signed_in(person.identity), pytest.raises(Locked):
        _ = questions_of(person.actor, request_)[0].body


def test_the_coordinator_has_no_key_of_the_case(request_: Consultation, disa: Person) -> None:
    case = db.session.get_one(Case, request_.case_id)
    assert not vault.holds_wrap(disa.id, case.space_id)


def test_what_names_one_client_dies_with_that_client(request_: Consultation, alma: Person) -> None:
    clients = {client.id: client for client in clients_concerned(alma.actor, request_)}
    [(client_id, stance)] = stances_of(alma.actor, request_).items()
    assert clients[client_id].role is ClientRole.CHILD
    assert stance.dies_with == clients[client_id].space_id
    assert {row.dies_with for row in questions_of(alma.actor, request_)} == {None}


def test_with_one_client_all_dies_with_that_client(group: Team, weekly: Team, alma: Person) -> None:
    about = About(home_team_id=weekly.id, new_clients=(CHILD,))
    consultation = asks(alma, group, a_wish(weekly, about=about))
    [child] = clients_concerned(alma.actor, consultation)
    rows = [*questions_of(alma.actor, consultation), *requests_of(alma.actor, consultation)]
    assert {row.dies_with for row in rows} == {child.space_id}


def test_the_deed_names_clients_and_provision(request_: Consultation, alma: Person) -> None:
    assert Deed.CONSULTATION_REQUESTED in deeds()
    assert len(client_ids(alma.actor, request_)) == 2
