"""Changes to agencies."""

from consult import audit
from consult.agencies.models import Agency
from consult.agencies.queries import agency_named
from consult.agencies.rules import sectors, tidy
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

NAME_TAKEN = Words(
    "Samanniminen organisaatio on jo luettelossa.",
    "En organisation med samma namn finns redan i förteckningen.",
    "An agency of that name is already in the list.",
)
NO_SUCH_SECTOR = Words(
    "Valitse toimiala luettelosta.",
    "Välj en sektor ur förteckningen.",
    "Choose a sector from the list.",
)
ALREADY_CLOSED = Words(
    "Organisaatio on jo suljettu.",
    "Organisationen är redan stängd.",
    "The agency is already closed.",
)


def add_agency(
    actor: Actor, *, name: str, controller: str, register_name: str, area: str, sector: str
) -> Agency:
    """Add an agency with its controller and register."""
    agency = Agency(id=new_id(), closed_at=None)
    _write(actor, agency, name, controller, register_name, area, sector)
    db.session.add(agency)
    audit.record(actor, Deed.AGENCY_ADDED, on=agency)
    return agency


def change_agency(
    actor: Actor,
    agency: Agency,
    *,
    name: str,
    controller: str,
    register_name: str,
    area: str,
    sector: str,
) -> None:
    """Change an agency."""
    _write(actor, agency, name, controller, register_name, area, sector)
    audit.record(actor, Deed.AGENCY_CHANGED, on=agency)


def close_agency(actor: Actor, agency: Agency) -> None:
    """Close an agency: nobody new is placed there; what was stays as it was."""
    if not agency.is_open:
        raise NotSaved(ALREADY_CLOSED)
    agency.closed_at = clock.now()
    audit.record(actor, Deed.AGENCY_CLOSED, on=agency)


def _write(
    actor: Actor,
    agency: Agency,
    name: str,
    controller: str,
    register_name: str,
    area: str,
    sector: str,
) -> None:
    if sector not in sectors():
        raise NotSaved(NO_SUCH_SECTOR)
    other = agency_named(actor, tidy(name))
    if other is not None and other.id != agency.id:
        raise NotSaved(NAME_TAKEN)
    agency.name = tidy(name)
    agency.controller = tidy(controller)
    agency.register_name = tidy(register_name)
    agency.area = tidy(area)
    agency.sector = sector
