"""Booking: a free slot of one's own team, without triage. The item is there at once."""

from uuid import UUID

from consult.accounts.queries import names_of
from consult.audit import Deed
from consult.consultations.messages import tell_booked, tell_facilitator
from consult.consultations.models import Consultation, Direction
from consult.consultations.operations.agenda import put_on_agenda, seat_people
from consult.consultations.operations.asking import begin
from consult.consultations.operations.readers import let_in
from consult.consultations.operations.wishes import Wish
from consult.formats import Format, Role, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Meeting, Standing
from consult.meetings.operations import expect_may_ask
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import members_of

NAMED_SEATS = {
    Role.REFLECTING_TEAM: TeamSeat.MEMBER,
    Role.CONSULTANT_WORKER: TeamSeat.LEAD,
    Role.EXPERT: TeamSeat.MEMBER,
}
"""As what a team's people take part in the roles that a format asks for."""

NOT_OPENED_TO_YOU = Words(
    "Näitä aikoja varaavat ne tiimit, joille ajat on avattu.",
    "De här tiderna bokas av de team som tiderna har öppnats för.",
    "These times are booked by the teams to which they were opened.",
)


def book(
    actor: Actor,
    team: Team,
    shape: Format,
    wish: Wish,
    meeting: Meeting,
    facilitator_id: UUID,
    *,
    provision: str = "",
    guest_of: Team | None = None,
) -> Consultation:
    """Take a slot: until the opening the asker, the facilitator and the named members read it.

    Two-way times are taken as one of a team to which they were opened, `guest_of`.
    """
    expect_may_ask(actor, team)
    if shape.two_way and guest_of is None:
        raise NotSaved(NOT_OPENED_TO_YOU)
    consultation = begin(actor, team, shape, wish, Deed.CONSULTATION_BOOKED, provision)
    if guest_of is not None:
        keep_direction(actor, consultation, guest_of)
    item = put_on_agenda(actor, consultation, meeting, facilitator_id)
    held_in = catalogue().format(meeting.format_key, meeting.format_version)
    for role in held_in.required_roles:
        if role in NAMED_SEATS and not consultation.private:
            members = {row.account_id for row in members_of(actor, team.id, NAMED_SEATS[role])}
            let_in(consultation, members)
            seat_people(actor, item, meeting, members, Standing.TEAM, role)
    tell_booked(actor, consultation, meeting)
    tell_facilitator(actor, consultation, item, meeting)
    return consultation


def keep_direction(actor: Actor, consultation: Consultation, guest_of: Team) -> None:
    """Keep from whom a time was booked, as it is today: team, agency and sector."""
    asker = names_of(actor, {consultation.asker_id})[consultation.asker_id]
    came_from = Direction(
        id=new_id(),
        consultation_id=consultation.id,
        team_id=guest_of.id,
        agency_id=asker.agency_id,
        sector=asker.sector,
    )
    db.session.add(came_from)
