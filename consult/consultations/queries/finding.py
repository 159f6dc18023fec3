"""Finding one consultation, one invitation, one team to ask – or nothing, for whom it is not."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select

from consult import vault
from consult.consultations.models import (
    Asked,
    Board,
    Bookable,
    Concerns,
    Consultation,
    Invitation,
    Invited,
    Joinable,
    Led,
    NoBoard,
    Proposed,
    Question,
    Seen,
)
from consult.consultations.queries.boards import boards_of
from consult.consultations.queries.directions import guest_team_of
from consult.consultations.queries.reading import clients_concerned, clients_not_concerned
from consult.consultations.rules.choices import InvitationStatus
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.meetings.models import Attendance, Item, reads
from consult.teams.models import Team, TeamKind, TeamMember, TeamSeat
from consult.teams.queries import find_team, seats_in
from consult.teams.queries.formats import answering_in_writing

SHOWN_TO_EXPERTS = frozenset(InvitationStatus) - {
    InvitationStatus.PROPOSED,
    InvitationStatus.STRUCK,
}
"""Who was only proposed, or struck, never learns of it."""


def find_askable_team(actor: Actor, team_id: UUID) -> Team | None:
    """Return the open team, if requests to it go through its coordinators."""
    team = find_team(actor, team_id)
    if team is None or not team.is_open:
        return None
    return team if not catalogue().format(team.format_key).self_booking else None


def find_askable_in_writing(actor: Actor, team_id: UUID) -> Team | None:
    """Return the group, if it can be asked to answer in writing: an expert group, mostly."""
    team = find_askable_team(actor, team_id)
    return team if team is not None and answering_in_writing(actor, [team]) else None


def find_written(actor: Actor, consultation_id: UUID) -> Seen | None:
    """Return a written consultation to those who see it."""
    seen = find_consultation(actor, consultation_id)
    return seen if seen is not None and seen.consultation.in_writing else None


def find_bookable_team(actor: Actor, team_id: UUID) -> Bookable | None:
    """Return the open team, if the actor may take a slot of it by herself.

    A weekly team is booked by those who sit in it, consultation support by anybody, and two-way
    times only by those to whose team they were opened.
    """
    team = find_team(actor, team_id)
    if team is None or not team.is_open:
        return None
    shape = catalogue().format(team.format_key)
    if not shape.self_booking:
        return None
    if shape.two_way or team.kind is TeamKind.TWO_WAY:
        guest_of = guest_team_of(actor, team_id)
        return Bookable(team, guest_of) if guest_of is not None else None
    own = team.kind is not TeamKind.WEEKLY or bool(seats_in(actor, team_id))
    return Bookable(team) if own else None


def find_consultation(actor: Actor, consultation_id: UUID) -> Seen | None:
    """Return the consultation to its asker, its coordinators and the one who leads its item."""
    seen = find_seen(actor, consultation_id)
    return seen if seen is not None and (seen.asks or seen.coordinates or seen.leads) else None


def find_led(actor: Actor, consultation_id: UUID) -> Led | None:
    """Return a consultation to those who see it, and to those who lead the team it is held in.

    A written one nobody leads but its asker.
    """
    seen = find_seen(actor, consultation_id)
    if seen is None or seen.consultation.in_writing:
        return None
    leads_team = TeamSeat.LEAD in seats_in(actor, seen.consultation.team_id)
    there = seen.asks or seen.coordinates or seen.leads or leads_team
    return Led(seen, leads_team) if there else None


def find_rebookable(actor: Actor, consultation_id: UUID) -> Seen | None:
    """Return a consultation that lost its slot, where slots are taken without triage."""
    seen = find_consultation(actor, consultation_id)
    if seen is None or not seen.consultation.has_lost_its_slot:
        return None
    shape = catalogue().format(seen.consultation.format_key, seen.consultation.format_version)
    return seen if shape.self_booking else None


def find_concerned(actor: Actor, consultation_id: UUID, client_id: UUID) -> Concerns | None:
    """Return a client whom the consultation concerns, to those who see the consultation."""
    seen = find_consultation(actor, consultation_id)
    if seen is None:
        return None
    clients = {client.id: client for client in clients_concerned(actor, seen.consultation)}
    client = clients.get(client_id)
    return Concerns(seen, client) if client is not None else None


def find_joinable(actor: Actor, consultation_id: UUID, client_id: UUID) -> Joinable | None:
    """Return a client of the case whom the consultation does not concern, where both are there."""
    seen = find_consultation(actor, consultation_id)
    if seen is None:
        return None
    others = {client.id: client for client in clients_not_concerned(actor, seen.consultation)}
    client = others.get(client_id)
    return Joinable(seen, client) if client is not None else None


def find_asked_question(actor: Actor, question_id: UUID) -> Asked | None:
    """Return a question to those who sit at the table of its item, once that is open."""
    asked = _find_opened(actor, question_id)
    return None if asked is None or asked.seen.consultation.in_writing else asked


def find_question_in_writing(actor: Actor, question_id: UUID) -> Asked | None:
    """Return a question that is answered in writing to those who read it, once it is open."""
    asked = _find_opened(actor, question_id)
    return asked if asked is not None and asked.seen.consultation.in_writing else None


def _find_opened(actor: Actor, question_id: UUID) -> Asked | None:
    question = db.session.get(Question, question_id)
    if question is None:
        return None
    seen = find_seen(actor, question.consultation_id)
    opened = seen is not None and seen.consultation.opened_at is not None
    return Asked(question, seen) if seen is not None and opened and seen.sits else None


def find_board(actor: Actor, team_id: UUID) -> Board | None:
    """Return the board of a group; that there is such a group is no secret."""
    team = find_askable_team(actor, team_id)
    return Board(team, boards_of(actor)) if team is not None else None


def find_own_board(actor: Actor) -> Board | NoBoard | None:
    """Return the first board the actor coordinates; to those who never coordinate there is none."""
    boards = boards_of(actor)
    if boards:
        return Board(boards[0], boards)
    return NoBoard() if actor.has(Duty.COORDINATOR) else None


def find_invitation(actor: Actor, invitation_id: UUID) -> Invited | None:
    """Return the actor's own invitation, once it has left."""
    query = (
        select(Invitation, Consultation)
        .join(Consultation, Consultation.id == Invitation.consultation_id)
        .where(
            Invitation.id == invitation_id,
            Invitation.account_id == actor.id,
            Invitation.status.in_(SHOWN_TO_EXPERTS),
            vault.not_erased(Consultation.space_id),
        )
    )
    row = db.session.execute(query).one_or_none()
    return Invited(*row) if row is not None else None


def find_proposed(actor: Actor, invitation_id: UUID) -> Proposed | None:
    """Return one place of a panel to those who see its consultation."""
    invitation = db.session.get(Invitation, invitation_id)
    if invitation is None:
        return None
    seen = find_consultation(actor, invitation.consultation_id)
    return Proposed(invitation, seen) if seen is not None else None


def consultation_of_item(actor: Actor, item: Item) -> Consultation | None:
    """Return the consultation that the item carries. Who may see the item may see this."""
    query = select(Consultation).where(Consultation.space_id == item.space_id)
    return db.session.scalars(query).one_or_none()


def find_seen(actor: Actor, consultation_id: UUID) -> Seen | None:
    """Return a consultation with what the actor is to it, whoever she is: not yet a way in."""
    query = select(Consultation, _coordinates(actor), _has_a_place(actor)).where(
        Consultation.id == consultation_id, vault.not_erased(Consultation.space_id)
    )
    row = db.session.execute(query).one_or_none()
    if row is None:
        return None
    consultation, coordinates, placed = row
    asks, leads = consultation.asker_id == actor.id, consultation.facilitator_id == actor.id
    return Seen(
        consultation,
        asks=asks,
        coordinates=coordinates and not consultation.private,
        leads=leads,
        sits=asks or leads or placed,
    )


def _coordinates(actor: Actor) -> ColumnElement[bool]:
    today = clock.today()
    return exists().where(
        TeamMember.team_id == Consultation.team_id,
        TeamMember.account_id == actor.id,
        TeamMember.seat == TeamSeat.COORDINATOR,
        TeamMember.since <= today,
        or_(TeamMember.until.is_(None), TeamMember.until > today),
    )


def _has_a_place(actor: Actor) -> ColumnElement[bool]:
    return exists().where(
        Attendance.item_id == Consultation.item_id,
        Attendance.account_id == actor.id,
        reads(),
    )
