"""Laying the directory of the cast: agencies, people with keys, teams with what they keep."""

from collections.abc import Mapping
from dataclasses import dataclass

from consult import vault
from consult.accounts.models import Account
from consult.accounts.operations import NewKeys, certify, enrol
from consult.accounts.queries import actor_of
from consult.agencies.models import Agency
from consult.agencies.operations import add_agency
from consult.demo.cast import AGENCIES, PEOPLE, SERVICES, TEAMS, CastPerson, CastTeam
from consult.experts.models import FacetKind, SelfPortrait, ServiceKind
from consult.experts.operations import ServiceFacts, add_service, describe_oneself
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import db, transaction
from consult.privacy import reviewed
from consult.teams.models import Team, TeamSeat
from consult.teams.operations import add_team, give_seat, open_team_spaces

FIRST_SUPERVISORS = ("fanni", "ilona")
"""Certified by the authority key of the ceremony; everybody else by the first of them."""


@dataclass(frozen=True, slots=True, repr=False)
class LaidDirectory:
    """What was laid, by the keys of the cast."""

    agencies: Mapping[str, Agency]
    accounts: Mapping[str, Account]
    actors: Mapping[str, Actor]
    teams: Mapping[str, Team]


def lay_directory(ceremony: vault.Ceremony, keys: Mapping[str, NewKeys]) -> LaidDirectory:
    """Lay agencies, people and teams of the cast into an empty base.

    `keys` are prepared beforehand, since that is slow by design.
    """
    with transaction():
        agencies = {entry.key: _add_agency(entry.key) for entry in AGENCIES}
        accounts = {key: _enrol(person, keys[key], agencies) for key, person in PEOPLE.items()}
        _certify(accounts, keys, ceremony.authority)
        db.session.flush()
        actors = {key: actor_of(account) for key, account in accounts.items()}
        _describe(actors, accounts)
    with transaction():
        laid = LaidDirectory(agencies, accounts, actors, {})
        teams = {key: _lay_team(team, laid, keys) for key, team in TEAMS.items()}
    return LaidDirectory(agencies, accounts, actors, teams)


def _describe(actors: Mapping[str, Actor], accounts: Mapping[str, Account]) -> None:
    """Let each expert say what the directory knows of her, and lay the services beside."""
    for key, person in PEOPLE.items():
        if person.fields:
            portrait = SelfPortrait(person.fields, _facets(person))
            about = reviewed(person.about)
            describe_oneself(actors[key], accounts[key], portrait, about)
    for entry in SERVICES:
        facts = ServiceFacts(
            entry.name,
            ServiceKind.of(entry.kind),
            entry.sector,
            entry.area,
            reviewed(entry.about),
            entry.contact,
        )
        add_service(actors[entry.keeper], facts)


def _facets(person: CastPerson) -> dict[FacetKind, tuple[str, ...]]:
    return {
        FacetKind.LANGUAGE: person.languages,
        FacetKind.METHOD: person.methods,
        FacetKind.SERVES: person.serves,
        FacetKind.NOT_FROM: person.not_from,
        FacetKind.TIME: person.times,
    }


def _add_agency(key: str) -> Agency:
    entry = next(entry for entry in AGENCIES if entry.key == key)
    return add_agency(
        SYSTEM,
        name=entry.name,
        controller=entry.name,
        register_name=entry.register_name,
        area=entry.area,
        sector=entry.sector,
    )


def _enrol(person: CastPerson, keys: NewKeys, agencies: Mapping[str, Agency]) -> Account:
    return enrol(
        SYSTEM,
        keys,
        name=person.name,
        email=person.email,
        agency_id=agencies[person.agency].id,
        sector=person.sector,
        profession=person.profession,
        area=person.area,
        duties=person.duties,
        language=person.language,
    )


def _certify(
    accounts: Mapping[str, Account], keys: Mapping[str, NewKeys], authority: vault.Authority
) -> None:
    for key in FIRST_SUPERVISORS:
        certify(SYSTEM, accounts[key], authority=authority)
    first = FIRST_SUPERVISORS[0]
    approver = actor_of(accounts[first])
    with vault.signed_in(keys[first].identity):
        for key, account in accounts.items():
            if key not in FIRST_SUPERVISORS:
                certify(approver, account)


def _lay_team(entry: CastTeam, laid: LaidDirectory, keys: Mapping[str, NewKeys]) -> Team:
    lead = entry.in_seat(TeamSeat.LEAD)[0]
    actor = laid.actors[lead]
    with vault.signed_in(keys[lead].identity):
        team = add_team(
            actor,
            name=entry.name,
            kind=entry.kind,
            agency_id=laid.agencies[entry.agency].id,
            area=entry.area,
            format_key=entry.format_key,
        )
        for person, seat in entry.seats:
            give_seat(actor, team, laid.accounts[person], seat)
        open_team_spaces(actor, team)
    return team
