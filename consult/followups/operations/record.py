"""Taking the client-record texts home."""

from consult import audit
from consult.audit import Deed
from consult.consultations.models import Consultation
from consult.consultations.operations import receive_answers
from consult.consultations.queries import client_ids
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words


def take_record_texts(actor: Actor, consultation: Consultation) -> None:
    """Say that the texts stand in the client records: with them, the answers are received.

    Raises:
        NotSaved: the item has not been closed yet.

    """
    if not consultation.is_answered:
        raise NotSaved(_NOT_YET)
    if consultation.received_at is None:
        receive_answers(actor, consultation)
    audit.record(
        actor,
        Deed.RECORD_TEXT_TAKEN,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
    )


_NOT_YET = Words(
    "Tekstit ovat valmiit vasta, kun käsittely on päätetty.",
    "Texterna är färdiga först när behandlingen är avslutad.",
    "The texts are ready once the item has been closed.",
)
