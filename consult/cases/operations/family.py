"""What a minor decided on telling the guardians, and who of a family is kept apart."""

from collections.abc import Sequence
from datetime import date

from consult import audit
from consult.audit import Deed
from consult.cases.models import Apart, Case, Client, MinorsWord
from consult.cases.queries import hold_case
from consult.cases.rules import ApartGround, MinorsDecision
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.privacy import ReviewedText, overruled_in

NOT_A_MINOR = Words(
    "Vain lapsen tai nuoren oma ratkaisu kirjataan.",
    "Endast ett barns eller en ungs eget beslut antecknas.",
    "Only a child's or a young person's own decision is written down.",
)
STILL_AHEAD = Words(
    "Tämä päivä on vielä edessä.",
    "Den här dagen är ännu inte här.",
    "This day is still to come.",
)
WHY = Words(
    "Valitse vähintään yksi peruste.",
    "Välj minst en grund.",
    "Choose at least one ground.",
)


def note_minors_word(
    actor: Actor,
    client: Client,
    decision: MinorsDecision,
    decided_on: date,
    how_heard: ReviewedText,
) -> MinorsWord:
    """Write down what a minor decided on telling the guardians; what was said before stays.

    Raises:
        NotSaved: the client is no minor, or the day is still to come.

    """
    if not client.is_minor:
        raise NotSaved(NOT_A_MINOR)
    if decided_on > clock.today():
        raise NotSaved(STILL_AHEAD)
    word = MinorsWord(
        id=new_id(),
        space_id=client.space_id,
        client_id=client.id,
        decision=decision,
        decided_on=decided_on,
        author_id=actor.id,
        recorded_at=clock.now(),
    )
    word.how_heard = how_heard
    db.session.add(word)
    audit.record(
        actor,
        Deed.MINORS_WORD_NOTED,
        on=word,
        space=client.space_id,
        clients=[client.id],
        decision=decision,
        overruled=overruled_in(how_heard),
    )
    return word


def keep_apart(actor: Actor, case: Case, grounds: Sequence[ApartGround], why: ReviewedText) -> None:
    """Say that some of the family are kept apart: nobody's paper tells of another from now on.

    Raises:
        NotSaved: no ground was given.

    """
    if not grounds:
        raise NotSaved(WHY)
    hold_case(actor, case)
    case.kept_apart = True
    _remember(actor, case, [ground.value for ground in grounds], why)


def end_keeping_apart(actor: Actor, case: Case, why: ReviewedText) -> None:
    """Say that nobody of the family is kept apart any more."""
    hold_case(actor, case)
    case.kept_apart = False
    _remember(actor, case, [], why)


def _remember(actor: Actor, case: Case, grounds: list[str], why: ReviewedText) -> None:
    row = Apart(
        id=new_id(),
        space_id=case.space_id,
        case_id=case.id,
        begins=case.kept_apart,
        author_id=actor.id,
        recorded_at=clock.now(),
    )
    row.grounds, row.why = grounds, why
    db.session.add(row)
    deed = Deed.FAMILY_KEPT_APART if case.kept_apart else Deed.FAMILY_NOT_KEPT_APART
    audit.record(actor, deed, on=case, space=case.space_id, overruled=overruled_in(why))
