"""What is on a person's list: her cases with all that hangs on them, then the rest one by one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import aliased

from consult.cases.models import Case, Client
from consult.cases.queries.finding import acts_for
from consult.consultations.models import Consultation
from consult.followups.models import Action
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.models import Part
from consult.handovers.rules import Obstacle, PartKind
from consult.meetings.models import Item, ItemStatus, Meeting
from consult.vault import Grant, RecipientKind, Space

UNDER_WAY = (ItemStatus.WAITING, ItemStatus.MOVED, ItemStatus.OPEN)


@dataclass(frozen=True, slots=True)
class Carried:
    """Whose list it is, which cases she answers for, and with which keys it is handed over."""

    account_id: UUID
    cases: Select[UUID]
    through_duty: bool


def parts_of(actor: Actor, carried: Carried) -> list[Part]:
    """Gather the list, in four queries."""
    parts = _cases(actor, carried)
    asked = _consultations(actor, carried)
    promised = _actions(actor, carried)
    spaces = {space for part in parts.values() for space in part.spaces}
    spaces |= {row[0].space_id for row in asked} | {row[0].space_id for row in promised}
    opens = _opens(actor, spaces, through_duty=carried.through_duty)
    for part in parts.values():
        if not opens.issuperset(part.spaces):
            part.obstacle = Obstacle.NO_KEY
    along, own = _share_out(carried, parts, asked, opens)
    own += _promises(promised, along, opens)
    return [*parts.values(), *own]


def _cases(actor: Actor, carried: Carried) -> dict[UUID, Part]:
    query = (
        select(Case.id, Case.code, Case.team_id, Case.space_id, Client.space_id.label("client"))
        .outerjoin(Client, Client.case_id == Case.id)
        .where(Case.id.in_(carried.cases))
        .order_by(Case.opened_at, Case.id)
    )
    if carried.through_duty:
        query = query.where(*acts_for(actor))
    parts: dict[UUID, Part] = {}
    for row in db.session.execute(query):
        new = Part(PartKind.CASE, row.id, row.code, [row.space_id], row.team_id)
        part = parts.setdefault(row.id, new)
        if row.client is not None:
            part.spaces.append(row.client)
    return parts


def _consultations(
    actor: Actor, carried: Carried
) -> list[Row[Consultation, Item | None, Meeting | None]]:
    hers = or_(
        Consultation.asker_id == carried.account_id,
        Consultation.facilitator_id == carried.account_id,
    )
    query = (
        select(Consultation, Item, Meeting)
        .outerjoin(Item, Item.id == Consultation.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .where(hers, Consultation.ended_at.is_(None), *_not_kept_out(actor, carried))
        .order_by(Consultation.asked_at, Consultation.id)
    )
    return list(db.session.execute(query))


def _actions(actor: Actor, carried: Carried) -> list[Row[Action, Consultation]]:
    query = (
        select(Action, Consultation)
        .join(Consultation, Consultation.id == Action.consultation_id)
        .where(
            or_(Action.owner_id == carried.account_id, Action.teller_id == carried.account_id),
            Action.status == ActionStatus.OPEN,
            *_not_kept_out(actor, carried),
        )
        .order_by(Action.due_on, Action.id)
    )
    return list(db.session.execute(query))


def _not_kept_out(actor: Actor, carried: Carried) -> list[ColumnElement[bool]]:
    """Say in a query that a deputy may act for the case that a consultation is about, if any."""
    if not carried.through_duty:
        return []
    hers = select(Case.id).where(*acts_for(actor))
    return [or_(Consultation.case_id.is_(None), Consultation.case_id.in_(hers))]


def _share_out(
    carried: Carried,
    cases: dict[UUID, Part],
    rows: Iterable[Row[Consultation, Item | None, Meeting | None]],
    opens: Collection[UUID],
) -> tuple[dict[UUID, Part], list[Part]]:
    """Put each consultation with its case, or on the list by itself, and so what she leads."""
    along: dict[UUID, Part] = {}
    own: list[Part] = []
    for it, item, meeting in rows:
        under_way = item is not None and item.status in UNDER_WAY
        at = meeting.starts_at if meeting is not None and under_way else None
        if it.asker_id == carried.account_id:
            part = _with_its_case(it, cases, opens) or _by_itself(it, opens)
            if part is not None:
                along[it.id] = part
                part.meetings += at is not None
                own += [part] if part.kind is PartKind.CONSULTATION else []
        elif it.facilitator_id == carried.account_id and at is not None:
            lead = Part(PartKind.LEAD, it.id, it.code, [it.space_id], it.team_id, meetings=1)
            lead.at, lead.obstacle = at, _obstacle(it, opens)
            own.append(lead)
    return along, own


def _with_its_case(
    it: Consultation, cases: dict[UUID, Part], opens: Collection[UUID]
) -> Part | None:
    part = cases.get(it.case_id) if it.case_id is not None else None
    if part is None or it.private or it.space_id not in opens:
        return None
    part.consultations += 1
    part.spaces.append(it.space_id)
    return part


def _by_itself(it: Consultation, opens: Collection[UUID]) -> Part | None:
    """Return a consultation without her case, as long as it is not over."""
    if it.received_at is not None:
        return None
    part = Part(PartKind.CONSULTATION, it.id, it.code, [it.space_id], consultations=1)
    part.obstacle = _obstacle(it, opens)
    return part


def _promises(
    rows: Iterable[Row[Action, Consultation]], along: dict[UUID, Part], opens: Collection[UUID]
) -> list[Part]:
    own = []
    for action, it in rows:
        part = along.get(it.id)
        if part is not None:
            part.actions += 1
            continue
        part = Part(PartKind.ACTION, action.id, it.code, [it.space_id], actions=1)
        part.due, part.obstacle = action.due_on, _obstacle(it, opens)
        own.append(part)
    return own


def _obstacle(it: Consultation, opens: Collection[UUID]) -> Obstacle | None:
    if it.private:
        return Obstacle.BETWEEN_TWO
    return None if it.space_id in opens else Obstacle.NO_KEY


def _opens(actor: Actor, spaces: Collection[UUID], *, through_duty: bool) -> set[UUID]:
    """Return which of the spaces the actor can open: by her own key, or as a deputy.

    Read from the rows alone; whether each wrap is valid is found out when it is opened.
    """
    newest = and_(Space.id == Grant.space_id, Space.version == Grant.version)
    live = or_(Grant.expires_at.is_(None), Grant.expires_at > clock.now())
    given = select(Grant.space_id).join(Space, newest)
    given = given.where(Grant.space_id.in_(spaces), Grant.ended_at.is_(None), live)
    own = given.where(Grant.kind == RecipientKind.PERSON, Grant.recipient_id == actor.id)
    if not through_duty:
        return set(db.session.scalars(own))
    held = aliased(Grant)
    duties = select(held.space_id).where(
        held.kind == RecipientKind.PERSON, held.recipient_id == actor.id, held.ended_at.is_(None)
    )
    duty = given.where(Grant.kind == RecipientKind.DUTY, Grant.recipient_id.in_(duties))
    return set(db.session.scalars(duty))
