"""Who can open what of a case: read from the keys that were really given, not from seats alone."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.cases.models import (
    Case,
    CaseLink,
    CircleSeat,
    CircleShown,
    Client,
    DeputyExclusion,
    Excluded,
    Holder,
    Room,
)
from consult.cases.queries.finding import CIRCLE, clients_of, excluded_from, visible_cases
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.teams.models import TeamMember, TeamSeat
from consult.teams.queries import members_of
from consult.vault import GranterKind, Opener, RecipientKind


def circle_shown(actor: Actor, case: Case) -> CircleShown:
    """Gather who can open what of a case the actor was shown."""
    clients = clients_of(actor, case)
    spaces = {case.space_id: None, **{client.space_id: client.id for client in clients}}
    openers = vault.openers_of(spaces)
    seats = {seat.account_id: seat for seat in case.sitting}
    deputies, excluded = _deputies_of(actor, case)
    people = {one.id for one in openers if one.kind is RecipientKind.PERSON}
    givers = {one.granter_id for one in openers}
    shut_out = {one.account_id for one in excluded}
    names = names_of(actor, people | givers | set(deputies) | shut_out)
    keyed = _with_duty_key(case)
    acting = [names[one] for one in deputies if one not in shut_out]
    return CircleShown(
        clients={client.id: client for client in clients},
        rooms=_rooms(spaces, openers, seats, names),
        keyless=_keyless(spaces, openers, seats.values()),
        deputies=[one for one in acting if one.id in keyed],
        waiting=[one for one in acting if one.id not in keyed],
        excluded=[(one, names[one.account_id]) for one in excluded],
    )


def _deputies_of(actor: Actor, case: Case) -> tuple[list[UUID], list[DeputyExclusion]]:
    """Return the named deputies of the case's team, and who is kept from acting for the case."""
    today = clock.today()
    deputy = and_(
        TeamMember.team_id == case.team_id,
        TeamMember.seat == TeamSeat.DEPUTY,
        TeamMember.since <= today,
        or_(TeamMember.until.is_(None), TeamMember.until > today),
    )
    kept_out = and_(DeputyExclusion.case_id == case.id, DeputyExclusion.until.is_(None))
    query = (
        select(TeamMember.account_id, DeputyExclusion)
        .outerjoin(
            DeputyExclusion, and_(DeputyExclusion.account_id == TeamMember.account_id, kept_out)
        )
        .where(deputy)
        .order_by(TeamMember.since, TeamMember.id)
    )
    rows = db.session.execute(query).all()
    return [row[0] for row in rows], [row[1] for row in rows if row[1] is not None]


def find_exclusion(actor: Actor, exclusion_id: UUID) -> Excluded | None:
    """Return an exclusion in force, of a case in whose circle the actor sits."""
    query = (
        select(DeputyExclusion, Case)
        .join(Case, Case.id == DeputyExclusion.case_id)
        .where(
            DeputyExclusion.id == exclusion_id,
            DeputyExclusion.until.is_(None),
            Case.id.in_(visible_cases(actor).with_only_columns(Case.id)),
        )
        .options(joinedload(Case.team), CIRCLE)
    )
    row = db.session.execute(query).unique().one_or_none()
    return Excluded(*row) if row is not None else None


def deputies_to_exclude(actor: Actor, case: Case) -> Sequence[Account]:
    """Return the named deputies of the case's team who are not kept from it yet."""
    deputies = {member.account_id for member in members_of(actor, case.team_id, TeamSeat.DEPUTY)}
    query = select(Account).where(
        Account.id.in_(deputies), Account.id.not_in(excluded_from(case.id))
    )
    return db.session.scalars(query.order_by(Account.name, Account.id)).all()


def is_excluded(actor: Actor, case: Case, account_id: UUID) -> bool:
    """Tell whether somebody is kept from acting for the case."""
    query = excluded_from(case.id).where(DeputyExclusion.account_id == account_id)
    return db.session.scalars(query).first() is not None


def link_of(actor: Actor, case: Case) -> CaseLink | None:
    """Return where the case goes on, if somebody found that the child has two."""
    return db.session.scalars(select(CaseLink).where(CaseLink.case_id == case.id)).one_or_none()


def links_shown(actor: Actor, case: Case) -> list[tuple[bool, Case | None]]:
    """Return the cases this one goes on in (True) or continues (False).

    Without the case where the actor does not sit in it: then the page says only that there is one.
    """
    query = (
        select(CaseLink, Case)
        .outerjoin(
            Case,
            (Case.id != case.id)
            & Case.id.in_([CaseLink.case_id, CaseLink.into_id])
            & Case.id.in_(visible_cases(actor).with_only_columns(Case.id)),
        )
        .where((CaseLink.case_id == case.id) | (CaseLink.into_id == case.id))
        .order_by(CaseLink.linked_at, CaseLink.id)
    )
    rows = db.session.execute(query)
    return [(link.case_id == case.id, other) for link, other in rows]


def cases_to_go_on_in(actor: Actor, case: Case) -> Sequence[Case]:
    """Return the actor's other open cases that she may write: the same child may have one."""
    writing = visible_cases(actor, CircleSeat.writes.is_(True), CircleSeat.whole_file.is_(True))
    query = writing.where(Case.id != case.id).options(CIRCLE).order_by(Case.opened_at.desc())
    return [one for one in db.session.scalars(query).unique() if one.is_open]


@vault.bars_from_duty
def _barred_spaces(person_id: UUID, space_ids: Collection[UUID]) -> set[UUID]:
    """Return the spaces of files and clients whose case keeps this deputy out."""
    kept_out = select(DeputyExclusion.case_id).where(
        DeputyExclusion.account_id == person_id, DeputyExclusion.until.is_(None)
    )
    files = select(Case.space_id).where(Case.space_id.in_(space_ids), Case.id.in_(kept_out))
    cards = select(Client.space_id).where(
        Client.space_id.in_(space_ids), Client.case_id.in_(kept_out)
    )
    return set(db.session.scalars(files.union_all(cards)))


def _with_duty_key(case: Case) -> set[UUID]:
    duty = case.team.duty_space_id
    return vault.readers_of(duty) if duty is not None else set()


def _rooms(
    spaces: dict[UUID, UUID | None],
    openers: Iterable[Opener],
    seats: dict[UUID, CircleSeat],
    names: dict[UUID, Account],
) -> list[Room]:
    rooms = []
    for space_id, client_id in spaces.items():
        here = [one for one in openers if one.space_id == space_id]
        people = [one for one in here if one.kind is RecipientKind.PERSON]
        kinds = {one.kind for one in here}
        rooms.append(
            Room(
                client_id,
                [_holder(one, seats.get(one.id), names) for one in people],
                RecipientKind.DUTY in kinds,
                RecipientKind.RECOVERY in kinds,
            )
        )
    return rooms


def _holder(one: Opener, seat: CircleSeat | None, names: dict[UUID, Account]) -> Holder:
    giver = names.get(one.granter_id)
    return Holder(
        account_id=one.id,
        name=names[one.id].name,
        seat=seat if seat is not None and seat.whole_file else None,
        since=one.since,
        until=one.until,
        given_by=giver.name if giver is not None else "",
        by_duty=one.granter_kind is GranterKind.DUTY,
    )


def _keyless(
    spaces: Iterable[UUID], openers: Iterable[Opener], seats: Iterable[CircleSeat]
) -> list[CircleSeat]:
    held = {(one.space_id, one.id) for one in openers}
    return [
        seat
        for seat in seats
        if seat.whole_file and any((space_id, seat.account_id) not in held for space_id in spaces)
    ]
