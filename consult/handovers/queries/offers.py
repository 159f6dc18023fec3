"""Offers: what waits for somebody's yes or no, and what her yes takes along."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from consult.accounts.models import Account
from consult.cases.models import Case, DeputyExclusion
from consult.cases.queries import CIRCLE
from consult.cases.queries.finding import acts_for
from consult.consultations.models import Consultation
from consult.followups.models import Action
from consult.followups.rules.standing import ActionStatus
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.models import HandoverOffer, Offered, Offers
from consult.handovers.rules import OfferState, PartKind

Leaver, Namer = aliased(Account), aliased(Account)


def find_offers(actor: Actor) -> Offers:
    """Return all that waits for the actor's yes or no; everybody has such a page."""
    query = _offered().where(HandoverOffer.successor_id == actor.id)
    return Offers([Offered(row[0], row[1], row[2], row[3] or "") for row in _rows(query)])


def find_one_offer(actor: Actor, offer_id: UUID) -> Offered | None:
    """Return one thing that the actor is asked to take over."""
    query = _offered().where(HandoverOffer.id == offer_id, HandoverOffer.successor_id == actor.id)
    return next((Offered(row[0], row[1], row[2], row[3] or "") for row in _rows(query)), None)


def find_named_offer(actor: Actor, offer_id: UUID) -> HandoverOffer | None:
    """Return an offer to whoever named it or leaves, and to deputies who act for the case."""
    of_case = select(Case.id).where(Case.id == HandoverOffer.subject_id, *acts_for(actor))
    query = select(HandoverOffer).where(
        HandoverOffer.id == offer_id,
        HandoverOffer.state == OfferState.WAITING,
        or_(
            HandoverOffer.named_by == actor.id,
            HandoverOffer.leaver_id == actor.id,
            and_(HandoverOffer.kind == PartKind.CASE, of_case.exists()),
        ),
    )
    return db.session.scalars(query).one_or_none()


def count_of_offers(actor: Actor) -> ScalarSelect[int]:
    """Count, as a part of another query, what waits for the actor's yes or no."""
    query = select(func.count()).where(
        HandoverOffer.successor_id == actor.id, HandoverOffer.state == OfferState.WAITING
    )
    return query.scalar_subquery()


def successor_asked(actor: Actor, case: Case) -> tuple[str, str] | None:
    """Return who was asked to take over a case the actor was shown, and from whom."""
    query = (
        select(Namer.name, Leaver.name)
        .select_from(HandoverOffer)
        .join(Namer, Namer.id == HandoverOffer.successor_id)
        .join(Leaver, Leaver.id == HandoverOffer.leaver_id)
        .where(
            HandoverOffer.kind == PartKind.CASE,
            HandoverOffer.subject_id == case.id,
            HandoverOffer.state == OfferState.WAITING,
        )
    )
    row = db.session.execute(query).one_or_none()
    return (row[0], row[1]) if row is not None else None


def waiting_for(
    actor: Actor, ids: Collection[UUID], *, successor_id: UUID | None = None
) -> Sequence[HandoverOffer]:
    """Return those of the offers that still wait, held until this is saved."""
    query = select(HandoverOffer).where(HandoverOffer.state == OfferState.WAITING)
    if successor_id is not None:
        query = query.where(HandoverOffer.successor_id == successor_id)
    else:
        query = query.where(HandoverOffer.id.in_(ids))
    held = query.order_by(HandoverOffer.named_at, HandoverOffer.id).with_for_update()
    return db.session.scalars(held.execution_options(populate_existing=True)).all()


def kept_out_of(actor: Actor, cases: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Return who is kept from acting for which of these cases."""
    query = select(DeputyExclusion.case_id, DeputyExclusion.account_id).where(
        DeputyExclusion.case_id.in_(cases), DeputyExclusion.until.is_(None)
    )
    return {(row.case_id, row.account_id) for row in db.session.execute(query)}


def case_to_take(actor: Actor, case_id: UUID) -> Case:
    """Return the case that the actor takes over; it is not in her list yet."""
    query = select(Case).where(Case.id == case_id).options(joinedload(Case.team), CIRCLE)
    return db.session.scalars(query.execution_options(populate_existing=True)).unique().one()


def consultation_to_take(actor: Actor, consultation_id: UUID) -> Consultation:
    """Return the consultation that the actor takes over, as it is now."""
    query = select(Consultation).where(Consultation.id == consultation_id).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def asked_in(actor: Actor, case: Case, asker_id: UUID) -> Sequence[Consultation]:
    """Return what somebody has asked about a case and has not given up."""
    query = select(Consultation).where(
        Consultation.case_id == case.id,
        Consultation.asker_id == asker_id,
        Consultation.private.is_(False),
        Consultation.ended_at.is_(None),
    )
    return db.session.scalars(query.order_by(Consultation.asked_at, Consultation.id)).all()


def actions_to_take(
    actor: Actor, owner_id: UUID, *, consultation_id: UUID | None = None, id: UUID | None = None
) -> Sequence[Action]:
    """Return what somebody has promised to do or to tell in a consultation, or one of these."""
    hers = or_(Action.owner_id == owner_id, Action.teller_id == owner_id)
    query = select(Action).where(hers, Action.status == ActionStatus.OPEN)
    if consultation_id is not None:
        query = query.where(Action.consultation_id == consultation_id)
    if id is not None:
        query = query.where(Action.id == id)
    return db.session.scalars(query.order_by(Action.due_on, Action.id)).all()


def _offered() -> Select[HandoverOffer, Account, Account, str | None]:
    of_action = select(Action.consultation_id).where(Action.id == HandoverOffer.subject_id)
    of_kind = or_(
        Consultation.id == HandoverOffer.subject_id,
        Consultation.id == of_action.scalar_subquery(),
    )
    return (
        select(HandoverOffer, Leaver, Namer, Consultation.code)
        .join(Leaver, Leaver.id == HandoverOffer.leaver_id)
        .join(Namer, Namer.id == HandoverOffer.named_by)
        .outerjoin(Consultation, and_(HandoverOffer.kind != PartKind.CASE, of_kind))
        .where(HandoverOffer.state == OfferState.WAITING)
        .order_by(Leaver.name, HandoverOffer.kind, HandoverOffer.named_at, HandoverOffer.id)
    )


def _rows(
    query: Select[HandoverOffer, Account, Account, str | None],
) -> list[tuple[HandoverOffer, Account, Account, str | None]]:
    return [(row[0], row[1], row[2], row[3]) for row in db.session.execute(query)]
