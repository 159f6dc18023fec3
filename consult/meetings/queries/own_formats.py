"""Reading a team's own versions of formats: there for whoever sits in that team."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from consult.formats import Format, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, ItemFormat, Meeting
from consult.meetings.models.own_format import OwnFormat, OwnFormatSeen, OwnStanding
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


def own_formats_of(actor: Actor, team_id: UUID) -> list[OwnFormat]:
    """Return the newest version of each of a team's own formats, by title."""
    newest = (
        select(OwnFormat.key, func.max(OwnFormat.version).label("version"))
        .where(OwnFormat.team_id == team_id)
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


def newest_own(actor: Actor, key: str) -> OwnFormat:
    """Return the newest version of an own format."""
    query = select(OwnFormat).where(OwnFormat.key == key).order_by(OwnFormat.version.desc())
    return db.session.scalars(query.limit(1)).one()


def usual_own(actor: Actor, item: Item) -> OwnFormat | None:
    """Return the version that the team of an item's meeting usually runs in its format."""
    query = (
        select(OwnFormat)
        .join(Meeting, Meeting.team_id == OwnFormat.team_id)
        .where(
            Meeting.id == item.meeting_id,
            OwnFormat.base_key == item.format_key,
            OwnFormat.standing == OwnStanding.USUAL,
        )
    )
    return db.session.scalars(query.limit(1)).one_or_none()


def own_format_of_item(actor: Actor, item: Item) -> tuple[ItemFormat, OwnFormat] | None:
    """Return from which own version the phases of an item were laid, if from one."""
    query = (
        select(ItemFormat, OwnFormat)
        .join(OwnFormat, OwnFormat.id == ItemFormat.own_format_id)
        .where(ItemFormat.item_id == item.id)
    )
    row = db.session.execute(query).one_or_none()
    return (row[0], row[1]) if row is not None else None


def shapes_for(actor: Actor, team: Team) -> list[tuple[str, Format, OwnFormat | None]]:
    """Return what the phases of an item of a team can be laid from: how it is chosen, and what.

    The formats in which the team can meet, and its own versions of these.
    """
    formats = formats_of(actor, [team])[team.id]
    offered = {one.key for one in formats}
    own = [
        one for one in own_formats_of(actor, team.id) if one.is_offered and one.base_key in offered
    ]
    return [
        *((str(one.id), one.shape, one) for one in own),
        *((one.key, one, None) for one in formats),
    ]


def formats_for(actor: Actor, team_id: UUID) -> list[Format]:
    """Return the formats a team can hold an item in, its own versions first."""
    team = db.session.get_one(Team, team_id)
    return [shape for _chosen, shape, _own in shapes_for(actor, team)]


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
