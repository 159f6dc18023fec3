"""Who reads a consultation: letting people in, and turning the key when somebody leaves."""

from collections.abc import Iterable
from uuid import UUID

from consult import vault
from consult.consultations.models import Consultation
from consult.foundation.actor import Actor
from consult.meetings.queries import live_grants


def let_in(consultation: Consultation, people: Iterable[UUID]) -> list[UUID]:
    """Wrap the consultation's key to those of `people` who do not hold it; return them."""
    missing = sorted(set(people) - vault.readers_of(consultation.space_id))
    for person_id in missing:
        vault.grant(consultation.space_id, vault.recipient_of(person_id))
    return missing


def shut_out(actor: Actor, consultation: Consultation, person_id: UUID) -> None:
    """Turn the key and end what `person_id` held: what is written from now on is not hers.

    The others hold it for as long as before.
    """
    staying = [
        vault.recipient_of(reader_id).seated(held.seat, held.expires_at)
        for reader_id, held in live_grants(actor, consultation.space_id).items()
        if reader_id not in (actor.id, person_id)
    ]
    vault.turn_key(consultation.space_id, staying)
    vault.end_grants(consultation.space_id, person_id)


def leave_to(actor: Actor, consultation: Consultation, staying: Iterable[UUID]) -> None:
    """Turn the key for `staying` and end what everybody else held, the one who does it too."""
    kept = set(staying)
    others = vault.readers_of(consultation.space_id) - kept
    turn_for(consultation, kept - {actor.id})
    for person_id in sorted(others):
        vault.end_grants(consultation.space_id, person_id)


def turn_for(consultation: Consultation, readers: Iterable[UUID]) -> None:
    """Turn the key for these people and the one who does it."""
    recipients = [vault.recipient_of(person_id) for person_id in sorted(readers)]
    vault.turn_key(consultation.space_id, recipients)
