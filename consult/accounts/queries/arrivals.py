"""Reading of who is on her way into the house."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from consult import vault
from consult.accounts.models import (
    Account,
    AccountDuty,
    AccountStatus,
    Arrival,
    DutyProposal,
)
from consult.accounts.queries.losses import unconfirmed
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db


def arrivals(actor: Actor) -> Select[Arrival]:
    """Return everybody on her way whom the actor may know of, the longest waiting first."""
    return (
        _seen_by(actor).where(Arrival.closed_at.is_(None)).order_by(Arrival.invited_at, Arrival.id)
    )


def on_their_way(actor: Actor) -> Sequence[Arrival]:
    """Return the same people, to choose from."""
    return db.session.scalars(arrivals(actor)).all()


def find_arrival(actor: Actor, arrival_id: UUID) -> Arrival | None:
    """Return somebody's arrival: to supervisors and technical administrators, and her inviter."""
    return db.session.scalars(_seen_by(actor).where(Arrival.id == arrival_id)).one_or_none()


def arrival_of(actor: Actor, account_id: UUID) -> Arrival | None:
    """Return how somebody came, or is coming; nothing where she was there from the beginning."""
    query = select(Arrival).where(Arrival.account_id == account_id)
    return db.session.scalars(query.order_by(Arrival.invited_at.desc())).first()


def arrival_with_link(actor: Actor, link: bytes) -> Arrival | None:
    """Return whose link has this hash."""
    return db.session.scalars(select(Arrival).where(Arrival.link_hash == link)).one_or_none()


def arrival_at_the_door(actor: Actor, arrival_id: UUID, link: bytes) -> Arrival | None:
    """Return the arrival if this is still its newest link, with the row held until the end."""
    query = select(Arrival).where(Arrival.id == arrival_id, Arrival.link_hash == link)
    return db.session.scalars(query.with_for_update()).one_or_none()


def hold_arrival(actor: Actor, arrival: Arrival) -> None:
    """Keep others from approving, renewing or cancelling until this is saved."""
    query = select(Arrival).where(Arrival.id == arrival.id).with_for_update()
    db.session.execute(query.execution_options(populate_existing=True))


def is_on_her_way(actor: Actor, email: str) -> bool:
    """Tell whether somebody with this address has been invited and not yet come."""
    query = select(Arrival.id).where(Arrival.email == email, Arrival.closed_at.is_(None))
    return db.session.scalars(query).first() is not None


def count_of_words(actor: Actor) -> ColumnElement[int]:
    """Say, within a query, how many people and duties wait for this supervisor's word."""
    if not actor.has(Duty.SUPERVISOR):
        return literal(0)
    newcomers = _waiting_for_word(actor).with_only_columns(func.count()).order_by(None)
    duties = _proposals(actor).with_only_columns(func.count()).order_by(None)
    lost = unconfirmed(actor).with_only_columns(func.count())
    return newcomers.scalar_subquery() + duties.scalar_subquery() + lost.scalar_subquery()


def proposals(actor: Actor) -> Sequence[tuple[DutyProposal, Account]]:
    """Return the duties of people in the house that wait for a second supervisor's word."""
    if not actor.has(Duty.SUPERVISOR):
        return ()
    return [(row[0], row[1]) for row in db.session.execute(_proposals(actor))]


def proposal_of(actor: Actor, account_id: UUID) -> DutyProposal | None:
    """Return the duty of somebody that one supervisor has spoken for."""
    query = select(DutyProposal).where(DutyProposal.account_id == account_id)
    return db.session.scalars(query).first()


def find_proposal(actor: Actor, proposal_id: UUID) -> DutyProposal | None:
    """Return a duty that waits for a second word; only supervisors know of it."""
    return db.session.get(DutyProposal, proposal_id) if actor.has(Duty.SUPERVISOR) else None


def duty_rows(actor: Actor, account_id: UUID) -> dict[Duty, AccountDuty]:
    """Return the rows of somebody's duties."""
    query = select(AccountDuty).where(AccountDuty.account_id == account_id)
    return {row.duty: row for row in db.session.scalars(query)}


def count_supervisors(actor: Actor, but: UUID) -> int:
    """Count the supervisors in the house, this one left out."""
    query = (
        select(func.count())
        .select_from(AccountDuty)
        .join(Account, Account.id == AccountDuty.account_id)
        .where(
            AccountDuty.duty == Duty.SUPERVISOR,
            Account.status == AccountStatus.ACTIVE,
            Account.id != but,
        )
    )
    return db.session.scalar(query) or 0


def slots_of(actor: Actor, account_id: UUID) -> Sequence[vault.KeySlot]:
    """Return everything that opens somebody's seed."""
    query = select(vault.KeySlot).where(vault.KeySlot.person_id == account_id)
    return db.session.scalars(query).all()


def _waiting_for_word(actor: Actor) -> Select[Arrival]:
    spoken_for = select(DutyProposal.account_id).where(DutyProposal.proposed_by == actor.id)
    return (
        select(Arrival)
        .join(Account, Account.id == Arrival.account_id)
        .where(
            Arrival.closed_at.is_(None),
            Account.status == AccountStatus.WAITING,
            or_(Account.recovery_tested_at.is_not(None), Arrival.duties == (Duty.EXPERT,)),
            Arrival.invited_by != actor.id,
            or_(Arrival.renewed_by.is_(None), Arrival.renewed_by != actor.id),
            Account.id.not_in(spoken_for),
        )
        .order_by(Arrival.accepted_at, Arrival.id)
    )


def _proposals(actor: Actor) -> Select[DutyProposal, Account]:
    return (
        select(DutyProposal, Account)
        .join(Account, Account.id == DutyProposal.account_id)
        .where(
            Account.status == AccountStatus.ACTIVE,
            DutyProposal.proposed_by != actor.id,
            DutyProposal.account_id != actor.id,
        )
        .order_by(DutyProposal.proposed_at, DutyProposal.id)
    )


def _seen_by(actor: Actor) -> Select[Arrival]:
    query = select(Arrival)
    if actor.has(Duty.SUPERVISOR, Duty.TECHNICAL):
        return query
    return query.where(or_(Arrival.invited_by == actor.id, Arrival.renewed_by == actor.id))
