"""Who may do what with a case. Whom a case is not shown to never gets this far."""

from collections.abc import Sequence

from consult.access import Permission, policy
from consult.cases.models import (
    Absent,
    Case,
    CaseForDeputy,
    CaseToNote,
    CirclePromiseAsSeen,
    CircleSeat,
    Client,
    Deputising,
    Emergency,
    Excluded,
    RealNames,
)
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


@policy(Permission.REAL_NAMES_KEEP)
def may_keep_real_names(actor: Actor, case: Case) -> bool:
    """Whoever may write the case."""
    return case.is_written_by(actor)


@policy(Permission.REAL_NAMES_CHANGE)
def may_change_real_names(actor: Actor, kept: RealNames) -> bool:
    """Whoever may write the case."""
    return kept.case.is_written_by(actor)


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


@policy(Permission.CIRCLE_REKEY)
def may_seal_anew(actor: Actor, case: Case) -> bool:
    """Whoever sits with the file and writes, be the case open or closed."""
    seat = case.seat_of(actor)
    return seat is not None and seat.writes and seat.whole_file


@policy(Permission.SEAT_END)
def may_end_seat(actor: Actor, seat: CircleSeat) -> bool:
    """Whoever may write the case; nobody her own, or a case could be left alone."""
    return seat.case.is_written_by(actor) and seat.account_id != actor.id


@policy(Permission.CIRCLE_READ)
def may_read_circle(actor: Actor, case: Case) -> bool:
    """Whoever sits in the circle with the file."""
    seat = case.seat_of(actor)
    return seat is not None and seat.whole_file


@policy(Permission.CASE_KNOW)
def may_know_case(actor: Actor, case: Case) -> bool:
    """Whoever sits in the circle, also without the file."""
    return case.seat_of(actor) is not None


@policy(Permission.CIRCLE_LEAVE)
def may_leave_circle(actor: Actor, case: Case) -> bool:
    """Whoever sits in the circle; whether somebody stays to go on is asked at the press."""
    seat = case.seat_of(actor)
    return seat is not None and not seat.is_emergency


@policy(Permission.DEPUTY_EXCLUDE)
def may_exclude_deputies(actor: Actor, case: Case) -> bool:
    """Whoever may write the case."""
    return case.is_written_by(actor)


@policy(Permission.EXCLUSION_LIFT)
def may_lift_exclusion(actor: Actor, found: Excluded) -> bool:
    """Whoever may write the case; nobody her own."""
    return found.case.is_written_by(actor) and found.exclusion.account_id != actor.id


@policy(Permission.CASE_ARCHIVE)
def may_archive_case(actor: Actor, case: Case) -> bool:
    """Whoever has a writing seat with the file, once the case is closed."""
    return case.can_be_reopened_by(actor) and not case.is_archived


@policy(Permission.CASE_LINK)
def may_link_case(actor: Actor, case: Case) -> bool:
    """Whoever has a writing seat with the file; the other case is asked at the press."""
    return case.is_written_by(actor) or case.can_be_reopened_by(actor)


@policy(Permission.STAND_IN_ARRANGE)
def may_arrange_stand_in(actor: Actor, absent: Absent) -> bool:
    """Everybody for the cases she writes herself."""
    return absent.account.id == actor.id


@policy(Permission.STAND_IN_NAME)
def may_name_stand_in(actor: Actor, absent: Absent) -> bool:
    """Let a named deputy of the team, for the cases that do not keep her out."""
    return absent.through_duty


@policy(Permission.DEPUTY_ACT)
def may_deputise(actor: Actor, found: Deputising) -> bool:
    """Whoever is a named deputy of a team."""
    return bool(found.teams)


@policy(Permission.EMERGENCY_OPEN)
def may_open_in_emergency(actor: Actor, found: CaseForDeputy) -> bool:
    """Let a named deputy of the case's team who is not kept out of it."""
    return True  # nobody else is shown the case


@policy(Permission.EMERGENCY_CONFIRM)
def may_confirm_emergency(actor: Actor, found: Emergency) -> bool:
    """Another named deputy of the team than the one who asked."""
    return found.opening.asked_by != actor.id


@policy(Permission.EMERGENCY_END)
def may_end_emergency(actor: Actor, found: Emergency) -> bool:
    """Let the one for whom it was opened, and the deputies of the team."""
    return True  # nobody else is shown the opening


@policy(Permission.EMERGENCY_ANSWER)
def may_answer_for_emergency(actor: Actor, found: Emergency) -> bool:
    """Let the one for whom it was opened."""
    return found.opening.user_id == actor.id


@policy(Permission.CIRCLE_PROMISE)
def may_keep_circle_promise(actor: Actor, seen: CirclePromiseAsSeen) -> bool:
    """Whoever may write the case."""
    return seen.case.is_written_by(actor)
