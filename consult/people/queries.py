"""Reading of the people of a case."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from consult.cases.models import Case
from consult.cases.queries import CIRCLE, visible_cases
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.people.models import Person


def people_of(actor: Actor, case: Case) -> Sequence[Person]:
    """Return the people of a case the actor was shown, in the order they were added."""
    query = select(Person).where(Person.case_id == case.id).options(joinedload(Person.client))
    return db.session.scalars(query.order_by(Person.added_at, Person.id)).all()


def find_person(actor: Actor, person_id: UUID) -> Person | None:
    """Return the person with the case, if the actor sits in the circle."""
    visible = visible_cases(actor).with_only_columns(Case.id)
    query = (
        select(Person)
        .where(Person.id == person_id, Person.case_id.in_(visible))
        .options(
            joinedload(Person.client),
            joinedload(Person.case).options(joinedload(Case.team), CIRCLE),
        )
    )
    return db.session.scalars(query).unique().one_or_none()
