"""Who is told what of a written consultation, and who is reminded because its day comes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from consult.accounts.queries import addressee_of, names_of
from consult.consultations.messages import written_kinds as kinds
from consult.consultations.models import Consultation, Guest
from consult.consultations.queries import (
    guests_of,
    lately_shown,
    progress_in,
    waiting_for_answers,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.notifications import Addressee, MessageKind, on_rounds, send

ROOM = "meetings.room"


def tell_opened_in_writing(actor: Actor, consultation: Consultation) -> None:
    """Tell those who promised to answer that the questions are open to them."""
    answering = progress_in(actor, consultation).answering
    _tell(actor, consultation, answering, kinds.OPENED, due=consultation.due_on)


def tell_answers_shown(actor: Actor, consultation: Consultation) -> None:
    """Tell the asker and everybody who answers that they may read each other's answers."""
    people = {*progress_in(actor, consultation).answering, consultation.asker_id}
    mark = f"written-shown:{consultation.id}"
    _tell(actor, consultation, people, kinds.SHOWN, once=mark)


@on_rounds
def remind_of_answers(actor: Actor) -> None:
    """Remind those, and only those, who have not answered every question."""
    for consultation in waiting_for_answers(actor):
        missing = progress_in(actor, consultation).missing
        mark = f"written-reminder:{consultation.id}:{consultation.due_on}:{clock.today()}"
        facts = {"due": consultation.due_on}
        _tell(actor, consultation, missing, kinds.STILL_MISSING, once=mark, **facts)


@on_rounds
def tell_of_days_over(actor: Actor) -> None:
    """Tell that the answers can be read, because their day is over."""
    for consultation in lately_shown(actor):
        tell_answers_shown(actor, consultation)


def _tell(
    actor: Actor,
    consultation: Consultation,
    people: Iterable[UUID],
    kind: MessageKind,
    once: str = "",
    **facts: Any,
) -> None:
    wanted = set(people)
    place = (ROOM, consultation.item_id) if consultation.item_id else None
    for account in names_of(actor, wanted).values():
        mark = f"{once}:{account.id}" if once else None
        to = addressee_of(account)
        send(actor, to, kind, place=place, once=mark, code=consultation.code, **facts)
    for guest in guests_of(actor, consultation):
        if guest.id in wanted and guest.email:
            mark = f"{once}:{guest.id}" if once else None
            to = _guest(guest)
            send(actor, to, kind, once=mark, code=consultation.code, **facts)


def _guest(guest: Guest) -> Addressee:
    return Addressee(None, guest.name, guest.email, guest.language)
