"""Whose business an alarm, an incident or a log is: of those who answer for its register.

A controller is its agencies. What touches a person or a file of a controller that has somebody to
look after it is seen by those alone; what touches no such controller is seen by all who look after
alarms anywhere, for else nobody would.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, not_, or_, select
from sqlalchemy.orm import aliased

from consult.accounts.models import Account, AccountDuty, AccountStatus
from consult.accounts.queries import accounts_with
from consult.agencies.models import Agency
from consult.agencies.queries import agencies_of
from consult.cases.models import Case, Client
from consult.consultations.models import Consultation
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.incidents.models import Alarm, Incident
from consult.teams.models import Team

LOOK_AFTER = (Duty.REGISTRAR, Duty.DATA_PROTECTION)
Person, Keeper = aliased(Account), aliased(Account)
File, Card, Asked = aliased(Case), aliased(Client), aliased(Consultation)
Agencies = Select[UUID]
Touches = Callable[[Agencies], ColumnElement[bool]]


def mine(actor: Actor) -> Agencies:
    """Say in a query which agencies have the same controller as hers."""
    hers = select(Agency.controller).where(Agency.id == actor.agency_id).scalar_subquery()
    return select(Agency.id).where(Agency.controller == hers)


def of_others(actor: Actor) -> Agencies:
    """Say in a query which agencies somebody else looks after."""
    keepers = (
        select(Agency.controller)
        .join(Keeper, Keeper.agency_id == Agency.id)
        .join(AccountDuty, AccountDuty.account_id == Keeper.id)
        .where(AccountDuty.duty.in_(LOOK_AFTER), Keeper.status == AccountStatus.ACTIVE)
    )
    return select(Agency.id).where(Agency.controller.in_(keepers), Agency.id.not_in(mine(actor)))


def alarms_for(actor: Actor) -> ColumnElement[bool]:
    """Say in a query of alarms which of them are any business of hers."""
    return _hers(actor, lambda them: _touches(Alarm.account_id, Alarm.space_id, them))


def incidents_for(actor: Actor) -> ColumnElement[bool]:
    """Say in a query of incidents which are; of those without person and case, whose opener's."""
    return _hers(
        actor,
        lambda them: or_(
            _touches(Incident.account_id, Incident.space_id, them),
            _works_in(Incident.opened_by, them),
        ),
    )


def cases_for(actor: Actor) -> ColumnElement[bool]:
    """Say in a query of cases for which of them she answers for the register."""

    def belongs(them: Agencies) -> ColumnElement[bool]:
        return exists().where(Team.id == Case.team_id, Team.agency_id.in_(them))

    return _hers(actor, belongs)


def people_of_others(actor: Actor) -> Sequence[UUID]:
    """Return the people for whose agencies somebody else answers."""
    return db.session.scalars(
        select(Account.id).where(Account.agency_id.in_(of_others(actor)))
    ).all()


def who_hears(actor: Actor, row: Alarm | Incident) -> Sequence[Account]:
    """Return whose business an alarm or an incident is, by name."""
    people = accounts_with(actor, *LOOK_AFTER)
    homes = agencies_of(actor, {one.agency_id for one in people} | _touched(row))
    touched = {homes[one].controller for one in _touched(row) if one in homes}
    return [one for one in people if homes[one.agency_id].controller in touched] or people


def _hers(actor: Actor, touches: Touches) -> ColumnElement[bool]:
    return or_(touches(mine(actor)), not_(touches(of_others(actor))))


def _works_in(account_id: Any, them: Agencies) -> ColumnElement[bool]:
    return exists().where(Person.id == account_id, Person.agency_id.in_(them))


def _touches(account_id: Any, space_id: Any, them: Agencies) -> ColumnElement[bool]:
    teams = select(Team.id).where(Team.agency_id.in_(them))
    files = select(File.id).where(File.team_id.in_(teams))
    return or_(
        _works_in(account_id, them),
        exists().where(File.space_id == space_id, File.team_id.in_(teams)),
        exists().where(Card.space_id == space_id, Card.case_id.in_(files)),
        exists().where(
            Asked.space_id == space_id, or_(Asked.team_id.in_(teams), Asked.case_id.in_(files))
        ),
    )


def _touched(row: Alarm | Incident) -> set[UUID]:
    """Return the agencies whose person or file this is about."""
    people = [row.account_id, row.opened_by if isinstance(row, Incident) else None]
    space = row.space_id
    cases = or_(
        Case.space_id == space,
        Case.id.in_(select(Client.case_id).where(Client.space_id == space)),
        Case.id.in_(select(Consultation.case_id).where(Consultation.space_id == space)),
    )
    teams = or_(
        Team.id.in_(select(Case.team_id).where(cases)),
        Team.id.in_(select(Consultation.team_id).where(Consultation.space_id == space)),
    )
    query = select(Account.agency_id).where(Account.id.in_([one for one in people if one]))
    found = set(db.session.scalars(query))
    return found | set(db.session.scalars(select(Team.agency_id).where(teams)))
