"""Agreeing on who does what by when, and saying what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from consult import audit, vault
from consult.audit import Deed
from consult.cases.models import Client
from consult.consultations.models import Consultation
from consult.followups.messages import tell_owner
from consult.followups.models import Action, ActionClient
from consult.followups.operations.deciding import expect_no_private_phase
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item
from consult.meetings.operations import expect_recording
from consult.privacy import ReviewedText


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is to be agreed: what, whose, by when, and whom it concerns."""

    what: ReviewedText
    owner_id: UUID
    due_on: date
    clients: tuple[Client, ...] = ()
    teller_id: UUID | None = None
    """Who tells the family."""


def agree_action(
    actor: Actor,
    item: Item,
    consultation: Consultation,
    agreement: Agreement,
    owners: Collection[UUID],
) -> Action:
    """Record an agreement made at an open item.

    `owners` are those who may be given something to do: the asker and whoever is seated.

    Raises:
        NotSaved: the item is not open, the owner is none of them, or the day has passed.

    """
    if not item.is_open:
        raise NotSaved(_NOT_OPEN)
    expect_recording(actor, item)
    if not {agreement.owner_id, agreement.teller_id or agreement.owner_id} <= set(owners):
        raise NotSaved(_NOT_HERE)
    if agreement.due_on < clock.local(item.opened_at or clock.now()).date():
        raise NotSaved(_DAY_HAS_PASSED)
    only = agreement.clients[0].space_id if len(agreement.clients) == 1 else None
    action = Action(
        id=new_id(),
        space_id=item.space_id,
        dies_with=only,
        item_id=item.id,
        consultation_id=consultation.id,
        owner_id=agreement.owner_id,
        due_on=agreement.due_on,
        agreed_by=actor.id,
        agreed_at=clock.now(),
        status=ActionStatus.OPEN,
        settled_on=None,
        teller_id=agreement.teller_id,
    )
    action.what = agreement.what
    db.session.add(action)
    db.session.flush()
    db.session.add_all(
        ActionClient(id=new_id(), action_id=action.id, client_id=client.id)
        for client in agreement.clients
    )
    audit.record(
        actor,
        Deed.ACTION_AGREED,
        on=action,
        clients=[client.id for client in agreement.clients],
        owner=agreement.owner_id,
        teller=agreement.teller_id,
        overruled=agreement.what.overruled,
    )
    tell_owner(actor, action, consultation.code)
    return action


def mark_done(actor: Actor, action: Action) -> None:
    """Say that an agreement is kept. Saying it twice changes nothing."""
    _settle(actor, action, ActionStatus.DONE, Deed.ACTION_DONE)


def drop_action(actor: Actor, action: Action, why: ReviewedText | None = None) -> None:
    """Say that an agreement will not be carried out, and perhaps why. Twice changes nothing.

    Raises:
        NotSaved: it has been done, or she no longer holds the key that a reason is sealed with,
            or just now nothing of this family is written down.

    """
    if why and action.is_open:
        if not vault.keyring().holds(action.space_id, newest=True):
            raise NotSaved(_NO_LONGER_OPEN)
        expect_no_private_phase(actor, action.space_id)
        action.why_dropped = why
    _settle(actor, action, ActionStatus.DROPPED, Deed.ACTION_DROPPED)


def reopen_action(actor: Actor, action: Action) -> None:
    """Take back a press: the agreement waits to be done again."""
    if action.is_open:
        return
    action.status = ActionStatus.OPEN
    action.settled_on = None
    audit.record(actor, Deed.ACTION_REOPENED, on=action)


def settle_at_table(actor: Actor, item: Item, action: Action, fate: ActionStatus) -> None:
    """Say at the next table what became of it, or take such a press back.

    Raises:
        NotSaved: a phase runs there in which nothing is written down.

    """
    expect_recording(actor, item)
    if fate is ActionStatus.OPEN:
        reopen_action(actor, action)
    elif fate is ActionStatus.DONE:
        mark_done(actor, action)
    else:
        drop_action(actor, action)


def take_over_action(actor: Actor, action: Action, leaver_id: UUID) -> bool:
    """Take what somebody who leaves has promised to do, or to tell the family.

    Tell whether she can: whose it is belongs to the sealed document, so it takes the key.
    """
    if not vault.keyring().holds(action.space_id, newest=True):
        return False
    if action.owner_id == leaver_id:
        action.owner_id = actor.id
    if action.teller_id == leaver_id:
        action.teller_id = actor.id
    audit.record(
        actor,
        Deed.ACTION_TAKEN_OVER,
        on=action,
        space=action.space_id,
        before=leaver_id,
        owner=action.owner_id,
        teller=action.teller_id,
    )
    db.session.flush()
    return True


def _settle(actor: Actor, action: Action, status: ActionStatus, deed: Deed) -> None:
    if action.status is status:
        return
    if not action.is_open:
        raise NotSaved(_SETTLED)
    action.status = status
    action.settled_on = clock.today()
    audit.record(actor, deed, on=action)


_NOT_OPEN = Words(
    "Sopimuksia kirjataan, kun asia on avattu.",
    "Överenskommelser antecknas när punkten är öppen.",
    "Agreements are recorded while the item is open.",
)
_NOT_HERE = Words(
    "Tehtävän voi antaa vain jollekulle, joka on mukana tässä asiassa.",
    "Uppgiften kan bara ges till någon som är med i det här ärendet.",
    "Only somebody who takes part in this item can be given something to do.",
)
_DAY_HAS_PASSED = Words(
    "Määräpäivä on jo mennyt.",
    "Tidsfristen har redan gått ut.",
    "The day has already passed.",
)
_NO_LONGER_OPEN = Words(
    "Asia ei ole enää auki sinulle, joten syytä ei voi kirjata. Jätä syy tyhjäksi.",
    "Punkten är inte längre öppen för dig, så ingen orsak kan antecknas. Lämna den tom.",
    "This is no longer open to you, so no reason can be written down. Leave the reason empty.",
)
_SETTLED = Words(
    "Tästä on jo kerrottu, mitä sille kävi.",
    "Det har redan berättats vad som hände med detta.",
    "It has already been said what became of this.",
)
