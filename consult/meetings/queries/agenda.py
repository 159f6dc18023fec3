"""All that the page of one meeting shows, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.formats import Format, catalogue
from consult.foundation.actor import Actor
from consult.meetings.models import CancelNote, Item, ItemMove, Meeting, MeetingSeen, OwnFormat
from consult.meetings.queries.items import items_of
from consult.meetings.queries.meetings import cancel_note_of, items_on, moves_from, seated_on
from consult.meetings.queries.own_formats import own_of
from consult.teams.models import Team


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting as one person meets it: what is on, who leads it, what she may enter."""

    shape: Format
    own: OwnFormat | None
    """The team's own version that was chosen for it, for those who sit in the team."""
    items: Sequence[Item]
    """All for those who sit in its team; for a guest those that are there for her."""
    taken: int
    """How many slots are given."""
    mine: set[UUID]
    """The items that are there for her; of the others she sees the slot alone."""
    people: dict[UUID, Account]
    seated: dict[UUID, int]
    moves: Sequence[tuple[ItemMove, Meeting | None]]
    """Whither the items of a cancelled meeting went."""
    note: CancelNote | None
    """Why it was called off, for those who may read that."""


def agenda_of(actor: Actor, seen: MeetingSeen) -> Agenda:
    """Gather the page of a meeting the actor was shown."""
    meeting = seen.meeting
    placed = items_on(actor, [meeting])[meeting.id]
    mine = {item.id for item in items_of(actor, meeting)} if placed else set()
    items = placed if seen.seats else [item for item in placed if item.id in mine]
    explained = meeting.is_cancelled and may_explain(actor, seen.team)
    return Agenda(
        shape=catalogue().format(meeting.format_key, meeting.format_version),
        own=own_of(actor, meeting) if seen.seats else None,
        items=items,
        taken=len(placed),
        mine=mine,
        people=names_of(actor, {item.leader_id for item in items if item.facilitator_id}),
        seated=seated_on(actor, items) if items else {},
        moves=moves_from(actor, meeting) if meeting.is_cancelled and seen.seats else (),
        note=cancel_note_of(actor, meeting) if explained else None,
    )


def may_explain(actor: Actor, team: Team) -> bool:
    """Tell whether the actor reads and writes what only a team's leaders read."""
    return team.leadership_space_id is not None and vault.holds_wrap(
        actor.id, team.leadership_space_id
    )
