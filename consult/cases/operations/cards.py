"""Writing the cards of a case and of its clients.

Of two who write at once the second is told: the rows count their versions, and the forms compare.
"""

from consult import audit
from consult.audit import Deed
from consult.cases.models import Case, Client
from consult.cases.rules import ServiceLanguage, ServiceTask
from consult.foundation.actor import Actor
from consult.privacy import ReviewedText, overruled_in


def write_case_card(actor: Actor, case: Case, summary: ReviewedText) -> None:
    """Write what the case is about."""
    case.summary = summary
    audit.record(
        actor,
        Deed.CASE_CARD_WRITTEN,
        on=case,
        space=case.space_id,
        overruled=overruled_in(summary),
    )


def choose_label(actor: Actor, client: Client, own_label: ReviewedText) -> None:
    """Write down what a client wants to be called: the client picks it, never anybody's name."""
    client.own_label = own_label
    audit.record(
        actor,
        Deed.CLIENT_LABEL_CHOSEN,
        on=client,
        space=client.space_id,
        clients=[client.id],
        overruled=overruled_in(own_label),
    )


def write_client_card(
    actor: Actor,
    client: Client,
    service_task: ServiceTask,
    service_language: ServiceLanguage,
    *,
    own_label: ReviewedText,
    other_language: ReviewedText,
    card: ReviewedText,
) -> None:
    """Write a client's card."""
    client.service_task = service_task
    client.service_language = service_language
    client.own_label = own_label
    client.other_language = other_language
    client.card = card
    audit.record(
        actor,
        Deed.CLIENT_CARD_WRITTEN,
        on=client,
        space=client.space_id,
        clients=[client.id],
        overruled=overruled_in(own_label, other_language, card),
    )
