"""Consultations of a case that were shared with somebody who gets no other key of it."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select

from consult import vault
from consult.cases.models import Case, CircleSeat, DeputyExclusion
from consult.cases.queries import find_case
from consult.consultations.models import Consultation, Sealed, ToShare
from consult.consultations.queries.finding import find_consultation
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.vault import Grant


def find_to_share(actor: Actor, consultation_id: UUID) -> ToShare | None:
    """Return a consultation with its case, to those who see both."""
    seen = find_consultation(actor, consultation_id)
    if seen is None or seen.consultation.case_id is None:
        return None
    case = find_case(actor, seen.consultation.case_id)
    return ToShare(seen, case) if case is not None else None


def find_sealed(actor: Actor, consultation_id: UUID) -> Sealed | None:
    """Return a consultation with its case, to those who see who can open it.

    What is between two alone is shown to the one who asked only.
    """
    it = db.session.get(Consultation, consultation_id)
    if it is None or it.case_id is None or (it.private and it.asker_id != actor.id):
        return None
    case = find_case(actor, it.case_id)
    return Sealed(it, case) if case is not None else None


def find_shared(actor: Actor, consultation_id: UUID) -> Consultation | None:
    """Return a consultation that was shared with the actor on a seat of its own."""
    query = select(Consultation).where(Consultation.id == consultation_id, _shared_with(actor))
    return db.session.scalars(query).one_or_none()


def shared_in(actor: Actor, case: Case) -> Sequence[Consultation]:
    """Return the consultations of a case that were shared with the actor."""
    query = select(Consultation).where(Consultation.case_id == case.id, _shared_with(actor))
    return db.session.scalars(query.order_by(Consultation.asked_at, Consultation.id)).all()


@vault.bars_from_duty
def _barred_spaces(person_id: UUID, space_ids: Collection[UUID]) -> set[UUID]:
    """Return the consultations of a case that keeps this deputy out."""
    query = (
        select(Consultation.space_id)
        .join(DeputyExclusion, DeputyExclusion.case_id == Consultation.case_id)
        .where(
            Consultation.space_id.in_(space_ids),
            DeputyExclusion.account_id == person_id,
            DeputyExclusion.until.is_(None),
        )
    )
    return set(db.session.scalars(query))


def _shared_with(actor: Actor) -> ColumnElement[bool]:
    now = clock.now()
    return exists().where(
        Grant.space_id == Consultation.space_id,
        Grant.recipient_id == actor.id,
        Grant.ended_at.is_(None),
        or_(Grant.expires_at.is_(None), Grant.expires_at > now),
        Grant.seat == CircleSeat.id,
        CircleSeat.case_id == Consultation.case_id,
        CircleSeat.account_id == actor.id,
        CircleSeat.whole_file.is_(False),
        CircleSeat.since <= now,
        or_(CircleSeat.until.is_(None), CircleSeat.until > now),
    )
