"""Reading of people and their duties."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, select

from consult.access import Purpose
from consult.accounts.models import Account, AccountDuty, AccountStatus
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.notifications import Addressee, Reminders

PURPOSES = {
    Duty.SOCIAL_WORKER: Purpose.CLIENT_WORK,
    Duty.FAMILY_THERAPIST: Purpose.CLIENT_WORK,
    Duty.EXPERT: Purpose.CONSULTATION,
    Duty.COORDINATOR: Purpose.COORDINATION,
    Duty.SUPERVISOR: Purpose.SUPERVISION,
    Duty.REGISTRAR: Purpose.DATA_PROTECTION,
    Duty.DATA_PROTECTION: Purpose.DATA_PROTECTION,
    Duty.TECHNICAL: Purpose.UPKEEP,
}
"""For what somebody handles data in each duty, where the deed does not say better."""


def directory(actor: Actor, agency_id: UUID | None = None) -> Select[Account]:
    """Return everybody who is in the house now, by name; of one agency if it is given."""
    query = select(Account).where(Account.status == AccountStatus.ACTIVE)
    if agency_id is not None:
        query = query.where(Account.agency_id == agency_id)
    return query.order_by(Account.name, Account.id)


def everybody(actor: Actor) -> Sequence[Account]:
    """Return everybody who is in the house now, by name, to choose from."""
    return db.session.scalars(directory(actor)).all()


def find_account(actor: Actor, account_id: UUID) -> Account | None:
    """Return the account, also of somebody who has left."""
    return db.session.get(Account, account_id)


def hold_account(actor: Actor, account: Account) -> None:
    """Read an account anew, and keep others from shutting or opening it until this is saved."""
    query = select(Account).where(Account.id == account.id).with_for_update()
    db.session.scalars(query.execution_options(populate_existing=True)).one()


def own_account(actor: Actor) -> Account | None:
    """Return the actor's own account."""
    return db.session.get(Account, actor.id)


def names_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Account]:
    """Return the accounts with these ids, in one query."""
    wanted = set(ids)
    if not wanted:
        return {}
    query = select(Account).where(Account.id.in_(wanted))
    return {account.id: account for account in db.session.scalars(query)}


def account_with_email(actor: Actor, email: str) -> Account | None:
    """Return the account of this address, which is casefolded already."""
    return db.session.scalars(select(Account).where(Account.email == email)).one_or_none()


def accounts_with_emails(actor: Actor, emails: Iterable[str]) -> dict[str, Account]:
    """Return the accounts of these addresses, in one query."""
    query = select(Account).where(Account.email.in_(list(emails)))
    return {account.email: account for account in db.session.scalars(query)}


def accounts_with(actor: Actor, *duties: Duty) -> Sequence[Account]:
    """Return the people in the house now who hold any of these duties, by name."""
    holders = select(AccountDuty.account_id).where(AccountDuty.duty.in_(duties))
    return db.session.scalars(directory(actor).where(Account.id.in_(holders))).all()


def duties_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, frozenset[Duty]]:
    """Return the duties of each of these people, in one query."""
    wanted = set(ids)
    if not wanted:
        return {}
    query = select(AccountDuty).where(AccountDuty.account_id.in_(wanted))
    held: dict[UUID, set[Duty]] = {account_id: set() for account_id in wanted}
    for row in db.session.scalars(query):
        held[row.account_id].add(row.duty)
    return {account_id: frozenset(duties) for account_id, duties in held.items()}


def actor_of(account: Account, session_ref: bytes = b"") -> Actor:
    """Return the account's person as the operations see her."""
    query = select(AccountDuty.duty).where(AccountDuty.account_id == account.id)
    return as_actor(account, frozenset(db.session.scalars(query)), session_ref)


def as_actor(
    account: Account, duties: frozenset[Duty], session_ref: bytes, acting: Duty | None = None
) -> Actor:
    """Return a person as the operations see her, from what is known of her."""
    now = acting if acting in duties else None
    only = next(iter(duties)) if len(duties) == 1 else now
    return Actor(
        id=account.id,
        name=account.name,
        duties=duties,
        agency_id=account.agency_id,
        session_ref=session_ref,
        waits=account.waits,
        purpose=PURPOSES[only].value if only is not None else Purpose.CLIENT_WORK.value,
        acting=now,
    )


def addressee_of(account: Account) -> Addressee:
    """Return how she is told something; who is out of the house gets no mail."""
    out = account.status in (AccountStatus.SUSPENDED, AccountStatus.LEFT)
    return Addressee(
        account_id=account.id,
        name=account.name,
        email=account.email,
        language=account.language,
        reminders=Reminders.NONE if out else account.reminders,
    )
