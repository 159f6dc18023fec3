"""What meetings need to know of what their items carry: how urgent, since when, who is told."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import literal, select, union_all

from consult.accounts.models import Account
from consult.consultations.models import Consultation, Guest, Invitation
from consult.consultations.rules.choices import HOLDING, InvitationStatus
from consult.consultations.rules.queue import rank
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item
from consult.meetings.queries import carries_items
from consult.meetings.rules import Carried


@carries_items
def carried_by(actor: Actor, items: Sequence[Item]) -> dict[UUID, Carried]:
    """Return what each of these items carries, with who is told of a move, in two queries."""
    query = select(Consultation, Account).where(
        Consultation.space_id.in_({item.space_id for item in items}),
        Account.id.in_([Consultation.asker_id, Consultation.facilitator_id]),
    )
    found: dict[UUID, Consultation] = {}
    told: dict[UUID, set[str]] = {}
    for consultation, account in db.session.execute(query):
        found[consultation.id] = consultation
        told.setdefault(consultation.id, set()).add(account.name)
    asked = _asked_to(found)
    by_space = {one.space_id: one for one in found.values()}
    return {
        item.id: _carried(by_space[item.space_id], told, asked)
        for item in items
        if item.space_id in by_space
    }


def _carried(
    it: Consultation,
    told: dict[UUID, set[str]],
    asked: dict[UUID, list[tuple[str, InvitationStatus, bool]]],
) -> Carried:
    known = Carried(
        code=it.code,
        urgency=it.urgency,
        rank=rank(it.urgency),
        since=it.asked_at,
        private=it.private,
    )
    if it.private:
        return known
    experts = [(name, status) for name, status, guest in asked.get(it.id, ()) if not guest]
    return replace(
        known,
        people=tuple(sorted(told[it.id] | {name for name, _ in experts})),
        asked_again=tuple(
            sorted(name for name, status in experts if status is InvitationStatus.ACCEPTED)
        ),
        guests=tuple(sorted(name for name, _, guest in asked.get(it.id, ()) if guest)),
    )


def _asked_to(
    found: dict[UUID, Consultation],
) -> dict[UUID, list[tuple[str, InvitationStatus, bool]]]:
    """Return who is asked to these: the experts, and the guests, in one statement."""
    experts = (
        select(Invitation.consultation_id, Account.name, Invitation.status, literal(0))
        .join(Account, Account.id == Invitation.account_id)
        .where(Invitation.consultation_id.in_(found), Invitation.status.in_(HOLDING))
    )
    guests = select(Guest.consultation_id, Guest.name, Guest.status, literal(1)).where(
        Guest.consultation_id.in_(found), Guest.status.in_(HOLDING)
    )
    asked: dict[UUID, list[tuple[str, InvitationStatus, bool]]] = {}
    for consultation_id, name, status, guest in db.session.execute(union_all(experts, guests)):
        asked.setdefault(consultation_id, []).append((name, status, bool(guest)))
    return asked
