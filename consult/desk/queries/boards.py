"""What waits for those who keep the calendar, review it, or keep the house running."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from consult.accounts.models import Account, AccountStatus
from consult.consultations.models import Consultation, Invitation
from consult.consultations.queries import boards_of
from consult.consultations.rules.choices import (
    PLACED,
    InvitationStatus,
)
from consult.desk.queries.asked import SHOWN
from consult.desk.rules import missing
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.teams.models import Team
from consult.teams.queries import teams_short_of_deputies

GONE = (InvitationStatus.STRUCK, InvitationStatus.DECLINED, InvitationStatus.RECUSED)


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel of a placed consultation, where it wants something of its coordinator."""

    consultation: Consultation
    meeting: Meeting
    gone: int
    """How many were struck or do not come, with nobody in their place."""
    silent: int
    """How many have not answered yet."""


@dataclass(slots=True)
class Board:
    """What waits on the board of one group."""

    team: Team
    requests: list[tuple[Consultation, Account]] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many things wait on it."""
        return len(self.requests) + len(self.panels)


def boards_at_hand(actor: Actor) -> list[Board]:
    """Return the boards the actor coordinates on which something waits, in three queries."""
    boards = {team.id: Board(team) for team in boards_of(actor)}
    if not boards:
        return []
    _add_requests(boards)
    _add_panels(boards)
    return [board for board in boards.values() if board.count]


def _add_requests(boards: dict[UUID, Board]) -> None:
    query = (
        select(Consultation, Account)
        .join(Account, Account.id == Consultation.asker_id)
        .where(
            Consultation.team_id.in_(boards),
            Consultation.placed_at.is_(None),
            Consultation.ended_at.is_(None),
            Consultation.private.is_(False),
        )
        .order_by(Consultation.urgency.desc(), Consultation.asked_at, Consultation.id)
    )
    for consultation, asker in db.session.execute(query.limit(SHOWN)):
        boards[consultation.team_id].requests.append((consultation, asker))


def _add_panels(boards: dict[UUID, Board]) -> None:
    query = (
        select(Consultation, Meeting, Invitation)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Invitation, Invitation.consultation_id == Consultation.id)
        .where(
            Consultation.team_id.in_(boards),
            Consultation.status.in_(PLACED),
            Consultation.private.is_(False),
            Meeting.starts_at > clock.now(),
        )
        .order_by(Meeting.starts_at, Consultation.id)
    )
    found: dict[UUID, tuple[Consultation, Meeting, list[Invitation]]] = {}
    for consultation, meeting, invitation in db.session.execute(query.limit(10 * SHOWN)):
        found.setdefault(consultation.id, (consultation, meeting, []))[2].append(invitation)
    for consultation, meeting, invitations in found.values():
        gone = missing([(one.proposed_at, one.status in GONE) for one in invitations])
        silent = sum(one.waits_for_word for one in invitations)
        if gone or silent:
            panel = Panel(consultation, meeting, gone, silent)
            boards[consultation.team_id].panels.append(panel)


def thin_teams(actor: Actor) -> Sequence[tuple[Team, int]]:
    """Return the open teams with fewer deputies than are wanted, and how many they have."""
    query = teams_short_of_deputies(actor)
    return [(team, count) for team, count in db.session.execute(query.limit(SHOWN))]


def accounts_waiting(actor: Actor) -> Sequence[Account]:
    """Return the people whose accounts wait to be approved."""
    query = select(Account).where(Account.status == AccountStatus.WAITING)
    return db.session.scalars(query.order_by(Account.name, Account.id).limit(SHOWN)).all()
