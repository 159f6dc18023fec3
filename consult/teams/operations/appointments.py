"""Members set by an official's decision: which decision, which term, whose deputy."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.teams.models import Appointment, Team, TeamMember
from consult.teams.queries import appointments_in, members_of

ENDS_TOO_EARLY = Words(
    "Kausi päättyy ennen kuin se alkaa.",
    "Perioden slutar innan den börjar.",
    "The term ends before it begins.",
)
NOT_A_DEPUTY = Words(
    "Varajäsen sijaistaa toista saman ryhmän jäsentä.",
    "En ersättare träder in för en annan medlem av samma grupp.",
    "A deputy stands in for another member of the same group.",
)
SEAT_ENDED = Words(
    "Paikka ryhmässä on päättynyt.", "Platsen i gruppen är avslutad.", "The seat has ended."
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an official has decided of one member."""

    number: str
    decided_on: date
    term_from: date
    term_until: date
    stands_in_for: UUID | None = None
    """The seat of another member."""


def appoint(actor: Actor, team: Team, member: TeamMember, decision: Decision) -> Appointment:
    """Write down by which decision somebody is a member; a newer one takes the place of an older.

    Raises:
        NotSaved: the term ends before it begins, the seat has ended, or she would be the deputy
            of herself or of nobody in the group.

    """
    if decision.term_until < decision.term_from:
        raise NotSaved(ENDS_TOO_EARLY)
    sitting = {row.id for row in members_of(actor, team.id)}
    if member.id not in sitting:
        raise NotSaved(SEAT_ENDED)
    if decision.stands_in_for is not None and decision.stands_in_for not in sitting - {member.id}:
        raise NotSaved(NOT_A_DEPUTY)
    row = appointments_in(actor, team.id).get(member.id)
    if row is None:
        row = Appointment(id=new_id(), member_id=member.id)
        db.session.add(row)
    row.decision, row.decided_on = decision.number, decision.decided_on
    row.term_from, row.term_until = decision.term_from, decision.term_until
    row.stands_in_for = decision.stands_in_for
    audit.record(actor, Deed.MEMBER_APPOINTED, on=row, seat=member.id, team=team.id)
    return row
