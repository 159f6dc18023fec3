"""What somebody of a family permits: written down as it was said, and what follows from a no."""

from dataclasses import dataclass
from datetime import date

from consult import audit, vault
from consult.access import provision as provision_of
from consult.audit import Deed
from consult.cases.operations import end_seat
from consult.cases.operations.family import STILL_AHEAD
from consult.consultations.messages import tell_invitation_ended
from consult.consultations.models import Invitation
from consult.consultations.operations.guests import end_guests
from consult.consultations.operations.panel import end_invitation
from consult.consultations.operations.readers import shut_out
from consult.consultations.queries import item_of, panel_of
from consult.consultations.rules.choices import STILL_ASKED, Permits, SaidBy
from consult.families.models import Around, FamilyAnswer
from consult.families.queries import places_of_others, seats_on_permission
from consult.families.rules import Consequence, Matter
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Attendance, AttendanceState
from consult.meetings.queries import find_attendance
from consult.privacy import ReviewedText, overruled_in

BY_LAW = Words(
    "Valitse säännös, jonka nojalla jatketaan, ja kirjoita miksi.",
    "Välj den bestämmelse med stöd av vilken ni fortsätter, och skriv varför.",
    "Choose the provision by virtue of which one goes on, and write why.",
)
NO_KEY = Words(
    "Sinulla ei ole konsultaation avainta. Pyydä kysyjää kirjaamaan tämä: silloin muiden pääsy"
    " päättyy heti.",
    "Du har inte konsultationens nyckel. Be den som frågade anteckna detta: då upphör andras"
    " tillgång genast.",
    "You do not hold the consultation's key. Ask the asker to write this down: then what others"
    " can open ends at once.",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said on a day, and what is done about it."""

    matter: Matter
    answer: Permits
    said_by: SaidBy
    said_on: date
    words: ReviewedText
    consequence: Consequence | None = None
    provision: str = ""
    why: ReviewedText | None = None


def write_answer_down(actor: Actor, around: Around, said: Said) -> FamilyAnswer:
    """Write down what somebody of a family permits or forbids. A no to asking ends open seats.

    Unless one goes on by virtue of a provision, which is then named with its reason.

    Raises:
        NotSaved: the day is ahead, a provision lacks, or she does not hold the key to turn.

    """
    if said.said_on > clock.today():
        raise NotSaved(STILL_AHEAD)
    goes_on = said.answer is Permits.FORBIDS and said.consequence is Consequence.GO_ON
    if goes_on and (provision_of(said.provision) is None or not said.why):
        raise NotSaved(BY_LAW)
    answer = FamilyAnswer(
        id=new_id(),
        space_id=around.client.space_id,
        client_id=around.client.id,
        consultation_id=around.consultation.id,
        matter=said.matter,
        answer=said.answer,
        said_by=said.said_by,
        said_on=said.said_on,
        provision=said.provision if goes_on else "",
        author_id=actor.id,
        recorded_at=clock.now(),
    )
    answer.words = said.words
    answer.why = (said.why or "") if goes_on else ""
    db.session.add(answer)
    audit.record(
        actor,
        Deed.FAMILY_ANSWER_NOTED,
        on=answer,
        space=answer.space_id,
        clients=[answer.client_id],
        provision=answer.provision,
        matter=said.matter,
        answer=said.answer,
        overruled=overruled_in(said.words, said.why),
    )
    if said.answer is Permits.FORBIDS and said.matter is Matter.ASKING and not goes_on:
        end_open_seats(actor, around)
    return answer


def end_open_seats(actor: Actor, around: Around) -> None:
    """End at once what others can open of a consultation, and seats that rest on a permission.

    Raises:
        NotSaved: she does not hold the key to turn.

    """
    it = around.consultation
    asked = [one for one in panel_of(actor, it) if one.status in STILL_ASKED]
    others = places_of_others(actor, around, but={one.account_id for one in asked})
    held = others or any(one.holds for one in asked)
    if held and not vault.keyring().holds(it.space_id, newest=True):
        raise NotSaved(NO_KEY)
    for invitation in asked:
        _end(actor, around, invitation)
    for place in others:
        assert place.account_id is not None, "only people hold keys"
        shut_out(actor, it, place.account_id)
        _leave(actor, around, place)
    end_guests(actor, it, accepted_too=True)
    for seat in seats_on_permission(actor, around):
        end_seat(actor, seat)
    audit.record(
        actor,
        Deed.PERMISSION_WITHDRAWN,
        on=it,
        space=it.space_id,
        clients=[around.client.id],
        seats=len(asked) + len(others),
    )


def _end(actor: Actor, around: Around, invitation: Invitation) -> None:
    """End one invitation; of somebody who held the key it is turned, and the place is empty."""
    it = around.consultation
    if invitation.holds:
        tell_invitation_ended(actor, it, invitation)
        shut_out(actor, it, invitation.account_id)
        item, _meeting = item_of(actor, it)
        place = find_attendance(actor, item, invitation.account_id)
        if place is not None:
            _leave(actor, around, place)
    end_invitation(actor, it, invitation)


def _leave(actor: Actor, around: Around, place: Attendance) -> None:
    """Say of a place that it is empty now: left early, or not come. What is over stays."""
    over = around.item is not None and around.item.is_closed
    if over or not place.is_seated:
        return
    place.state = AttendanceState.EXCUSED if place.is_unmarked else AttendanceState.LEFT
    place.recorded_at, place.recorded_by = clock.now(), actor.id
