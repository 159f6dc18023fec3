"""When a meeting is called off: the consultation follows its item, or waits for a new time."""

from consult import audit
from consult.audit import Deed
from consult.consultations.messages import tell_of_move, tell_of_place
from consult.consultations.models import Consultation
from consult.consultations.operations.agenda import put_on_agenda
from consult.consultations.operations.guests import ask_guests_again
from consult.consultations.operations.handing import ask_again
from consult.consultations.operations.interpreting import make_time_for_interpreters
from consult.consultations.operations.states import expect_waiting
from consult.consultations.queries import client_ids, consultation_of_item
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, Meeting
from consult.meetings.operations import follows_items, follows_places

NOT_PLACED_BEFORE = Words(
    "Konsultaatiolla ei ole vielä ollut aikaa.",
    "Konsultationen har inte haft någon tid ännu.",
    "The consultation has had no time yet.",
)
IT_ENDED = Words(
    "Pyyntö on peruttu tai sitä ei otettu käsittelyyn. Sille ei tarvita aikaa.",
    "Begäran har återtagits eller togs inte upp. Den behöver ingen tid.",
    "The request was withdrawn or not taken up. It needs no time.",
)


@follows_items
def follow_item(actor: Actor, item: Item) -> None:
    """Go back to those that wait where the item has lost its slot; else go along."""
    consultation = consultation_of_item(actor, item)
    if consultation is None:
        return
    if consultation.ended_at is not None:
        _expect_no_time(item)
    elif consultation.is_before_opening:
        _go_along(actor, consultation, item)


@follows_places
def follow_place(actor: Actor, item: Item) -> None:
    """Say where it is in the calendars of those concerned."""
    consultation = consultation_of_item(actor, item)
    if consultation is not None and consultation.is_placed:
        tell_of_place(actor, consultation, item)


def _expect_no_time(item: Item) -> None:
    """Refuse a time to what was withdrawn or not taken up."""
    if item.position is not None:
        raise NotSaved(IT_ENDED)


def _go_along(actor: Actor, consultation: Consultation, item: Item) -> None:
    ask_guests_again(actor, consultation)
    if item.position is None:
        consultation.status = ConsultationStatus.REQUESTED
        consultation.placed_at = None
    else:
        if consultation.placed_at is None:
            consultation.status = consultation.status_when_placed
            consultation.placed_at = clock.now()
        ask_again(actor, consultation, item)
        make_time_for_interpreters(actor, consultation)
    tell_of_move(actor, consultation, item)


def take_new_time(actor: Actor, consultation: Consultation, meeting: Meeting) -> Item:
    """Take another free slot, where slots are taken without triage."""
    expect_waiting(consultation)
    if consultation.facilitator_id is None:
        raise Conflict(NOT_PLACED_BEFORE)
    item = put_on_agenda(actor, consultation, meeting, consultation.facilitator_id)
    audit.record(
        actor,
        Deed.CONSULTATION_PLACED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        item=item.id,
        meeting=meeting.id,
    )
    tell_of_move(actor, consultation, item)
    return item
