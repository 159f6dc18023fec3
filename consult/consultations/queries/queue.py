"""The waiting list of a group: who is before whom, and when somebody's turn likely comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from consult.consultations.models import Consultation
from consult.consultations.rules.choices import PLACED, Urgency
from consult.consultations.rules.queue import ahead_of_new, likely, rank
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import TO_MEET, Item, ItemStatus, Meeting, MeetingStatus
from consult.meetings.queries import (
    SlotAhead,
    carries_items,
    fitting,
    free_slots,
    slots_ahead,
)
from consult.meetings.rules import Carried
from consult.teams.models import Team

MOST_YIELDING = 6
"""So many routine ones are offered at most; the soonest."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a request stands among those that wait, and when its time likely is."""

    ahead: int
    likely_at: datetime | None


@dataclass(frozen=True, slots=True)
class Yielding:
    """A routine consultation that can give its time to an urgent one, and where it would go."""

    consultation: Consultation
    item: Item
    meeting: Meeting
    carried: Carried
    whither: Meeting | None


def turns_of_new(
    actor: Actor, team: Team, ahead: Sequence[SlotAhead] | None = None
) -> dict[Urgency, Turn]:
    """Say when a request that is sent now would likely be discussed, by its urgency."""
    slots = slots_ahead(actor, team.id) if ahead is None else ahead
    slots = fitting(actor, slots, team.format_key)
    free = [(one.meeting.starts_at, one.free) for one in slots]
    waiting = _waiting_by_urgency(actor, team)
    before = {urgency: ahead_of_new(waiting, urgency) for urgency in Urgency}
    return {urgency: Turn(count, likely(free, count)) for urgency, count in before.items()}


def turn_of(actor: Actor, consultation: Consultation) -> Turn:
    """Say where a waiting request stands, and when its time likely is."""
    query = select(Consultation.urgency, Consultation.asked_at, Consultation.id).where(
        *_waits_in(consultation.team_id), Consultation.id != consultation.id
    )
    own = (-rank(consultation.urgency), consultation.asked_at, consultation.id)
    before = sum(
        (-rank(urgency), asked_at, one) < own
        for urgency, asked_at, one in db.session.execute(query)
    )
    ahead = slots_ahead(actor, consultation.team_id)
    ahead = fitting(actor, ahead, consultation.format_key)
    return Turn(before, likely([(one.meeting.starts_at, one.free) for one in ahead], before))


def who_may_yield(actor: Actor, consultation: Consultation) -> list[Yielding]:
    """Return the routine consultations whose time an urgent one may take, soonest first.

    Only those whose meeting is before the first that is free: otherwise there is no need.
    """
    if consultation.urgency is not Urgency.URGENT or not consultation.waits_for_a_time:
        return []
    free = free_slots(actor, consultation.team_id, limit=1, like=consultation.format_key)
    whither = free[0] if free else None
    query = (
        select(Consultation, Item, Meeting)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Consultation.team_id == consultation.team_id,
            Consultation.status.in_(PLACED),
            Consultation.urgency == Urgency.ROUTINE,
            Consultation.private.is_(False),
            Item.status == ItemStatus.WAITING,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at > clock.now(),
            Meeting.mode.in_(TO_MEET),
        )
        .order_by(Meeting.starts_at, Consultation.asked_at.desc(), Consultation.id)
        .limit(MOST_YIELDING)
    )
    if whither is not None:
        query = query.where(Meeting.starts_at < whither.starts_at)
    rows = [(it, item, met) for it, item, met in db.session.execute(query)]
    known = carries_items.of(actor, [item for _, item, _ in rows])
    return [Yielding(it, item, met, known[item.id], whither) for it, item, met in rows]


def _waiting_by_urgency(actor: Actor, team: Team) -> dict[Urgency, int]:
    query = (
        select(Consultation.urgency, func.count())
        .where(*_waits_in(team.id))
        .group_by(Consultation.urgency)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _waits_in(team_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """Say it as the board's index does."""
    return (
        Consultation.team_id == team_id,
        Consultation.placed_at.is_(None),
        Consultation.ended_at.is_(None),
        Consultation.private.is_(False),
    )
