"""Services beside: each entry has somebody who sees that it is right."""

from dataclasses import dataclass

from consult import audit
from consult.agencies.rules import tidy
from consult.audit import Deed
from consult.experts.models import Service, ServiceKind
from consult.experts.queries import service_named
from consult.experts.rules import folded
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.privacy import ReviewedText

NAME_TAKEN = Words(
    "Samanniminen palvelu on jo luettelossa.",
    "En tjänst med samma namn finns redan i förteckningen.",
    "A service of that name is already in the list.",
)
CLOSED_ALREADY = Words(
    "Palvelu on jo poistettu luettelosta.",
    "Tjänsten har redan tagits bort ur förteckningen.",
    "The service is no longer in the list.",
)


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What an entry says of a service."""

    name: str
    kind: ServiceKind
    sector: str
    area: str
    about: ReviewedText
    contact: str


def add_service(actor: Actor, facts: ServiceFacts) -> Service:
    """Add a service; whoever adds it keeps its entry.

    Raises:
        NotSaved: one of that name is there.

    """
    service = Service(id=new_id(), owner_id=actor.id, checked_on=clock.today(), closed_at=None)
    _write(actor, service, facts)
    db.session.add(service)
    audit.record(actor, Deed.SERVICE_ADDED, on=service, overruled=facts.about.overruled)
    return service


def change_service(actor: Actor, service: Service, facts: ServiceFacts) -> None:
    """Change an entry. Whoever does it keeps it from now on, and has looked at it.

    Raises:
        NotSaved: another one of that name is there, or this one is no longer.

    """
    _expect_open(service)
    _write(actor, service, facts)
    service.owner_id, service.checked_on = actor.id, clock.today()
    audit.record(actor, Deed.SERVICE_CHANGED, on=service, overruled=facts.about.overruled)


def check_service(actor: Actor, service: Service) -> None:
    """Say that an entry is still right. Whoever says so keeps it from now on."""
    _expect_open(service)
    service.owner_id, service.checked_on = actor.id, clock.today()
    audit.record(actor, Deed.SERVICE_CHECKED, on=service)


def close_service(actor: Actor, service: Service) -> None:
    """Take a service that is no longer there out of the lists."""
    _expect_open(service)
    service.closed_at = clock.now()
    audit.record(actor, Deed.SERVICE_CLOSED, on=service)


def _expect_open(service: Service) -> None:
    if not service.is_open:
        raise NotSaved(CLOSED_ALREADY)


def _write(actor: Actor, service: Service, facts: ServiceFacts) -> None:
    name = tidy(facts.name)
    other = service_named(actor, name)
    if other is not None and other.id != service.id:
        raise NotSaved(NAME_TAKEN)
    service.name, service.kind, service.sector = name, facts.kind, facts.sector
    service.area, service.contact = tidy(facts.area), tidy(facts.contact)
    service.about = facts.about
    written = (service.name, service.area, *facts.about.split())
    service.sought = folded(f" {' '.join(written)}")
