"""Stepping aside from a case, and keeping a deputy out of it."""

from uuid import UUID

from consult import audit, vault
from consult.audit import Deed
from consult.cases.models import Case, DeputyExclusion
from consult.cases.operations.circle import file_of
from consult.cases.queries import deputies_to_exclude, hold_case, is_excluded, seats_of
from consult.cases.rules import SeatGround
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

LAST_WRITER = Words(
    "Et voi vielä jäädä pois: piirissä ei ole muita, jotka kirjoittavat. Anna ensin paikka "
    "työkaverille.",
    "Du kan inte dra dig ur ännu: ingen annan i kretsen skriver. Ge först en kollega en plats.",
    "You cannot step aside yet: nobody else in the circle writes. Give a colleague a seat first.",
)
NOT_A_DEPUTY = Words(
    "Hän ei ole tiimin nimetty sijainen tai hänet on jo rajattu pois.",
    "Personen är inte teamets namngivna ersättare eller är redan undantagen.",
    "This person is not a named deputy of the team, or is kept out already.",
)


def leave_circle(actor: Actor, case: Case) -> None:
    """Step aside, being too near to the family: neither a seat nor a deputy's way in any more.

    Raises:
        NotSaved: nobody else in the circle could go on with it.

    """
    hold_case(actor, case)
    seats = seats_of(actor, case)
    own = next(seat for seat in seats if seat.account_id == actor.id)
    others = [
        seat
        for seat in seats
        if seat.account_id != actor.id
        and seat.writes
        and seat.whole_file
        and seat.ground is not SeatGround.EMERGENCY
    ]
    if own.writes and not others:
        raise NotSaved(LAST_WRITER)
    own.until = clock.now()
    if not is_excluded(actor, case, actor.id):
        _keep_out(actor, case, actor.id)
    audit.record(actor, Deed.CIRCLE_LEFT, on=own, space=case.space_id, account=actor.id)
    for space_id in file_of(actor, case):
        vault.end_grants(space_id, actor.id)  # whoever writes next turns the key
    vault.end_grants_of_seat(own.id)
    db.session.expire(case, ["circle"])


def exclude_deputy(actor: Actor, case: Case, account_id: UUID) -> DeputyExclusion:
    """Keep a named deputy out of a case. No reason is asked, and none is kept.

    Raises:
        NotSaved: this is no named deputy of the team, or one who is kept out already.

    """
    hold_case(actor, case)
    if account_id not in {deputy.id for deputy in deputies_to_exclude(actor, case)}:
        raise NotSaved(NOT_A_DEPUTY)
    exclusion = _keep_out(actor, case, account_id)
    audit.record(actor, Deed.DEPUTY_EXCLUDED, on=exclusion, space=case.space_id, account=account_id)
    return exclusion


def lift_exclusion(actor: Actor, case: Case, exclusion: DeputyExclusion) -> None:
    """Let a deputy act for the case again."""
    exclusion.until = clock.now()
    audit.record(
        actor,
        Deed.EXCLUSION_LIFTED,
        on=exclusion,
        space=case.space_id,
        account=exclusion.account_id,
    )


def _keep_out(actor: Actor, case: Case, account_id: UUID) -> DeputyExclusion:
    exclusion = DeputyExclusion(
        id=new_id(),
        case_id=case.id,
        account_id=account_id,
        excluded_by=actor.id,
        since=clock.now(),
        until=None,
    )
    db.session.add(exclusion)
    return exclusion
