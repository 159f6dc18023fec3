"""Reading of who has lost every way in, and how far her way back has come."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select

from consult.accounts.models import Account, Loss
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db


def find_loss(actor: Actor, loss_id: UUID) -> Loss | None:
    """Return somebody's way back; only supervisors and technical administrators know of it."""
    if not actor.has(Duty.SUPERVISOR, Duty.TECHNICAL):
        return None
    return db.session.get(Loss, loss_id)


def open_loss_of(actor: Actor, account_id: UUID) -> Loss | None:
    """Return the way back that somebody is on, with the row held until the end."""
    query = select(Loss).where(Loss.account_id == account_id, Loss.ended_at.is_(None))
    return db.session.scalars(query.with_for_update()).one_or_none()


def find_own_loss(actor: Actor) -> Loss | None:
    """Return the way back that others have begun for the actor."""
    return open_loss_of(actor, actor.id)


def loss_of_arrival(actor: Actor, arrival_id: UUID) -> Loss | None:
    """Return the way back to which a link belongs, with the row held until the end."""
    query = select(Loss).where(Loss.arrival_id == arrival_id, Loss.ended_at.is_(None))
    return db.session.scalars(query.with_for_update()).one_or_none()


def hold_loss(actor: Actor, loss: Loss) -> None:
    """Keep others from confirming, stopping or making a link until this is saved."""
    query = select(Loss).where(Loss.id == loss.id).with_for_update()
    db.session.execute(query.execution_options(populate_existing=True))


def losses_at_hand(actor: Actor) -> Sequence[tuple[Loss, Account]]:
    """Return the ways back that have no link yet, for those who may do something about it."""
    if not actor.has(Duty.SUPERVISOR, Duty.TECHNICAL):
        return ()
    return [(row[0], row[1]) for row in db.session.execute(_without_link())]


def unconfirmed(actor: Actor) -> Select[UUID]:
    """Select the ways back that wait for this supervisor's word as the second."""
    mine = Loss.begun_by != actor.id, Loss.account_id != actor.id
    return select(Loss.id).where(Loss.ended_at.is_(None), Loss.confirmed_at.is_(None), *mine)


def _without_link() -> Select[Loss, Account]:
    return (
        select(Loss, Account)
        .join(Account, Account.id == Loss.account_id)
        .where(Loss.ended_at.is_(None), Loss.arrival_id.is_(None))
        .order_by(Loss.begun_at, Loss.id)
    )
