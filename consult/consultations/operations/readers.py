"""Who reads a consultation: letting people in, and turning the key when somebody leaves."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from consult import vault
from consult.consultations.models import Consultation
from consult.foundation.actor import Actor
from consult.meetings.queries import live_grants


def let_in(
    consultation: Consultation, people: Iterable[UUID], until: datetime | None = None
) -> list[UUID]:
    """Wrap the consultation's key to those of `people` who do not hold it; return them.

    With `until` what they get ends by itself.
    """
    missing = sorted(set(people) - vault.readers_of(consultation.space_id))
    for person_id in missing:
        recipient = vault.recipient_of(person_id)
        vault.grant(consultation.space_id, recipient, expires_at=until)
    return missing


def let_in_until(consultation: Consultation, person_id: UUID, until: datetime) -> None:
    """Set another end to what somebody holds, if the actor holds it herself."""
    if vault.keyring().holds(consultation.space_id):
        vault.end_grants(consultation.space_id, person_id)
        let_in(consultation, [person_id], until)


def shut_out(actor: Actor, consultation: Consultation, person_id: UUID) -> None:
    """Turn the key and end what `person_id` held: what is written from now on is not hers.

    The others hold it for as long as before. Where her own time was over, nothing is left to end.
    """
    if person_id == actor.id and not vault.keyring().holds(consultation.space_id, newest=True):
        return
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
