"""Writing down the people of a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult import audit
from consult.audit import Deed
from consult.cases.models import Case, Client
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.people.models import Person
from consult.privacy import ReviewedText, overruled_in


@dataclass(frozen=True, slots=True)
class PersonToAdd:
    """One line of the page: who, and what the person is to whom."""

    label: ReviewedText
    relation: ReviewedText
    client: Client | None = None
    notes: ReviewedText | None = None


def add_people(actor: Actor, case: Case, people: Sequence[PersonToAdd]) -> list[Person]:
    """Write down several people at once."""
    return [_add(actor, case, person) for person in people]


def edit_person(
    actor: Actor,
    person: Person,
    *,
    label: ReviewedText,
    relation: ReviewedText,
    notes: ReviewedText,
) -> None:
    """Write a person's line anew."""
    person.label = label
    person.relation = relation
    person.notes = notes
    audit.record(
        actor,
        Deed.PERSON_CHANGED,
        on=person,
        space=person.space_id,
        clients=[person.client_id] if person.client_id else [],
        overruled=overruled_in(label, relation, notes),
    )


def _add(actor: Actor, case: Case, to_add: PersonToAdd) -> Person:
    client = to_add.client
    person = Person(
        id=new_id(),
        space_id=case.space_id,
        dies_with=client.space_id if client else None,
        case_id=case.id,
        client_id=client.id if client else None,
        added_at=clock.now(),
    )
    person.label = to_add.label
    person.relation = to_add.relation
    person.notes = to_add.notes or ""
    db.session.add(person)
    audit.record(
        actor,
        Deed.PERSON_ADDED,
        on=person,
        space=case.space_id,
        clients=[client.id] if client else [],
        overruled=overruled_in(to_add.label, to_add.relation, to_add.notes),
    )
    return person
