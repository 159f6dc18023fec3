"""Breaking the glass: one case, for one person, for three hours, by a deputy's press."""

import json
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.cases.messages import tell_circle_of_emergency, tell_user_of_emergency
from consult.cases.models import (
    Case,
    CaseForDeputy,
    Emergency,
    EmergencyAnswer,
    EmergencyOpening,
)
from consult.cases.operations.circle import Terms, file_of, give_keys, put_on_seat
from consult.cases.queries import hold_case, people_to_open_for
from consult.cases.rules import (
    CircleRole,
    EmergencyReason,
    Needed,
    SeatGround,
    WhatWasDone,
    emergency_ends,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Locked, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.privacy import ReviewedText
from consult.teams.models import Team

NOT_FOR_HER = Words(
    "Asiaa ei voi avata tälle henkilölle: hän on jo piirissä, tai hänet on rajattu pois.",
    "Ärendet kan inte öppnas för den här personen: hen är redan i kretsen eller undantagen.",
    "The case cannot be opened for this person: already in the circle, or kept out.",
)
NO_KEY_YET = Words(
    "Sinut on nimetty sijaiseksi, mutta pääsyä ei ole vielä annettu. Pyydä toista sijaista.",
    "Du är namngiven ersättare, men har inte fått åtkomst ännu. Be en annan ersättare.",
    "You are a named deputy, but access has not been given yet. Ask another deputy.",
)
TWICE_THE_SAME = Words(
    "Tässä tiimissä tarvitaan kaksi sijaista. Pyydä toista sijaista painamaan.",
    "I det här teamet behövs två ersättare. Be en annan ersättare trycka.",
    "This team wants two deputies. Ask another deputy to press.",
)


def open_in_emergency(
    actor: Actor,
    found: CaseForDeputy,
    user_id: UUID,
    reason: EmergencyReason,
    words: ReviewedText,
) -> EmergencyOpening:
    """Open a case for somebody who needs it now; where two presses are wanted, ask for the second.

    Raises:
        NotSaved: it cannot be opened for this person, or the deputy holds no duty key yet.

    """
    case, team = found.case, found.team
    hold_case(actor, case)
    if user_id not in {one.id for one in people_to_open_for(actor, found)}:
        raise NotSaved(NOT_FOR_HER)
    opening = _ask(actor, case, team, user_id, reason, words)
    if team.emergency_presses > 1:
        audit.record(
            actor,
            Deed.EMERGENCY_ASKED,
            on=opening,
            space=case.space_id,
            purpose=Purpose.EMERGENCY,
            account=user_id,
            reason=reason,
            overruled=words.overruled,
        )
        return opening
    _open(actor, case, opening)
    return opening


def confirm_emergency(actor: Actor, found: Emergency) -> None:
    """Press as the second deputy: now the case opens.

    Raises:
        NotSaved: it is the same deputy, too late, or cannot be opened for this person any more.

    """
    opening, case = found.opening, found.case
    hold_case(actor, case)
    if opening.asked_by == actor.id:
        raise NotSaved(TWICE_THE_SAME)
    for_deputy = CaseForDeputy(case, case.team)
    if opening.user_id not in {one.id for one in people_to_open_for(actor, for_deputy)}:
        raise NotSaved(NOT_FOR_HER)
    _open(actor, case, opening)


def end_emergency(actor: Actor, found: Emergency) -> None:
    """End an emergency opening before its time."""
    if found.seat is None:
        raise Locked("not open")
    audit.record(
        actor,
        Deed.EMERGENCY_ENDED,
        on=found.opening,
        space=found.case.space_id,
        purpose=Purpose.EMERGENCY,
        account=found.opening.user_id,
    )
    found.seat.until = found.opening.ended_at = clock.now()
    for space_id in file_of(actor, found.case):
        vault.end_grants(space_id, found.opening.user_id, seat=found.seat.id)


def answer_for_emergency(
    actor: Actor, found: Emergency, needed: Needed, did: WhatWasDone, words: ReviewedText
) -> EmergencyAnswer:
    """Say afterwards whether it was needed and what was done; the words are for the leaders."""
    answer_id = new_id()
    space_id = found.opening.space_id
    answer = EmergencyAnswer(
        id=answer_id,
        opening_id=found.opening.id,
        needed=needed,
        did=did,
        answered_at=clock.now(),
        space_id=space_id,
        box=vault.seal_into(space_id, answer_id, _document(words)),
    )
    db.session.add(answer)
    audit.record(
        actor,
        Deed.EMERGENCY_ANSWERED,
        on=answer,
        purpose=Purpose.EMERGENCY,
        needed=needed,
        did=did,
        overruled=words.overruled,
    )
    return answer


def _ask(
    actor: Actor,
    case: Case,
    team: Team,
    user_id: UUID,
    reason: EmergencyReason,
    words: ReviewedText,
) -> EmergencyOpening:
    opening_id, space_id = new_id(), team.leadership_space_id
    if space_id is None:
        raise Locked("the team has no rooms")
    opening = EmergencyOpening(
        id=opening_id,
        case_id=case.id,
        team_id=team.id,
        user_id=user_id,
        reason=reason,
        asked_by=actor.id,
        asked_at=clock.now(),
        space_id=space_id,
        box=vault.seal_into(space_id, opening_id, _document(words)),
    )
    db.session.add(opening)
    return opening


def _open(actor: Actor, case: Case, opening: EmergencyOpening) -> None:
    now = clock.now()
    terms = Terms(CircleRole.EMERGENCY, until=emergency_ends(now), ground=SeatGround.EMERGENCY)
    seat = put_on_seat(actor, case, opening.user_id, terms)
    opening.seat_id, opening.opened_by = seat.id, actor.id
    opening.opened_at, opening.expires_at = now, seat.until
    audit.record(
        actor,
        Deed.EMERGENCY_OPENED,
        on=opening,
        space=case.space_id,
        purpose=Purpose.EMERGENCY,
        account=opening.user_id,
        reason=opening.reason,
        seat=seat.id,
    )
    try:
        give_keys(file_of(actor, case), seat, through_duty=True)
    except Locked as refused:
        raise NotSaved(NO_KEY_YET) from refused
    tell_circle_of_emergency(actor, case, opening)
    tell_user_of_emergency(actor, case, opening)


def _document(words: ReviewedText) -> bytes:
    return json.dumps({"body": str(words)}, ensure_ascii=False).encode()
