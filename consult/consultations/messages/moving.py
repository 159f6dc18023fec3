"""Who is told that times were moved, lost or given away: each person once for each press."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from consult.consultations.messages import (
    INVITATION,
    ROOM,
    SHOW,
    TRIAGE,
    facts_of_time,
    kinds,
    moves,
    tell,
    tell_calendar,
)
from consult.consultations.messages.calendar import EntryFor, entry, no_entry
from consult.consultations.models import Consultation
from consult.consultations.queries import panel_of
from consult.consultations.rules.queue import WaitReason
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.notifications import MessageKind
from consult.teams.queries import coordinators_of


@dataclass(frozen=True, slots=True)
class News:
    """What one person is told about one item, and where all of hers stand."""

    kind: MessageKind
    place: tuple[str, UUID | None]
    facts: dict[str, Any]
    all_of: str
    """The list in which she finds all of hers, where one press has moved several."""
    calendar: EntryFor | None = None
    """What her calendar is told; None for who has no place at the table."""


def tell_of_moves(actor: Actor, moved: Sequence[tuple[Consultation, Item]]) -> None:
    """Tell everybody whom a press concerns once, however many of her items it moved.

    Her calendar hears of each of them.
    """
    news: dict[UUID, list[News]] = {}
    for consultation, item in moved:
        for account_id, one in _news_of(actor, consultation, item).items():
            news.setdefault(account_id, []).append(one)
    for account_id, hers in news.items():
        if len(hers) == 1:
            _tell(actor, account_id, hers[0])
        else:
            _tell_together(actor, account_id, hers)


def tell_of_giving_way(actor: Actor, consultation: Consultation, item: Item) -> None:
    """Tell everybody of a routine one that an urgent one needed its time."""
    for account_id, one in _news_of(actor, consultation, item).items():
        told = one
        if account_id == consultation.asker_id:
            lost = item.position is None
            kept = ("code", "team") if lost else ("code", "team", "at")
            kind = moves.GAVE_WAY_AND_WAITS if lost else moves.GAVE_WAY
            facts = {name: one.facts[name] for name in kept}
            told = News(kind, one.place, facts, one.all_of, one.calendar)
        _tell(actor, account_id, told)


def tell_listed(actor: Actor, consultation: Consultation, why: WaitReason) -> None:
    """Tell the asker that her request is on the waiting list, and why."""
    place = (SHOW, consultation.id)
    asker = [consultation.asker_id]
    tell(actor, asker, moves.LISTED, place, code=consultation.code, why=why)


def _news_of(actor: Actor, consultation: Consultation, item: Item) -> dict[UUID, News]:
    """Say to whom the new time of an item matters, and what she is told: each person once."""
    meeting = db.session.get_one(Meeting, item.meeting_id)
    timed = facts_of_time(actor, consultation, meeting)
    lost = item.position is None
    kind = kinds.TIME_LOST if lost else kinds.TIME_CHANGED
    hers = (no_entry if lost else entry)(consultation, meeting)
    show = (SHOW, consultation.id)
    news = {consultation.asker_id: News(kind, show, timed, "consultations.index", hers)}
    leads = News(kind, (ROOM, item.id), timed, "meetings.index", hers)
    news.setdefault(item.leader_id, leads)
    for one in panel_of(actor, consultation):
        if one.holds:
            asked, place = kind if lost else kinds.ASKED_AGAIN, (INVITATION, one.id)
            expert = News(asked, place, timed, "consultations.invitations", hers)
            news.setdefault(one.account_id, expert)
    if lost and not consultation.private:
        waits = News(moves.WAITS_AGAIN, (TRIAGE, consultation.id), timed, "consultations.own_board")
        for row in coordinators_of(actor, consultation.team_id):
            news.setdefault(row.account_id, waits)
    return news


def _tell(actor: Actor, account_id: UUID, one: News) -> None:
    tell(actor, [account_id], one.kind, one.place, one.calendar, **one.facts)


def _tell_together(actor: Actor, account_id: UUID, hers: Sequence[News]) -> None:
    """Say in one message what one press did to several of somebody's items."""
    lost = sum(one.kind in (kinds.TIME_LOST, moves.WAITS_AGAIN) for one in hers)
    place, team = (hers[0].all_of, None), hers[0].facts["team"]
    counted = {"team": team, "moved": len(hers) - lost, "waiting": lost}
    tell(actor, [account_id], moves.TIMES_CHANGED, place, **counted)
    for one in hers:
        if one.calendar is not None:
            tell_calendar(actor, account_id, one.calendar, one.place)
