"""What people lost with their keys, and who can give it back. Read from rows; no key is opened.

A thing is somebody's still if she has the seat, the place or the invitation it came with. It can be
given back by whoever opens it now, with her own key or as a deputy.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from consult.accounts.models import Account, AccountStatus, Loss, LossEnd
from consult.accounts.queries import names_of
from consult.cases.models import Case, CircleSeat, Client
from consult.cases.queries.finding import taken_now
from consult.consultations.models import Consultation, Invitation
from consult.consultations.rules.choices import BEFORE_OPENING, HOLDING
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.models import LostLists, LostThing
from consult.handovers.queries.openers import COUNTED, opens_now, who_opens
from consult.handovers.rules import LostKind
from consult.meetings.models import Attendance
from consult.meetings.models.kinds import SEATED
from consult.teams.models import DUTY_SEATS, LEADERSHIP_SEATS, Team, TeamMember, TeamSeat
from consult.vault import Grant, RecipientKind, Space, SpaceState


def own_lost(actor: Actor) -> Sequence[LostThing]:
    """Return what the actor lost with her keys, with what has come back and what has not."""
    things = _things(actor.id).subquery()
    able = who_opens().subquery()
    others = exists().where(able.c.space_id == things.c.space_id)
    query = select(things, others.label("opens")).order_by(things.c.kind, things.c.label)
    return _gathered(db.session.execute(query))


def lists_to_give(actor: Actor) -> Sequence[LostLists]:
    """Return what others have lost and the actor can give back, person by person."""
    found: dict[UUID, dict[LostKind, list[LostThing]]] = {}
    for thing in things_to_give(actor):
        found.setdefault(thing.person_id, {}).setdefault(thing.kind, []).append(thing)
    people = names_of(actor, found)
    return [LostLists(people[person], lists) for person, lists in found.items()]


def things_to_give(actor: Actor, person_id: UUID | None = None) -> Sequence[LostThing]:
    """Return the same, in one list; of one person if she is given."""
    things = _to_give(actor, person_id).subquery()
    query = select(things, literal(True).label("opens")).order_by(
        things.c.person, things.c.kind, things.c.label
    )
    return _gathered(db.session.execute(query))


def find_lists(actor: Actor, account_id: UUID) -> LostLists | None:
    """Return one person's lists, if the actor can give back any of it."""
    lists: dict[LostKind, list[LostThing]] = {}
    for thing in things_to_give(actor, account_id):
        lists.setdefault(thing.kind, []).append(thing)
    account = db.session.get(Account, account_id) if lists else None
    return LostLists(account, lists) if account is not None else None


def moments_of(actor: Actor, person_id: UUID) -> list[datetime]:
    """Return when a person has lost her keys, with the rows held until the end."""
    query = select(Loss).where(Loss.account_id == person_id, Loss.lost_at.is_not(None))
    rows = db.session.scalars(query.with_for_update())
    return [loss.lost_at for loss in rows if loss.lost_at is not None]


def count_to_give(actor: Actor) -> ColumnElement[int]:
    """Say, within a query, for how many people the actor can give something back."""
    things = _to_give(actor, None).subquery()
    return select(func.count(things.c.person.distinct())).scalar_subquery()


def count_own_lost(actor: Actor) -> ColumnElement[int]:
    """Say, within a query, how much the actor lost with her keys and has not got back."""
    things = _things(actor.id).subquery()
    missing = select(func.count(things.c.subject.distinct())).where(~things.c.back)
    return missing.scalar_subquery()


def lost_spaces(person_id: UUID) -> Select[UUID]:
    """Select the spaces that a person lost with her keys and has not got back."""
    things = _things(person_id).subquery()
    return select(things.c.space_id).where(~things.c.back)


def _gathered(rows: Any) -> list[LostThing]:
    found: dict[tuple[UUID, UUID], LostThing] = {}
    for row in rows:
        new = LostThing(row.person, LostKind.of(row.kind), row.subject, row.label)
        thing = found.setdefault((row.person, row.subject), new)
        if not row.back and row.space_id not in thing.missing:
            thing.missing.append(row.space_id)
            thing.orphaned += not row.opens
    return list(found.values())


def _to_give(actor: Actor, person_id: UUID | None) -> Select[Any]:
    things = _things(person_id).subquery()
    hers = ~things.c.back, things.c.person != actor.id, opens_now(actor.id, things.c.space_id)
    return select(things).where(*hers)


def _things(person_id: UUID | None) -> Any:
    """Pair people who lost their keys with what they could open and should open still."""
    return union_all(
        _cases(person_id, Case), _cases(person_id, Client), _asked(person_id), _teams(person_id)
    )


def _lost(person_id: UUID | None) -> Any:
    """Select what ended when somebody lost her keys; `back`: it is open to her again."""
    now, again = clock.now(), aliased(Grant)
    ever = select(Loss.account_id).where(Loss.lost_at.is_not(None))  # few, and the way in
    live = or_(again.expires_at.is_(None), again.expires_at > now)
    back = exists().where(
        again.space_id == Grant.space_id,
        again.recipient_id == Grant.recipient_id,
        again.ended_at.is_(None),
        live,
    )
    query = (
        select(Grant.recipient_id.label("person"), Grant.space_id, Grant.seat, back.label("back"))
        .join(Loss, and_(Loss.account_id == Grant.recipient_id, Loss.lost_at == Grant.ended_at))
        .join(Account, and_(Account.id == Loss.account_id, Account.status == AccountStatus.ACTIVE))
        .join(Space, and_(Space.id == Grant.space_id, Space.state == SpaceState.LIVE))
        .where(
            Loss.ended_as == LossEnd.BACK,
            Grant.recipient_id.in_(ever),
            Grant.kind == RecipientKind.PERSON,
            Space.kind.in_(COUNTED),
            or_(Grant.expires_at.is_(None), Grant.expires_at > now),
        )
    )
    return (query if person_id is None else query.where(Loss.account_id == person_id)).subquery()


def _shown(lost: Any, kind: LostKind, subject: Any, label: Any) -> tuple[Any, ...]:
    said = literal(kind.value).label("kind"), cast(label, String).label("label")
    return lost.c.person, lost.c.space_id, lost.c.back, subject.label("subject"), *said


def _cases(person_id: UUID | None, of: type[Case] | type[Client]) -> Select[Any]:
    """Select cases in whose circle she sits with the file: their own spaces, or their clients'."""
    lost = _lost(person_id)
    query = select(*_shown(lost, LostKind.CASES, Case.id, Case.code)).select_from(lost)
    if of is Case:
        query = query.join(Case, Case.space_id == lost.c.space_id)
    else:
        query = query.join(Client, Client.space_id == lost.c.space_id).join(
            Case, Case.id == Client.case_id
        )
    sits = CircleSeat.case_id == Case.id, CircleSeat.account_id == lost.c.person
    return query.where(exists().where(*sits, CircleSeat.whole_file.is_(True), *taken_now()))


def _asked(person_id: UUID | None) -> Select[Any]:
    """Select consultations that she asked, leads, sits at, is invited to or coordinates."""
    lost, it = _lost(person_id), Consultation
    invited = Invitation.consultation_id == it.id, Invitation.account_id == lost.c.person
    at_table = Attendance.item_id == it.item_id, Attendance.account_id == lost.c.person
    seat = CircleSeat.id == lost.c.seat, CircleSeat.account_id == lost.c.person
    sorts = TeamMember.team_id == it.team_id, TeamMember.seat == TeamSeat.COORDINATOR
    return (
        select(*_shown(lost, LostKind.CONSULTATIONS, it.id, it.code))
        .select_from(lost)
        .join(it, it.space_id == lost.c.space_id)
        .where(
            or_(
                it.asker_id == lost.c.person,
                it.facilitator_id == lost.c.person,
                exists().where(*invited, Invitation.status.in_(HOLDING)),
                exists().where(*at_table, Attendance.state.in_(SEATED)),
                exists().where(*seat, *taken_now()),
                and_(it.status.in_(BEFORE_OPENING), exists().where(*sorts, *_sits(lost))),
            )
        )
    )


def _teams(person_id: UUID | None) -> Select[Any]:
    """Select what her seats in teams open: the deputies' key, and what the leaders read."""
    lost = _lost(person_id)
    of_team = TeamMember.team_id == Team.id
    deputy = exists().where(of_team, TeamMember.seat.in_(DUTY_SEATS), *_sits(lost))
    leads = exists().where(of_team, TeamMember.seat.in_(LEADERSHIP_SEATS), *_sits(lost))
    return (
        select(*_shown(lost, LostKind.TEAMS, Team.id, Team.name))
        .select_from(lost)
        .join(
            Team,
            or_(Team.duty_space_id == lost.c.space_id, Team.leadership_space_id == lost.c.space_id),
        )
        .where(
            or_(
                and_(Team.duty_space_id == lost.c.space_id, deputy),
                and_(Team.leadership_space_id == lost.c.space_id, leads),
            )
        )
    )


def _sits(lost: Any) -> tuple[ColumnElement[bool], ...]:
    today = clock.today()
    return (
        TeamMember.account_id == lost.c.person,
        TeamMember.since <= today,
        or_(TeamMember.until.is_(None), TeamMember.until > today),
    )
