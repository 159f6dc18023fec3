"""Booking: a free slot of one's own team, without triage. The item is there at once."""

from uuid import UUID

from consult.audit import Deed
from consult.consultations.messages import tell_booked, tell_facilitator
from consult.consultations.models import Consultation
from consult.consultations.operations.agenda import put_on_agenda, seat_people
from consult.consultations.operations.asking import begin
from consult.consultations.operations.readers import let_in
from consult.consultations.operations.wishes import Wish
from consult.formats import Format, Role
from consult.foundation.actor import Actor
from consult.meetings.models import Meeting, Standing
from consult.meetings.operations import expect_may_ask
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import members_of

NAMED_SEATS = {
    Role.REFLECTING_TEAM: TeamSeat.MEMBER,
    Role.CONSULTANT_WORKER: TeamSeat.LEAD,
}
"""As what a team's people take part in the roles that a format asks for."""


def book(
    actor: Actor,
    team: Team,
    shape: Format,
    wish: Wish,
    meeting: Meeting,
    facilitator_id: UUID,
    *,
    provision: str = "",
) -> Consultation:
    """Take a slot: until the opening the asker, the facilitator and the named members read it."""
    expect_may_ask(actor, team)
    consultation = begin(actor, team, shape, wish, Deed.CONSULTATION_BOOKED, provision)
    item = put_on_agenda(actor, consultation, meeting, facilitator_id)
    for role in shape.required_roles:
        if role in NAMED_SEATS and not consultation.private:
            members = {row.account_id for row in members_of(actor, team.id, NAMED_SEATS[role])}
            let_in(consultation, members)
            seat_people(actor, item, meeting, members, Standing.TEAM, role)
    tell_booked(actor, consultation, meeting)
    tell_facilitator(actor, consultation, item, meeting)
    return consultation
