"""What a way back does to the account: its old keys are retired, or it ends without her."""

from uuid import UUID

from consult import audit, vault
from consult.accounts.models import (
    Account,
    AccountStatus,
    Arrival,
    ArrivalState,
    Loss,
    LossEnd,
)
from consult.accounts.operations.inviting import close_arrival
from consult.accounts.queries import actor_of
from consult.accounts.queries.losses import loss_of_arrival
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words

ON_HER_WAY_BACK = Words(
    "Hänen paluunsa on jo aloitettu.",
    "Vägen tillbaka har redan påbörjats.",
    "Her way back has been begun already.",
)
NOT_OPEN = Words(
    "Tämä on jo päättynyt, tai toinen ehti ensin.",
    "Det här är redan avslutat, eller någon annan hann före.",
    "This is over already, or somebody else was faster.",
)


def returning(actor: Actor, account: Account, arrival_id: UUID) -> Arrival:
    """Make the arrival of somebody who comes back: as she was, and invited anew by the actor."""
    now, duties = clock.now(), actor_of(account).duties
    return Arrival(
        id=arrival_id,
        name=account.name,
        email=account.email,
        agency_id=account.agency_id,
        sector=account.sector,
        profession=account.profession,
        language=account.language,
        duties=tuple(duty for duty in Duty if duty in duties),
        invited_by=actor.id,
        invited_at=now,
        account_id=account.id,
        is_return=True,
    )


def end_way_back(actor: Actor, loss: Loss) -> None:
    """End a way back without her having come back; its link is dead."""
    loss.ended_at, loss.ended_as = clock.now(), LossEnd.STOPPED
    arrival = db.session.get(Arrival, loss.arrival_id) if loss.arrival_id is not None else None
    if arrival is not None and arrival.is_open:
        close_arrival(arrival, ArrivalState.CANCELLED)
    audit.record(actor, Deed.LOSS_STOPPED, on=loss, account=loss.account_id)


def lose_old_keys(actor: Actor, arrival: Arrival, account: Account) -> None:
    """Retire the keys of somebody who comes back, at her first step through the door.

    Raises:
        NotSaved: her way back has been stopped.

    """
    loss = loss_of_arrival(actor, arrival.id)
    there = account.status in (AccountStatus.SUSPENDED, AccountStatus.WAITING)
    if loss is None or not loss.is_confirmed or not there:
        raise NotSaved(NOT_OPEN)
    account.status = AccountStatus.WAITING
    if loss.lost_at is None:
        loss.lost_at, wraps = vault.lose_keys(account.id)
        audit.record(actor, Deed.KEYS_LOST, on=account, wraps=wraps)
