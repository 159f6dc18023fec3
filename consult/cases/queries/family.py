"""Reading of what minors decided, of who is which guardian, and of who is kept apart."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select

from consult.cases.models import Apart, Case, Client, ErasedClient, MinorsWord
from consult.cases.rules import GUARDIAN_ROLES, MINOR_ROLES, ClientRole, MinorsDecision
from consult.foundation.actor import Actor
from consult.foundation.database import db


def decisions_of(actor: Actor, clients: Iterable[Client]) -> dict[UUID, MinorsDecision]:
    """Return what each minor among these clients decided; nobody asked yet is said as that.

    The decision alone: how it was heard stays sealed.
    """
    found = {one.id: MinorsDecision.NOT_ASKED for one in clients if one.is_minor}
    if found:
        query = select(MinorsWord.client_id, MinorsWord.decision).where(
            MinorsWord.client_id.in_(found)
        )
        rows = db.session.execute(query.order_by(MinorsWord.recorded_at, MinorsWord.id))
        for client_id, decision in rows:
            found[client_id] = decision
    return found


def decisions_in(actor: Actor, case: Case) -> dict[UUID, MinorsDecision]:
    """Return what each minor of a case the actor was shown decided, in one query."""
    query = (
        select(Client.id, MinorsWord.decision)
        .outerjoin(MinorsWord, MinorsWord.client_id == Client.id)
        .where(Client.case_id == case.id, Client.role.in_(MINOR_ROLES))
        .order_by(MinorsWord.recorded_at, MinorsWord.id)
    )
    rows = db.session.execute(query)
    return {client_id: decision or MinorsDecision.NOT_ASKED for client_id, decision in rows}


def words_of_minor(actor: Actor, client: Client) -> Sequence[MinorsWord]:
    """Return everything a minor has decided on it, newest first."""
    query = select(MinorsWord).where(MinorsWord.client_id == client.id)
    return db.session.scalars(query.order_by(MinorsWord.recorded_at.desc(), MinorsWord.id)).all()


def apartness_of(actor: Actor, case: Case) -> Sequence[Apart]:
    """Return when some of a family were kept apart and why, newest first."""
    query = select(Apart).where(Apart.case_id == case.id)
    return db.session.scalars(query.order_by(Apart.recorded_at.desc(), Apart.id)).all()


def next_guardian(actor: Actor, case: Case, role: ClientRole) -> int | None:
    """Return which guardian a new client in this role is; an erased one's number stays taken."""
    if role not in GUARDIAN_ROLES:
        return None
    counted = (
        select(func.count())
        .where(kind.case_id == case.id, kind.role.in_(GUARDIAN_ROLES))
        .scalar_subquery()
        for kind in (Client, ErasedClient)
    )
    return 1 + sum(db.session.execute(select(*counted)).one())
