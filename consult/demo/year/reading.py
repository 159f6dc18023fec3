"""Turning the demo's texts into what the operations take."""

from collections.abc import Mapping, Sequence
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


def by_key(texts: Sequence[Text], clients: Sequence[Client]) -> dict[str, Client]:
    """Return the clients by the keys their texts have: they were added in the same order."""
    return {text["key"]: client for text, client in zip(texts, clients, strict=True)}


def _stance(text: Text, day: date) -> Stance:
    return Stance(
        knows=Knows.of(text["knows"]),
        permits=Permits.of(text["permits"]),
        said_by=SaidBy.of(text["said_by"]),
        said_on=day,
        wants=reviewed(text["wants"]) if text["wants"] else None,
    )
