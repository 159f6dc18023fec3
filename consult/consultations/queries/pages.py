"""What one page shows of one consultation, gathered in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.agencies.models import Agency
from consult.agencies.queries import agencies_of
from consult.cases.models import Case, Client
from consult.consultations.models import (
    Answer,
    ClientStance,
    Consultation,
    Invitation,
    Invited,
    Message,
    Question,
    Request,
)
from consult.consultations.queries.offers import facilitators_of
from consult.consultations.queries.reading import (
    answers_of,
    clients_concerned,
    involved_agencies,
    item_of,
    messages_of,
    panel_of,
    questions_of,
    requests_of,
    seated_at,
    stances_of,
    wished_sectors,
)
from consult.consultations.rules.choices import InvitationStatus, RequestPart
from consult.consultations.rules.timeline import Step, steps
from consult.formats import Format, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import SEATED, Attendance, Item, Meeting
from consult.meetings.queries import free_slots
from consult.teams.models import Team
from consult.teams.queries import find_team


@dataclass(frozen=True, slots=True)
class Brief:
    """What was written when a consultation was asked for."""

    questions: Sequence[Question]
    decisions: Sequence[Request]
    readings: Sequence[Request]
    messages: Sequence[Message]
    clients: Sequence[tuple[Client, ClientStance | None]]
    sectors: Sequence[str]
    agencies: Sequence[Agency]


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a panel: who, from where, and how far asking has come."""

    invitation: Invitation
    account: Account
    agency: Agency

    @property
    def is_proposed(self) -> bool:
        """Tell whether the asker has still to look at it."""
        return self.invitation.status is InvitationStatus.PROPOSED

    @property
    def is_shown(self) -> bool:
        """Tell whether the asker wants to see it: whom she struck is gone."""
        return self.invitation.status is not InvitationStatus.STRUCK


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a consultation stands: the group, the meeting, the people, the steps."""

    team: Team
    asker: Account
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

    def slot(self, meeting_id: UUID | None) -> Meeting:
        """Return the chosen slot."""
        return next(slot for slot in self.slots if slot.id == meeting_id)


def room_for(actor: Actor, consultation: Consultation) -> Room:
    """Gather where a request can be placed, while it waits."""
    team = find_team(actor, consultation.team_id)
    if team is None or not consultation.waits_for_a_time:
        return Room((), ())
    return Room(free_slots(actor, team.id), facilitators_of(actor, team))


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What an invited expert sees; what was written only after a yes, while the door is open."""

    invitation: Invitation
    consultation: Consultation
    setting: Setting
    agency: Agency
    questions: Sequence[Question]
    readings: Sequence[Request]


def invitation_page(actor: Actor, invited: Invited) -> InvitationPage:
    """Gather an invitation for the one it is addressed to."""
    invitation, consultation = invited.invitation, invited.consultation
    setting = setting_of(actor, consultation)
    reads = invitation.is_accepted and opens(actor, consultation)
    return InvitationPage(
        invitation=invitation,
        consultation=consultation,
        setting=setting,
        agency=agencies_of(actor, {setting.asker.agency_id})[setting.asker.agency_id],
        questions=questions_of(actor, consultation) if reads else (),
        readings=requests_of(actor, consultation, RequestPart.BACKGROUND) if reads else (),
    )


def sectors_at(actor: Actor, consultation: Consultation) -> list[str]:
    """Return the sectors at the table of a consultation, each once."""
    query = select(Attendance.sector).where(
        Attendance.item_id == consultation.item_id, Attendance.state.in_(SEATED)
    )
    return sorted(set(db.session.scalars(query)))


def opens(actor: Actor, consultation: Consultation) -> bool:
    """Tell whether the signed-in person holds the key."""
    return vault.keyring().holds(consultation.space_id)


def reads_at_table(actor: Actor, consultation: Consultation) -> bool:
    """Tell whether the signed-in person may read what lies on the table of the item.

    She has to hold what is sealed now: a coordinator's key ends with the opening. Whoever is
    invited and has not said yes holds a key, and sees nothing yet.
    """
    if not vault.keyring().holds(consultation.space_id, newest=True):
        return False
    return not any(
        one.account_id == actor.id and one.waits_for_word for one in panel_of(actor, consultation)
    )


def waiting_outside(actor: Actor, consultation: Consultation, item: Item) -> set[UUID]:
    """Return who sits at the table and cannot read yet."""
    return seated_at(actor, item) - vault.readers_of(consultation.space_id)


def brief_of(actor: Actor, consultation: Consultation) -> Brief:
    """Gather what was asked. It opens when it is shown, and only for who holds the key."""
    texts = requests_of(actor, consultation)
    stances = stances_of(actor, consultation)
    return Brief(
        questions=questions_of(actor, consultation),
        decisions=[text for text in texts if text.part is RequestPart.DECISION],
        readings=[text for text in texts if text.part is RequestPart.BACKGROUND],
        messages=messages_of(actor, consultation),
        clients=[
            (client, stances.get(client.id)) for client in clients_concerned(actor, consultation)
        ],
        sectors=wished_sectors(actor, consultation),
        agencies=involved_agencies(actor, consultation),
    )


def places_of(actor: Actor, consultation: Consultation) -> list[Place]:
    """Gather the panel with names and workplaces, in the order it was proposed."""
    invitations = panel_of(actor, consultation)
    accounts = names_of(actor, [one.account_id for one in invitations])
    agencies = agencies_of(actor, {one.agency_id for one in invitations})
    return [Place(one, accounts[one.account_id], agencies[one.agency_id]) for one in invitations]


def setting_of(actor: Actor, consultation: Consultation) -> Setting:
    """Gather where a consultation stands."""
    team = find_team(actor, consultation.team_id)
    shape = catalogue().format(consultation.format_key, consultation.format_version)
    item, meeting = item_of(actor, consultation) if consultation.item_id else (None, None)
    people = names_of(
        actor,
        [one for one in (consultation.asker_id, consultation.facilitator_id) if one is not None],
    )
    if team is None:
        raise LookupError("a consultation of no team")
    return Setting(
        team=team,
        asker=people[consultation.asker_id],
        facilitator=people.get(consultation.facilitator_id)
        if consultation.facilitator_id
        else None,
        meeting=meeting,
        item=item,
        case=_own_case(actor, consultation),
        steps=_steps(consultation, with_experts=not shape.self_booking),
        shape=shape,
    )


def standing_answers(
    actor: Actor, consultation: Consultation
) -> tuple[Mapping[UUID, Answer], Mapping[UUID, Account]]:
    """Gather the answers by question, with the names of who wrote them down."""
    answers = answers_of(actor, consultation)
    writers = names_of(actor, [answer.author_id for answer in answers.values()])
    return answers, writers


def _own_case(actor: Actor, consultation: Consultation) -> Case | None:
    if consultation.case_id is None or consultation.asker_id != actor.id:
        return None
    return db.session.get(Case, consultation.case_id)


def _steps(consultation: Consultation, *, with_experts: bool) -> list[Step]:
    return steps(
        consultation.status,
        asked_at=consultation.asked_at,
        placed_at=consultation.placed_at,
        invited_at=consultation.invited_at,
        opened_at=consultation.opened_at,
        answered_at=consultation.answered_at,
        ended_at=consultation.ended_at,
        with_experts=with_experts,
    )
