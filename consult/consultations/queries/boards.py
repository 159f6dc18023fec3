"""Lists: each ordered by an index, so that a page costs the same however much lies behind it."""

from collections.abc import Sequence

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased

from consult.accounts.models import Account
from consult.cases.models import Case
from consult.consultations.models import Consultation
from consult.consultations.rules.choices import BEFORE_OPENING, PLACED
from consult.formats import Format, catalogue
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.teams.models import Team, TeamKind, TeamSeat
from consult.teams.queries import my_teams, teams_that_take_requests
from consult.teams.queries.openings import teams_open_to_me
from consult.vault import Grant, RecipientKind, Space, not_erased

SHOWN = 20
"""So many of each kind wait on a front page; the list behind it has them all."""

Row = Select[Consultation, Team, Meeting]


def my_consultations(actor: Actor) -> Row:
    """Return what the actor has asked, newest first, with group and meeting."""
    return (
        _with_meeting()
        .where(Consultation.asker_id == actor.id, not_erased(Consultation.space_id))
        .order_by(Consultation.asked_at.desc(), Consultation.id.desc())
    )


def consultations_of_case(actor: Actor, case: Case) -> Row:
    """Return the consultations of a case that the actor was shown, newest first."""
    return (
        _with_meeting()
        .where(Consultation.case_id == case.id, not_erased(Consultation.space_id))
        .order_by(Consultation.asked_at.desc(), Consultation.id.desc())
    )


def boards_of(actor: Actor) -> Sequence[Team]:
    """Return the groups whose requests the actor coordinates."""
    mine = my_teams(actor, TeamSeat.COORDINATOR)
    return [team for team in mine if not catalogue().format(team.format_key).self_booking]


def teams_to_ask(actor: Actor) -> Sequence[tuple[Team, Format]]:
    """Return whom the actor may ask, each with its format: her own weekly teams first.

    Who is no social worker may book what was opened to a team of hers, and nothing else.
    """
    asks = actor.has(Duty.SOCIAL_WORKER)
    own = [team for team in my_teams(actor) if team.kind is TeamKind.WEEKLY] if asks else []
    others = (*(teams_that_take_requests(actor) if asks else ()), *teams_open_to_me(actor))
    return [(team, catalogue().format(team.format_key)) for team in (*own, *others)]


def waiting_on_board(actor: Actor, team: Team) -> Select[Consultation, Account]:
    """Return the requests of a group that wait for a time, urgent ones first, then the oldest."""
    return (
        select(Consultation, Account)
        .join(Account, Account.id == Consultation.asker_id)
        .where(
            Consultation.team_id == team.id,
            Consultation.placed_at.is_(None),
            Consultation.ended_at.is_(None),
            Consultation.private.is_(False),
        )
        .order_by(Consultation.urgency.desc(), Consultation.asked_at, Consultation.id)
    )


def placed_on_board(actor: Actor, team: Team) -> Select[Consultation, Account, Meeting]:
    """Return the placed consultations of a group that are not open yet, soonest given first."""
    return (
        select(Consultation, Account, Meeting)
        .join(Account, Account.id == Consultation.asker_id)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Consultation.team_id == team.id,
            Consultation.status.in_(PLACED),
            Consultation.private.is_(False),
        )
        .order_by(Meeting.starts_at, Consultation.id)
    )


def requests_waiting_in(actor: Actor, team: Team) -> Sequence[Consultation]:
    """Return every request of a group that is still before its opening."""
    query = select(Consultation).where(
        Consultation.team_id == team.id,
        Consultation.status.in_(BEFORE_OPENING),
        Consultation.private.is_(False),
    )
    return db.session.scalars(query.order_by(Consultation.asked_at)).all()


def turns_due(actor: Actor, team: Team) -> Sequence[Consultation]:
    """Return the waiting requests of a group that somebody has left, whose key is still the old.

    It shows in the grants: what she held of the newest key has ended, and she got no other. A new
    time gives experts another grant in place of theirs; nobody has left by that.
    """
    again = aliased(Grant)
    stays = exists().where(
        again.space_id == Grant.space_id,
        again.version == Grant.version,
        again.recipient_id == Grant.recipient_id,
        again.ended_at.is_(None),
    )
    left = (
        select(Grant.id)
        .join(Space, (Space.id == Grant.space_id) & (Space.version == Grant.version))
        .where(
            Grant.space_id == Consultation.space_id,
            Grant.kind == RecipientKind.PERSON,
            Grant.ended_at.is_not(None),
            ~stays,
        )
    )
    query = select(Consultation).where(
        Consultation.team_id == team.id,
        Consultation.status.in_(BEFORE_OPENING),
        Consultation.private.is_(False),
        left.exists(),
    )
    return db.session.scalars(query.order_by(Consultation.asked_at, Consultation.id)).all()


def is_code_taken(actor: Actor, code: str) -> bool:
    """Tell whether a consultation or a case has ever had this code."""
    taken = select(Consultation.id).where(Consultation.code == code)
    elsewhere = select(Case.id).where(Case.code == code)
    return db.session.scalars(taken.union_all(elsewhere)).first() is not None


def _with_meeting() -> Row:
    return (
        select(Consultation, Team, Meeting)
        .join(Team, Team.id == Consultation.team_id)
        .outerjoin(Item, Item.id == Consultation.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
    )
