"""Who is told what about a consultation. Operations call these; nobody is told her own deed."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import addressee_of, names_of
from consult.consultations.messages import kinds
from consult.consultations.messages import reminders as reminders  # asked on rounds
from consult.consultations.messages.calendar import (
    OWN_ENTRY,
    OWN_ENTRY_ENDED,
    EntryFor,
    entry,
    no_entry,
    when,
)
from consult.consultations.messages.written_kinds import said
from consult.consultations.models import Consultation, Invitation
from consult.consultations.queries import item_of, panel_of
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.notifications import MessageKind, Method, send
from consult.teams.models import Team
from consult.teams.queries import coordinators_of, find_team

SHOW, TRIAGE = "consultations.show", "consultations.triage"
INVITATION, ROOM = "consultations.invitation", "meetings.room"


def tell_coordinators_of_request(actor: Actor, consultation: Consultation, team: Team) -> None:
    """Tell the coordinators that somebody asks their group."""
    tell_coordinators(actor, consultation, kinds.REQUEST_ARRIVED, by=actor.name, team=team.name)


def tell_coordinators_of_reply(actor: Actor, consultation: Consultation) -> None:
    """Tell the coordinators that the asker has answered what was asked back."""
    tell_coordinators(actor, consultation, kinds.REPLY_ARRIVED, by=actor.name)


def tell_coordinators_of_withdrawal(actor: Actor, consultation: Consultation) -> None:
    """Tell the coordinators that the asker needs no help any more."""
    tell_coordinators(actor, consultation, kinds.REQUEST_WITHDRAWN, by=actor.name)


def tell_coordinators_of_expert(
    actor: Actor, consultation: Consultation, invitation: Invitation, *, comes: bool
) -> None:
    """Tell the coordinators what an expert has answered herself."""
    if actor.id != invitation.account_id:
        return  # written down by somebody else, when it was over
    _item, meeting = item_of(actor, consultation)
    kind = kinds.EXPERT_COMES if comes else kinds.EXPERT_DECLINES
    timed = when(consultation, meeting)
    tell_coordinators(actor, consultation, said(consultation, kind), by=actor.name, **timed)


def tell_asker(
    actor: Actor,
    consultation: Consultation,
    kind: MessageKind,
    calendar: EntryFor | None = None,
) -> None:
    """Tell the asker what a coordinator did with her request."""
    place = (SHOW, consultation.id)
    facts = {"code": consultation.code, "by": actor.name}
    tell(actor, [consultation.asker_id], kind, place, calendar, **facts)


def tell_asked_back(actor: Actor, consultation: Consultation) -> None:
    """Tell the asker that more is asked of her."""
    tell_asker(actor, consultation, kinds.ASKED_BACK)


def tell_declined(actor: Actor, consultation: Consultation) -> None:
    """Tell the asker that her request is not taken up; the time it had leaves her calendar."""
    ended = _ended(actor, consultation)
    tell_asker(actor, consultation, kinds.REQUEST_DECLINED, ended)


def tell_own_end(actor: Actor, consultation: Consultation) -> None:
    """Take the time of what the actor has withdrawn herself out of her calendar."""
    ended = _ended(actor, consultation)
    if ended is not None:
        tell_calendar(actor, consultation.asker_id, ended, (SHOW, consultation.id))


def tell_gave_up(actor: Actor, consultation: Consultation, invitation: Invitation) -> None:
    """Take the time out of the calendar of an expert who does not come, by her own word."""
    ended = _ended(actor, consultation)
    if ended is not None:
        tell_calendar(actor, invitation.account_id, ended, (INVITATION, invitation.id))


def tell_booked(actor: Actor, consultation: Consultation, meeting: Meeting) -> None:
    """Tell the asker her time; where she took it herself, her calendar alone."""
    timed = facts_of_time(actor, consultation, meeting)
    asker, show = [consultation.asker_id], (SHOW, consultation.id)
    tell(actor, asker, kinds.TIME_GIVEN, show, entry(consultation, meeting), **timed)


def tell_asker_changed(actor: Actor, consultation: Consultation, before: UUID) -> None:
    """Move the time from the calendar of whoever asked into that of whoever has taken it over."""
    ended = _ended(actor, consultation)
    if ended is None or not consultation.is_placed:
        return
    _item, meeting = item_of(actor, consultation)
    show = (SHOW, consultation.id)
    if before != consultation.facilitator_id:
        tell_calendar(actor, before, ended, None)
    tell_calendar(actor, consultation.asker_id, entry(consultation, meeting), show)


def tell_placed(actor: Actor, consultation: Consultation, item: Item, meeting: Meeting) -> None:
    """Tell asker, facilitator, and experts invited before, that there is a time."""
    timed, calendar = facts_of_time(actor, consultation, meeting), entry(consultation, meeting)
    _tell_asker_of_panel(actor, consultation, timed, calendar)
    if consultation.in_writing:
        return  # the asker leads it, and nobody was asked to another time before
    tell_facilitator(actor, consultation, item, meeting)
    _tell_experts_of_time(actor, consultation, kinds.ASKED_AGAIN, timed, calendar)


def tell_facilitator(
    actor: Actor, consultation: Consultation, item: Item, meeting: Meeting
) -> None:
    """Tell the one who leads it that she does."""
    timed = facts_of_time(actor, consultation, meeting)
    room, calendar = (ROOM, item.id), entry(consultation, meeting)
    tell(actor, [item.leader_id], kinds.YOU_LEAD, room, calendar, **timed)


def tell_of_place(actor: Actor, consultation: Consultation, item: Item) -> None:
    """Tell the calendars of asker, facilitator and experts that it is held elsewhere."""
    calendar = entry(consultation, db.session.get_one(Meeting, item.meeting_id))
    tell_calendar(actor, consultation.asker_id, calendar, (SHOW, consultation.id))
    if item.leader_id != consultation.asker_id:
        tell_calendar(actor, item.leader_id, calendar, (ROOM, item.id))
    for invitation in panel_of(actor, consultation):
        if invitation.holds:
            tell_calendar(actor, invitation.account_id, calendar, (INVITATION, invitation.id))


def tell_of_leader(
    actor: Actor,
    consultation: Consultation,
    item: Item,
    meeting: Meeting,
    account: Account,
    led: UUID,
) -> None:
    """Tell whoever leads it now, its asker, and whoever led it."""
    tell_facilitator(actor, consultation, item, meeting)
    facts: dict[str, Any] = {
        "code": consultation.code,
        "at": meeting.starts_at,
        "name": account.name,
    }
    show = (SHOW, consultation.id)
    tell(actor, [consultation.asker_id], kinds.LEADER_CHANGED, show, **facts)
    before, ended = {led} - {consultation.asker_id}, no_entry(consultation, meeting)
    tell(actor, before, kinds.LEADER_CHANGED, None, ended, **facts)


def tell_facilitator_of_end(
    actor: Actor, consultation: Consultation, item: Item, meeting: Meeting
) -> None:
    """Tell the one who was to lead it that it was withdrawn, or is not taken up."""
    timed = facts_of_time(actor, consultation, meeting)
    ended = no_entry(consultation, meeting)
    tell(actor, [item.leader_id], kinds.NOT_HELD, None, ended, **timed)


def tell_invited(actor: Actor, consultation: Consultation, leaving: Iterable[Invitation]) -> None:
    """Invite the experts."""
    for invitation in leaving:
        _tell_expert(actor, consultation, invitation, kinds.INVITED, entry)


def tell_invitation_ended(actor: Actor, consultation: Consultation, invitation: Invitation) -> None:
    """Tell an expert who was invited that she is not needed. Who was only proposed never knew."""
    _tell_expert(actor, consultation, invitation, kinds.INVITATION_ENDED, no_entry)


def tell_answered(actor: Actor, consultation: Consultation) -> None:
    """Tell the asker that the answers are there."""
    place = (SHOW, consultation.id)
    tell(actor, [consultation.asker_id], kinds.ANSWERS_READY, place, code=consultation.code)


def tell_coordinators(
    actor: Actor, consultation: Consultation, kind: MessageKind, **facts: Any
) -> None:
    """Tell the coordinators of the group that was asked."""
    if consultation.private:
        return  # between the two alone
    coordinators = [row.account_id for row in coordinators_of(actor, consultation.team_id)]
    place = (TRIAGE, consultation.id)
    tell(actor, coordinators, kind, place, code=consultation.code, **facts)


def _tell_asker_of_panel(
    actor: Actor, consultation: Consultation, timed: dict[str, Any], calendar: EntryFor
) -> None:
    """Tell the asker of her time; where experts are proposed, that she is to look at them."""
    proposed = any(one.is_proposed for one in panel_of(actor, consultation))
    free = consultation.panel_free_on
    asker, show = [consultation.asker_id], (SHOW, consultation.id)
    if consultation.in_writing:
        tell(actor, asker, said(consultation, kinds.TIME_GIVEN), show, **timed)
    elif proposed and free is not None:
        tell(actor, asker, kinds.PANEL_TO_LOOK_AT, show, calendar, **timed, free=free)
    else:
        kind = kinds.PANEL_AT_ONCE if proposed else kinds.TIME_GIVEN
        tell(actor, asker, kind, show, calendar, **timed)


def _tell_experts_of_time(
    actor: Actor,
    consultation: Consultation,
    kind: MessageKind,
    timed: dict[str, Any],
    calendar: EntryFor,
) -> None:
    for invitation in panel_of(actor, consultation):
        if invitation.holds:
            place = (INVITATION, invitation.id)
            tell(actor, [invitation.account_id], kind, place, calendar, **timed)


def _tell_expert(
    actor: Actor,
    consultation: Consultation,
    invitation: Invitation,
    kind: MessageKind,
    calendar: Callable[[Consultation, Meeting], EntryFor],
) -> None:
    _item, meeting = item_of(actor, consultation)
    timed = facts_of_time(actor, consultation, meeting)
    del timed["code"]
    place, told = (INVITATION, invitation.id), calendar(consultation, meeting)
    tell(actor, [invitation.account_id], said(consultation, kind), place, told, **timed)


def facts_of_time(actor: Actor, consultation: Consultation, meeting: Meeting) -> dict[str, Any]:
    """Return what is said of every time: the code, the team, when."""
    team = find_team(actor, consultation.team_id)
    named = team.name if team is not None else ""
    return {"code": consultation.code, "team": named, **when(consultation, meeting)}


def _ended(actor: Actor, consultation: Consultation) -> EntryFor | None:
    """Take the time out of calendars, if there ever was one."""
    if consultation.item_id is None:
        return None
    _item, meeting = item_of(actor, consultation)
    return no_entry(consultation, meeting)


def tell(
    actor: Actor,
    people: Iterable[UUID],
    kind: MessageKind,
    place: tuple[str, UUID | None] | None,
    calendar: EntryFor | None = None,
    **facts: Any,
) -> None:
    """Tell people something that leads to a place."""
    for account in names_of(actor, people).values():
        if account.id == actor.id and calendar is not None:
            tell_calendar(actor, account.id, calendar, place)
            continue
        part = calendar(account.id) if calendar is not None else None
        send(actor, addressee_of(account), kind, place=place, calendar=part, **facts)


def tell_calendar(
    actor: Actor, holder: UUID, calendar: EntryFor, place: tuple[str, UUID | None] | None
) -> None:
    """Tell somebody's calendar alone: what she has done herself is no news to her."""
    if (part := calendar(holder)) is None:
        return
    kind = OWN_ENTRY if part.method is Method.REQUEST else OWN_ENTRY_ENDED
    for account in names_of(actor, [holder]).values():
        at = part.starts_at
        send(actor, addressee_of(account), kind, place=place, calendar=part, at=at)
