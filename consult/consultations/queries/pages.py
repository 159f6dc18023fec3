"""What one page shows of one consultation, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import aliased

from consult import vault
from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.cases.models import Case
from consult.consultations.models import Consultation, Invitation, Invited, Question, Request
from consult.consultations.queries.offers import facilitators_of
from consult.consultations.queries.packs import readings_of
from consult.consultations.queries.reading import questions_of
from consult.consultations.queries.whole import Whole
from consult.consultations.rules.clocks import door_closes_at
from consult.consultations.rules.timeline import Step, steps
from consult.formats import Format, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import SEATED, Attendance, Item, ItemMove, Meeting, TeamRules
from consult.meetings.queries import SlotAhead, slots_ahead
from consult.meetings.queries.exceptions import closed_of
from consult.meetings.queries.room import Room as AtTheItem
from consult.meetings.queries.room import Seated, room_of
from consult.teams.models import Team

MOST_SLOTS_SHOWN = 8

Asker, Leader = aliased(Account), aliased(Account)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a consultation stands: the group, the meeting, the people, the steps."""

    team: Team
    asker: Account
    agency: Agency
    """Where the asker works."""
    facilitator: Account | None
    meeting: Meeting | None
    item: Item | None
    case: Case | None
    """Only for the asker: nobody else learns which case it is about."""
    steps: Sequence[Step]
    shape: Format


@dataclass(frozen=True, slots=True)
class Room:
    """What a coordinator may choose from: free slots, and who may lead."""

    slots: Sequence[Meeting]
    facilitators: Sequence[Account]
    closed: Sequence[SlotAhead] = ()
    """Meetings with an empty slot that a rule of the team keeps closed."""
    rules: TeamRules | None = None
    """What the team says about its times, where it keeps any closed."""

    def slot(self, meeting_id: UUID | None) -> Meeting:
        """Return the chosen slot."""
        return next(slot for slot in self.slots if slot.id == meeting_id)


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What an invited expert sees; what was written only after a yes, while the door is open."""

    invitation: Invitation
    consultation: Consultation
    setting: Setting
    questions: Sequence[Question]
    readings: Sequence[Request]
    moved_from: Meeting | None
    """When it was to be held, if that changed after she was invited and she is asked anew."""

    @property
    def closes_on(self) -> date | None:
        """The day on which what it opens ends by itself."""
        meeting = self.setting.meeting
        met_at = self.consultation.opened_at or (meeting.starts_at if meeting else None)
        return clock.local(door_closes_at(met_at)).date() if met_at else None


def room_for(actor: Actor, consultation: Consultation) -> Room:
    """Gather where a request can be placed, while it waits."""
    if not consultation.waits_for_a_time:
        return Room((), ())
    team_id = consultation.team_id
    ahead = slots_ahead(actor, team_id)
    free = [one.meeting for one in ahead if one.hindered is None][:MOST_SLOTS_SHOWN]
    closed, rules = closed_of(actor, ahead)
    return Room(
        slots=free,
        facilitators=facilitators_of(actor, team_id),
        closed=closed,
        rules=rules,
    )


def invitation_page(actor: Actor, invited: Invited) -> InvitationPage:
    """Gather an invitation for the one it is addressed to."""
    invitation, consultation = invited.invitation, invited.consultation
    reads = invitation.is_accepted and opens(actor, consultation)
    return InvitationPage(
        invitation=invitation,
        consultation=consultation,
        setting=setting_of(actor, consultation),
        questions=questions_of(actor, consultation) if reads else (),
        readings=readings_of(actor, consultation) if reads else (),
        moved_from=_moved_from(invitation, consultation) if invitation.waits_for_word else None,
    )


def _moved_from(invitation: Invitation, consultation: Consultation) -> Meeting | None:
    query = (
        select(Meeting)
        .join(ItemMove, ItemMove.from_meeting_id == Meeting.id)
        .where(ItemMove.item_id == consultation.item_id, ItemMove.moved_at >= invitation.invited_at)
        .order_by(ItemMove.moved_at.desc())
    )
    return db.session.scalars(query.limit(1)).first()


def sectors_at(actor: Actor, consultation: Consultation) -> list[str]:
    """Return the sectors at the table of a consultation, each once."""
    query = select(Attendance.sector).where(
        Attendance.item_id == consultation.item_id, Attendance.state.in_(SEATED)
    )
    return sorted(set(db.session.scalars(query)))


def opens(actor: Actor, consultation: Consultation) -> bool:
    """Tell whether the signed-in person holds the key."""
    return vault.keyring().holds(consultation.space_id)


def reads_at_table(actor: Actor, consultation: Consultation, whole: Whole) -> bool:
    """Tell whether the signed-in person may read what lies on the table of the item.

    She has to hold what is sealed now: a coordinator's key ends with the opening. Whoever is
    invited and has not said yes holds a key, and sees nothing yet.
    """
    if not vault.keyring().holds(consultation.space_id, newest=True):
        return False
    mine = (place.invitation for place in whole.places if place.account.id == actor.id)
    return not any(invitation.waits_for_word for invitation in mine)


def unmarked_at(actor: Actor, item: Item) -> list[Seated]:
    """Return those on the roster of an item of whom nobody has said whether they came."""
    return [one for one in room_of(actor, item).table if one.attendance.is_unmarked]


def waiting_outside(actor: Actor, room: AtTheItem) -> set[UUID]:
    """Return who sits at the table and cannot read yet."""
    places = [one.attendance for one in room.table]
    seated = {one.account_id for one in places if one.account_id and one.reads}
    return seated - vault.readers_of(room.item.space)


def setting_of(actor: Actor, consultation: Consultation) -> Setting:
    """Gather where a consultation stands, in one query."""
    shape = catalogue().format(consultation.format_key, consultation.format_version)
    team, asker, agency, leader, item, meeting, case = db.session.execute(
        _setting(actor, consultation)
    ).one()
    return Setting(
        team=team,
        asker=asker,
        agency=agency,
        facilitator=leader,
        meeting=meeting,
        item=item,
        case=case,
        steps=_steps(consultation, shape),
        shape=shape,
    )


def _setting(actor: Actor, consultation: Consultation) -> Select[*tuple[Any, ...]]:
    own_case = and_(Case.id == Consultation.case_id, Consultation.asker_id == actor.id)
    return (
        select(Team, Asker, Agency, Leader, Item, Meeting, Case)
        .select_from(Consultation)
        .join(Team, Team.id == Consultation.team_id)
        .join(Asker, Asker.id == Consultation.asker_id)
        .join(Agency, Agency.id == Asker.agency_id)
        .outerjoin(Leader, Leader.id == Consultation.facilitator_id)
        .outerjoin(Item, Item.id == Consultation.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .outerjoin(Case, own_case)
        .where(Consultation.id == consultation.id)
    )


def _steps(consultation: Consultation, shape: Format) -> list[Step]:
    return steps(
        consultation.status,
        asked_at=consultation.asked_at,
        placed_at=consultation.placed_at,
        invited_at=consultation.invited_at,
        opened_at=consultation.opened_at,
        answered_at=consultation.answered_at,
        ended_at=consultation.ended_at,
        with_experts=not shape.self_booking,
        in_writing=shape.in_writing,
    )
