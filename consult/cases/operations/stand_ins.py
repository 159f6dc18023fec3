"""A stand-in with an end date: seats and keys that end by themselves."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.cases.messages import tell_stand_in
from consult.cases.models import Absent, Case, CircleSeat
from consult.cases.operations.circle import Terms, end_of, file_of, give_keys, put_on_seat
from consult.cases.queries import (
    colleagues_without_seat,
    hold_case,
    stand_ins_for,
)
from consult.cases.rules import CircleRole, SeatGround
from consult.foundation.actor import Actor
from consult.foundation.errors import Locked, NotSaved
from consult.foundation.words import Words

NOT_A_STAND_IN = Words(
    "Valitse sijaiseksi saman organisaation työkaveri, joka työskentelee tiimissä.",
    "Välj som vikarie en kollega i samma organisation som arbetar i teamet.",
    "Choose as stand-in a colleague of the same agency who works in the team.",
)
NONE_TO_TAKE = Words(
    "Hän istuu jo näiden asioiden piireissä tai häntä ei voi pyytää niihin.",
    "Personen sitter redan i kretsarna för de här ärendena eller kan inte tillfrågas.",
    "This person already sits in the circles of these cases, or cannot be asked for them.",
)
NO_KEY_YET = Words(
    "Sinulla ei ole vielä pääsyä näihin asioihin sijaisena. Pyydä toista sijaista.",
    "Du har inte ännu åtkomst till de här ärendena som ersättare. Be en annan ersättare.",
    "You do not have access to these cases as a deputy yet. Ask another deputy.",
)


def take_stand_in(
    actor: Actor,
    absent: Absent,
    stand_in_id: UUID,
    last_day: date,
    cases: Sequence[Case],
) -> list[CircleSeat]:
    """Seat somebody for a colleague who is away, in these of her cases, until a day.

    Cases in whose circle she sits already, or that keep her out, are left as they are.

    Raises:
        NotSaved: she cannot be asked, there is no case to take, or the day is past.

    """
    until = end_of(last_day)
    if stand_in_id not in {one.id for one in stand_ins_for(actor, absent)}:
        raise NotSaved(NOT_A_STAND_IN)
    taken = []
    for case in cases:
        hold_case(actor, case)
        if stand_in_id in {one.id for one in colleagues_without_seat(actor, case)}:
            taken.append(_seat(actor, absent, case, stand_in_id, until))
    if not taken:
        raise NotSaved(NONE_TO_TAKE)
    tell_stand_in(actor, absent.account, stand_in_id, last_day, len(taken))
    return taken


def _seat(
    actor: Actor, absent: Absent, case: Case, stand_in_id: UUID, until: datetime | None
) -> CircleSeat:
    terms = Terms(
        CircleRole.COVERING,
        writes=True,
        until=until,
        ground=SeatGround.STAND_IN,
        stands_in_for=absent.account.id,
    )
    seat = put_on_seat(actor, case, stand_in_id, terms)
    audit.record(
        actor,
        Deed.STAND_IN_SEATED,
        on=seat,
        space=case.space_id,
        purpose=Purpose.DEPUTISING,
        account=stand_in_id,
        absent=absent.account.id,
    )
    try:
        give_keys(file_of(actor, case), seat, through_duty=absent.through_duty)
    except Locked as refused:
        raise NotSaved(NO_KEY_YET) from refused
    return seat
