"""Which meeting formats a team has switched on, and in which of them it can meet."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from consult.formats import Format, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import FormatSwitch, Team, TeamKind
from consult.teams.queries import my_teams

IN_WRITING = "written-consultation"


def switches_of(actor: Actor, team_ids: Iterable[UUID]) -> dict[UUID, dict[str, FormatSwitch]]:
    """Return what these teams have said about formats, by key; nothing where they said nothing."""
    query = select(FormatSwitch).where(FormatSwitch.team_id.in_(set(team_ids)))
    found: dict[UUID, dict[str, FormatSwitch]] = {}
    for row in db.session.scalars(query):
        found.setdefault(row.team_id, {})[row.format_key] = row
    return found


def switched_on(actor: Actor, team_id: UUID) -> set[str]:
    """Return the keys of the formats that are offered to a team: those finished, and its own."""
    team = db.session.get_one(Team, team_id)
    return _on(team, switches_of(actor, [team_id]).get(team_id, {}))


def teams_using(actor: Actor, shape: Format) -> list[tuple[Team, bool]]:
    """Return the actor's teams that could use a format, each with whether it has it on."""
    teams = [team for team in my_teams(actor) if _could_use(team, shape)]
    said = switches_of(actor, [team.id for team in teams])
    return [(team, shape.key in _on(team, said.get(team.id, {}))) for team in teams]


def formats_of(actor: Actor, teams: Sequence[Team]) -> dict[UUID, list[Format]]:
    """Return in which formats each team can plan a meeting, its usual one first."""
    usual = {team.id: catalogue().format(team.format_key) for team in teams}
    others = {key: _beside(shape) for key, shape in usual.items()}
    asked = [key for key, found in others.items() if found]
    said = switches_of(actor, asked) if asked else {}
    return {
        key: [shape, *(one for one in others[key] if _is_on(one, said.get(key, {})))]
        for key, shape in usual.items()
    }


def formats_to_choose_from(actor: Actor, team: Team | None) -> list[Format]:
    """Return from which formats a team's usual one is chosen: those offered to it, or finished."""
    offered = switched_on(actor, team.id) if team is not None else set()
    whole = catalogue().to_meet_in()
    return [one for one in whole if (one.finished if team is None else one.key in offered)]


def answering_in_writing(actor: Actor, teams: Sequence[Team]) -> set[UUID]:
    """Return which of these teams can be asked to answer in writing: expert groups, mostly."""
    groups = [team for team in teams if team.kind is TeamKind.EXPERT_GROUP]
    said = switches_of(actor, [team.id for team in groups])
    return {team.id for team in groups if IN_WRITING in _on(team, said.get(team.id, {}))}


def _could_use(team: Team, shape: Format) -> bool:
    if shape.in_writing:
        return team.kind is TeamKind.EXPERT_GROUP
    return shape.key == team.format_key or shape.goes_with(catalogue().format(team.format_key))


def _on(team: Team, said: Mapping[str, FormatSwitch]) -> set[str]:
    on = {one.key for one in catalogue().newest() if _is_on(one, said)}
    return on | {team.format_key}


def _is_on(shape: Format, said: Mapping[str, FormatSwitch]) -> bool:
    return said[shape.key].is_on if shape.key in said else shape.finished


def _beside(usual: Format) -> list[Format]:
    whole = catalogue().to_meet_in()
    return [one for one in whole if one.key != usual.key and one.goes_with(usual)]
