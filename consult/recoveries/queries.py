"""What nobody can open, what was asked of the custodians, and who is to be told."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from consult import vault
from consult.accounts.models import Account, Loss
from consult.accounts.queries import find_account
from consult.cases.models import Case, Client
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.handovers.queries.reach import shut_to
from consult.recoveries.models import Asked, Need, RecoveryLine, RecoveryRequest, Shut
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import my_team_ids

Asker, Confirmer = aliased(Account), aliased(Account)


def own_view(actor: Actor) -> Actor:
    """Return the actor: the list is the same for all who see it."""
    return actor


def find_need(actor: Actor, account_id: UUID) -> Need | None:
    """Return what nobody can open for somebody who is in the house.

    The register's responsible person sees all of it, a supervisor that of her teams.
    """
    account = find_account(actor, account_id)
    if account is None or not account.is_active:
        return None
    rows = shut_to(actor, account_id)
    if not actor.has(Duty.REGISTRAR):
        led = set(db.session.scalars(my_team_ids(actor, TeamSeat.LEAD, TeamSeat.SUPERVISOR)))
        rows = [row for row in rows if row["team_id"] in led]
    names = _team_names({row["team_id"] for row in rows})
    shut = [_shut(row, names) for row in rows]
    return Need(account, sorted(shut, key=lambda one: (one.team, one.code, one.kind)))


def requests(actor: Actor) -> Select[Any]:
    """Return all requests, the newest first, each with for whom, by whom, and how many spaces."""
    return _requests().order_by(RecoveryRequest.asked_at.desc(), RecoveryRequest.id)


def as_asked(actor: Actor, row: Any) -> Asked:
    """Read a row of `requests`."""
    return Asked(*row)


def find_request(actor: Actor, request_id: UUID) -> Asked | None:
    """Return one request."""
    row = db.session.execute(_requests().where(RecoveryRequest.id == request_id)).one_or_none()
    return Asked(*row) if row is not None else None


def hold_request(actor: Actor, request: RecoveryRequest) -> None:
    """Read a request anew and hold its row until the transaction ends."""
    query = select(RecoveryRequest).where(RecoveryRequest.id == request.id).with_for_update()
    db.session.scalars(query.execution_options(populate_existing=True)).one()


def shut_of(actor: Actor, request: RecoveryRequest) -> list[Shut]:
    """Return the spaces that a request names."""
    wanted = set(db.session.scalars(select(RecoveryLine.space_id).where(_of(request))))
    kinds = db.session.execute(
        select(vault.Space.id, vault.Space.kind).where(vault.Space.id.in_(wanted))
    )
    return [Shut(space_id, kind, "", "") for space_id, kind in kinds]


def wish_of(actor: Actor, request: RecoveryRequest, account: Account) -> vault.Wish:
    """Return what a request says, as the vault reads it.

    Raises:
        NotSaved, Tampered: the person has no certified key any more.

    """
    lines = db.session.scalars(
        select(RecoveryLine)
        .where(_of(request))
        .order_by(RecoveryLine.space_id, RecoveryLine.version)
    )
    return vault.Wish(
        id=request.id,
        person_id=account.id,
        name=account.name,
        key=vault.key_for_wish(account.id),
        asked_at=request.asked_at,
        expires_at=request.expires_at,
        lines=tuple(
            vault.WishLine(one.space_id, one.version, one.seat, one.granted_at, one.expires_at)
            for one in lines
        ),
    )


def lost_moments(actor: Actor, account_id: UUID) -> Sequence[datetime]:
    """Return when somebody's keys were retired because she had lost them."""
    query = select(Loss.lost_at).where(Loss.account_id == account_id, Loss.lost_at.is_not(None))
    return [moment for moment in db.session.scalars(query) if moment is not None]


def cases_among(actor: Actor, space_ids: Collection[UUID]) -> Sequence[Case]:
    """Return the cases whose file, or a client's card, is one of these spaces."""
    cards = select(Client.case_id).where(Client.space_id.in_(space_ids))
    query = select(Case).where(or_(Case.space_id.in_(space_ids), Case.id.in_(cards)))
    return db.session.scalars(query.order_by(Case.id)).all()


def _requests() -> Select[Any]:
    spaces = (
        select(func.count(RecoveryLine.space_id.distinct()))
        .where(RecoveryLine.request_id == RecoveryRequest.id)
        .scalar_subquery()
    )
    return (
        select(RecoveryRequest, Account, Asker, Confirmer, spaces)
        .join(Account, Account.id == RecoveryRequest.account_id)
        .join(Asker, Asker.id == RecoveryRequest.asked_by)
        .outerjoin(Confirmer, Confirmer.id == RecoveryRequest.confirmed_by)
    )


def _of(request: RecoveryRequest) -> Any:
    return RecoveryLine.request_id == request.id


def _team_names(ids: set[UUID | None]) -> dict[UUID, str]:
    known = select(Team.id, Team.name).where(Team.id.in_([one for one in ids if one is not None]))
    return {row.id: row.name for row in db.session.execute(known)}


def _shut(row: dict[str, Any], names: dict[UUID, str]) -> Shut:
    team = names.get(row["team_id"], "") if row["team_id"] is not None else ""
    return Shut(row["space_id"], row["kind"], team, row["code"] or "")
