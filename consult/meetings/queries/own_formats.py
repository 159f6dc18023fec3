"""Reading a team's own versions of formats: there for whoever sits in that team."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from consult.formats import Format, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, ItemFormat, Meeting, Series
from consult.meetings.models.own_format import (
    OwnFormat,
    OwnFormatSeen,
    OwnStanding,
    Structure,
)
from consult.teams.models import Team
from consult.teams.queries import seats_in
from consult.teams.queries.formats import formats_of

SHOWN = 100


def find_own_format(actor: Actor, own_format_id: UUID) -> OwnFormatSeen | None:
    """Return a team's own version to those who sit in the team."""
    query = select(OwnFormat, Team).join(Team, Team.id == OwnFormat.team_id)
    row = db.session.execute(query.where(OwnFormat.id == own_format_id)).one_or_none()
    seats = seats_in(actor, row[1].id) if row is not None else set()
    return OwnFormatSeen(row[0], row[1], frozenset(seats)) if row is not None and seats else None


def own_formats_of(actor: Actor, *team_ids: UUID) -> list[OwnFormat]:
    """Return the newest version of each own format of these teams, those made first before."""
    newest = (
        select(OwnFormat.key, func.max(OwnFormat.version).label("version"))
        .where(OwnFormat.team_id.in_(team_ids))
        .group_by(OwnFormat.key)
        .subquery()
    )
    query = (
        select(OwnFormat)
        .join(newest, OwnFormat.key == newest.c.key)
        .where(OwnFormat.version == newest.c.version)
        .order_by(OwnFormat.made_at, OwnFormat.id)
        .limit(SHOWN)
    )
    return list(db.session.scalars(query))


def hold_own_formats(actor: Actor, team_id: UUID) -> None:
    """Keep others from saying what a team goes by until this is saved; see what they have said."""
    held = select(Team.id).where(Team.id == team_id).with_for_update(key_share=True)
    db.session.scalars(held).one()
    own = select(OwnFormat).where(OwnFormat.team_id == team_id)
    db.session.scalars(own.execution_options(populate_existing=True)).all()


def newest_own(actor: Actor, key: str) -> OwnFormat:
    """Return the newest version of an own format."""
    query = select(OwnFormat).where(OwnFormat.key == key).order_by(OwnFormat.version.desc())
    return db.session.scalars(query.limit(1)).one()


def own_to_lay(actor: Actor, item: Item) -> OwnFormat | None:
    """Return of which own version a new item is laid: the one chosen for its meeting, else usual.

    What was chosen is taken in its newest version, also where it is offered no longer.
    """
    usual = and_(Meeting.structure_key.is_(None), OwnFormat.standing == OwnStanding.USUAL)
    query = (
        select(OwnFormat)
        .join(Meeting, Meeting.team_id == OwnFormat.team_id)
        .where(
            Meeting.id == item.meeting_id,
            OwnFormat.base_key == item.format_key,
            or_(usual, OwnFormat.key == Meeting.structure_key),
        )
        .order_by(OwnFormat.made_at.desc(), OwnFormat.version.desc())
    )
    return db.session.scalars(query.limit(1)).one_or_none()


def own_of(actor: Actor, chosen: Meeting | Series) -> OwnFormat | None:
    """Return the own version that was chosen for a meeting or series, if one was."""
    if chosen.structure_key in (None, chosen.format_key):
        return None
    query = select(OwnFormat).where(
        OwnFormat.team_id == chosen.team_id, OwnFormat.key == chosen.structure_key
    )
    return db.session.scalars(query.order_by(OwnFormat.version.desc()).limit(1)).one_or_none()


def own_format_of_item(actor: Actor, item: Item) -> tuple[ItemFormat, OwnFormat] | None:
    """Return from which own version the phases of an item were laid, if from one."""
    query = (
        select(ItemFormat, OwnFormat)
        .join(OwnFormat, OwnFormat.id == ItemFormat.own_format_id)
        .where(ItemFormat.item_id == item.id)
    )
    row = db.session.execute(query).one_or_none()
    return (row[0], row[1]) if row is not None else None


def shapes_of(actor: Actor, teams: Sequence[Team]) -> dict[UUID, list[Structure]]:
    """Return of what items of each team can be laid: its own versions, then its formats.

    Its usual format is the first of the formats.
    """
    formats = formats_of(actor, teams)
    own = [one for one in own_formats_of(actor, *formats) if one.is_offered]
    return {
        key: [
            *(Structure(one.shape, one) for one in own if one.team_id == key and _fits(one, found)),
            *(Structure(one) for one in found),
        ]
        for key, found in formats.items()
    }


def shapes_for(actor: Actor, team: Team) -> list[Structure]:
    """Return of what items of one team can be laid."""
    return shapes_of(actor, [team])[team.id]


def structures_of(actor: Actor, chosen: Meeting | Series) -> list[Structure]:
    """Return of what the items of a meeting or series can be laid, in the format that it has."""
    team = db.session.get_one(Team, chosen.team_id)
    key = chosen.format_key or team.format_key
    own = [one for one in own_formats_of(actor, team.id) if one.base_key == key]
    offered = [one for one in own if one.is_offered or one.key == chosen.structure_key]
    return [*(Structure(one.shape, one) for one in offered), Structure(catalogue().format(key))]


def _fits(own: OwnFormat, formats: Sequence[Format]) -> bool:
    return own.base_key in {one.key for one in formats}


def base_of(actor: Actor, own: OwnFormat) -> Format:
    """Return the format of the catalogue that an own version was made from."""
    return catalogue().format(own.base_key, own.base_version)


def team_of_item(actor: Actor, item: Item) -> Team:
    """Return the team at whose meeting an item is."""
    query = select(Team).join(Meeting, Meeting.team_id == Team.id)
    return db.session.scalars(query.where(Meeting.id == item.meeting_id)).one()


def versions_of(actor: Actor, key: str) -> Sequence[OwnFormat]:
    """Return all versions of an own format, the newest first."""
    query = select(OwnFormat).where(OwnFormat.key == key).order_by(OwnFormat.version.desc())
    return db.session.scalars(query.limit(SHOWN)).all()
