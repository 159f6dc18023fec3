"""Scenes of casework: *Vaahtera*, the family whose responsible worker is Alma."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from consult import audit, vault
from consult.cases.models import Case, CircleSeat, Client, RealNames
from consult.cases.operations import (
    Named,
    add_client,
    end_seat,
    grant_seat,
    keep_real_names,
    open_case,
)
from consult.cases.queries import find_case, find_client, find_seat, real_names_of
from consult.cases.rules import CircleRole, ClientRole, ServiceLanguage, ServiceTask
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.notes.models import CaseNote
from consult.notes.operations import AS_BACKGROUND, About, file_note
from consult.people.models import Person as CasePerson
from consult.people.operations import PersonToAdd, add_people
from consult.privacy import reviewed
from consult.teams.models import TeamMember, TeamSeat
from tests.cast import Person


@dataclass(frozen=True)
class Vaahtera:
    """The ids of one case; its rows are found anew by whoever looks."""

    case_id: UUID
    space_id: UUID
    code: str
    child_id: UUID
    mother_id: UUID
    client_spaces: tuple[UUID, ...]

    @property
    def spaces(self) -> tuple[UUID, ...]:
        return (self.space_id, *self.client_spaces)


@contextmanager
def doing(person: Person) -> Iterator[None]:
    """Somebody signs in, does something, and it is committed."""
    with vault.signed_in(person.identity), transaction():
        yield


@contextmanager
def reading(person: Person) -> Iterator[None]:
    """Somebody signs in and looks; nothing is remembered from whoever looked before."""
    db.session.rollback()
    db.session.expunge_all()
    with vault.signed_in(person.identity):
        yield
        db.session.rollback()


def open_vaahtera(alma: Person, team_id: UUID) -> Vaahtera:
    """Alma's case with a child and a mother."""
    with doing(alma):
        case = open_case(alma.actor, team_id, reviewed("Huoli koulunkäynnistä."))
        child = a_client(alma, case, ClientRole.CHILD, "Piirtää mielellään.")
        mother = a_client(alma, case, ClientRole.MOTHER, "Tekee vuorotyötä.")
    spaces = (child.space_id, mother.space_id)
    return Vaahtera(case.id, case.space_id, case.code, child.id, mother.id, spaces)


def a_client(worker: Person, case: Case, role: ClientRole, card: str = "") -> Client:
    return add_client(
        worker.actor,
        case,
        role,
        ServiceTask.CHILD_PROTECTION,
        ServiceLanguage.FINNISH,
        card=reviewed(card),
    )


def the_case(person: Person, vaahtera: Vaahtera) -> Case:
    case = find_case(person.actor, vaahtera.case_id)
    assert case is not None
    return case


def client_row(client_id: UUID) -> Client:
    return db.session.get_one(Client, client_id)


def let_sit(
    alma: Person,
    vaahtera: Vaahtera,
    colleague: Person,
    *,
    writes: bool = False,
    seat_as: CircleRole = CircleRole.FAMILY_THERAPIST,
    **terms: Any,
) -> CircleSeat:
    """Alma gives a colleague a seat in Vaahtera."""
    with doing(alma):
        case = the_case(alma, vaahtera)
        return grant_seat(alma.actor, case, colleague.id, seat_as, writes=writes, **terms)


def let_go(alma: Person, seat: CircleSeat) -> None:
    """Alma ends a seat."""
    with doing(alma):
        taken = find_seat(alma.actor, seat.id)
        assert taken is not None
        end_seat(alma.actor, taken)


def a_note(writer: Person, vaahtera: Vaahtera, text: str, about: About = AS_BACKGROUND) -> CaseNote:
    with doing(writer):
        return file_note(writer.actor, the_case(writer, vaahtera), reviewed(text), about)


def a_person(writer: Person, vaahtera: Vaahtera, label: str, relation: str = "") -> CasePerson:
    with doing(writer):
        line = PersonToAdd(reviewed(label), reviewed(relation))
        return add_people(writer.actor, the_case(writer, vaahtera), [line])[0]


def real_names(writer: Person, vaahtera: Vaahtera, *names: str) -> RealNames:
    """Keep the child's real names."""
    with doing(writer):
        case = the_case(writer, vaahtera)
        child = find_client(writer.actor, vaahtera.child_id)
        keep_real_names(writer.actor, case, [Named(list(names), client=child)])
        return real_names_of(writer.actor, case.id)[-1]


def join(newcomer: Person, team_id: UUID, actor: Person) -> None:
    """Somebody, perhaps of another agency, becomes a member of a team."""
    with doing(actor):
        row = TeamMember(
            id=new_id(),
            team_id=team_id,
            account_id=newcomer.id,
            seat=TeamSeat.MEMBER,
            since=clock.today(),
            until=None,
        )
        db.session.add(row)
        audit.record(actor.actor, audit.Deed.MEMBER_ADDED, on=row)
