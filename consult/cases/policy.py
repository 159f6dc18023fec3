"""Who may do what with a case. Whom a case is not shown to never gets this far."""

from collections.abc import Sequence

from consult.access import Permission, policy
from consult.cases.models import Case, CaseToNote, CircleSeat, Client
from consult.foundation.actor import Actor, Duty
from consult.teams.models import Team


@policy(Permission.CASE_LIST)
def may_list_cases(actor: Actor, person: Actor) -> bool:
    """Everybody may look at the list of the circles she sits in herself."""
    return actor.id == person.id


@policy(Permission.CASE_OPEN)
def may_open_cases(actor: Actor, teams: Sequence[Team]) -> bool:
    """Social workers open cases, each in a team of her own."""
    return actor.has(Duty.SOCIAL_WORKER)


@policy(Permission.CASE_READ)
def may_read_case(actor: Actor, case: Case) -> bool:
    """Whoever sits in the circle with the file."""
    seat = case.seat_of(actor)
    return seat is not None and seat.whole_file


@policy(Permission.CASE_WRITE)
def may_write_case(actor: Actor, case: Case) -> bool:
    """Whoever has a writing seat with the file, while the case is open."""
    return case.is_written_by(actor)


@policy(Permission.CLIENT_EDIT)
def may_write_client(actor: Actor, client: Client) -> bool:
    """Whoever may write the client's case."""
    return client.case.is_written_by(actor)


@policy(Permission.CASE_NOTE_DOWN)
def may_note_down_case(actor: Actor, found: CaseToNote) -> bool:
    """Whoever may write the case; for one who is away, a named deputy of the team."""
    return found.as_deputy or found.case.is_written_by(actor)


@policy(Permission.CASE_CLOSE)
def may_close_case(actor: Actor, case: Case) -> bool:
    """Whoever may write the case."""
    return case.is_written_by(actor)


@policy(Permission.CASE_REOPEN)
def may_reopen_case(actor: Actor, case: Case) -> bool:
    """Whoever has a writing seat with the file, once the case is closed."""
    return case.can_be_reopened_by(actor)


@policy(Permission.CIRCLE_EDIT)
def may_change_circle(actor: Actor, case: Case) -> bool:
    """Whoever may write the case."""
    return case.is_written_by(actor)


@policy(Permission.SEAT_END)
def may_end_seat(actor: Actor, seat: CircleSeat) -> bool:
    """Whoever may write the case; nobody her own, or a case could be left alone."""
    return seat.case.is_written_by(actor) and seat.account_id != actor.id
