"""What the house calls things, for reading a file that calls them so, too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from consult.accounts.models import Account
from consult.agencies.queries import all_agencies
from consult.agencies.rules import sectors
from consult.formats import catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Worded, Words
from consult.imports.models import LogImport
from consult.imports.rules.columns import fold
from consult.imports.rules.log import Known, KnownTeam
from consult.meetings.models import (
    CAME_OR_NOT,
    CancelReason,
    Meeting,
    MeetingMode,
    MeetingStatus,
    Standing,
)
from consult.meetings.queries import teams_planned_by
from consult.teams.models import Team

WORDED: Mapping[str, Iterable[Worded]] = {
    "status": MeetingStatus,
    "reason": CancelReason,
    "mode": MeetingMode,
    "seat": Standing,
    "presence": CAME_OR_NOT,
}

Heard = Mapping[str, Mapping[str, str]]
"""What was said in the review: by column, a name of the file and what it is called here; empty for
an agency that is left out."""
T = TypeVar("T")


def template_for(actor: Actor, kind: str) -> tuple[Sequence[Team], str] | None:
    """Return for which teams a template is wanted, and of which kind; None where she plans none."""
    teams = teams_planned_by(actor)
    return (teams, kind) if teams else None


def known_to(actor: Actor, teams: Iterable[Team], heard: Heard | None = None) -> Known:
    """Return what a log of these teams may say, with what the reviewer has said of its names."""
    by_id = {team.id: _known_team(team) for team in teams}
    known = Known(
        teams={fold(team.name): by_id[team.id] for team in teams},
        agencies={fold(agency.name): agency.id for agency in all_agencies(actor)},
        sectors=_said(sectors()),
        people=_people(),
        words={column: _words_of(members) for column, members in WORDED.items()},
        times=times_of(actor, by_id),
    )
    return _with_review(known, heard or {})


def times_of(actor: Actor, team_ids: Iterable[UUID]) -> frozenset[tuple[UUID, datetime]]:
    """Return when these teams have met, or will."""
    query = select(Meeting.team_id, Meeting.starts_at).where(Meeting.team_id.in_(set(team_ids)))
    return frozenset((team_id, starts_at) for team_id, starts_at in db.session.execute(query))


def held_teams(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Team]:
    """Return teams, held: nobody else takes over a log of theirs until this is saved."""
    query = select(Team).where(Team.id.in_(set(ids))).order_by(Team.id).with_for_update()
    return {team.id: team for team in db.session.scalars(query)}


def recent_imports(actor: Actor) -> Sequence[LogImport]:
    """Return the actor's last ten."""
    query = select(LogImport).where(LogImport.account_id == actor.id)
    return db.session.scalars(query.order_by(LogImport.imported_at.desc()).limit(10)).all()


def open_teams(actor: Actor) -> Sequence[Team]:
    """Return every team that still meets, by name: for whoever runs the machine."""
    query = select(Team).where(Team.closed_at.is_(None)).order_by(Team.name)
    return db.session.scalars(query).all()


def _known_team(team: Team) -> KnownTeam:
    return KnownTeam(team.id, catalogue().format(team.format_key).meeting_minutes)


def _people() -> dict[str, UUID]:
    """Return accounts by e-mail, and by name where only one is called so."""
    found: dict[str, UUID] = {}
    names: dict[str, set[UUID]] = {}
    for account_id, name, email in db.session.execute(
        select(Account.id, Account.name, Account.email)
    ):
        found[fold(email)] = account_id
        names.setdefault(fold(name), set()).add(account_id)
    return {name: ids.pop() for name, ids in names.items() if len(ids) == 1} | found


def _words_of(members: Iterable[Worded]) -> dict[str, str]:
    return _said({member.value: member.words for member in members})


def _said(called: Mapping[str, Words]) -> dict[str, str]:
    """Return what each name means; what stands in brackets after it need not be written."""
    names = [
        (text, key) for key, words in called.items() for text in (key, words.fi, words.sv, words.en)
    ]
    short = {fold(text.partition(" (")[0]): key for text, key in names}
    return short | {fold(text): key for text, key in names}


def _with_review(known: Known, heard: Heard) -> Known:
    """Let a name mean what the house calls by another; what means nothing stays unknown."""
    agencies: dict[str, UUID | None] = dict(known.agencies)
    agencies |= {fold(name): None for name, meant in heard.get("agency", {}).items() if not meant}
    return replace(
        known,
        teams=_meaning(known.teams, heard.get("team", {})),
        agencies=_meaning(agencies, heard.get("agency", {})),
        sectors=_meaning(known.sectors, heard.get("sector", {})),
    )


def _meaning(called: Mapping[str, T], heard: Mapping[str, str]) -> dict[str, T]:
    also = {
        fold(name): called[fold(meant)] for name, meant in heard.items() if fold(meant) in called
    }
    return {**called, **also}
