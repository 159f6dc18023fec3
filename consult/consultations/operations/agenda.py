"""Putting a consultation on the agenda of a meeting, and its people round the table."""

from collections.abc import Iterable
from uuid import UUID

from consult.accounts.queries import names_of
from consult.consultations.models import Consultation
from consult.consultations.operations.handing import ask_again, take_the_lead
from consult.consultations.operations.interpreting import make_time_for_interpreters
from consult.consultations.operations.states import expect_at_table
from consult.consultations.queries import client_ids
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.meetings.models import Item, Meeting, Standing
from consult.meetings.operations import Place, place_item, seat


def put_on_agenda(
    actor: Actor, consultation: Consultation, meeting: Meeting, facilitator_id: UUID
) -> Item:
    """Give a consultation a slot, its asker a place at the table, its facilitator the key."""
    if not meeting.in_writing:
        expect_at_table(consultation)
    concerned = client_ids(actor, consultation)
    item = place_item(actor, meeting, consultation.space_id, facilitator_id, concerned)
    asks_as = Role.WORKER if consultation.private else Role.PRESENTER
    seat_people(actor, item, meeting, [consultation.asker_id], Standing.ASKER, asks_as)
    consultation.item_id = item.id
    consultation.status = consultation.status_when_placed
    consultation.placed_at = clock.now()
    consultation.wait(None, None)
    take_the_lead(actor, consultation, item)
    ask_again(actor, consultation, item)
    make_time_for_interpreters(actor, consultation)
    return item


def seat_people(
    actor: Actor,
    item: Item,
    meeting: Meeting,
    people: Iterable[UUID],
    standing: Standing,
    role: Role,
) -> None:
    """Give people a place at the table; who has one already keeps it."""
    for account in names_of(actor, people).values():
        seat(actor, item, Place(standing, role, account, mode=meeting.usual_mode))
