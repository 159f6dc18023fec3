"""Turning the demo's texts into what the operations take."""

from collections.abc import Iterable, Mapping
from datetime import date

from consult.cases.models import Client
from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.consultations.operations import NewClient, NewPerson, Stance
from consult.consultations.rules.choices import Knows, Permits, SaidBy
from consult.demo.texts import Text
from consult.privacy import reviewed

Clients = Mapping[str, Client]


def new_client(text: Text, day: date) -> NewClient:
    """Return a client to be added, with what it knows, wants and permits if that is told."""
    return NewClient(
        role=ClientRole.of(text["role"]),
        service_task=ServiceTask.of(text["task"]),
        service_language=ServiceLanguage.of(text["language"]),
        stance=_stance(text, day) if "knows" in text else None,
    )


def new_person(text: Text) -> NewPerson:
    """Return somebody round the family."""
    return NewPerson(reviewed(text["label"]), reviewed(text["relation"]))


def by_key(texts: Iterable[Text], clients: Iterable[Client]) -> dict[str, Client]:
    """Return the clients by the keys their texts have.

    All of a request come at one moment of the demo's clock: only role and number tell who is who.
    """
    known = {(client.role, client.number): client for client in clients}
    return {text["key"]: known[ClientRole.of(text["role"]), text["number"]] for text in texts}


def _stance(text: Text, day: date) -> Stance:
    return Stance(
        knows=Knows.of(text["knows"]),
        permits=Permits.of(text["permits"]),
        said_by=SaidBy.of(text["said_by"]),
        said_on=day,
        wants=reviewed(text["wants"]) if text["wants"] else None,
    )
