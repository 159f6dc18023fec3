"""Reading of drafts: each person her own, and of others only how many there are."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, select, true

from consult.accounts.models import Account
from consult.drafts.models import Draft, KeptForm, PrivateSpace, Slot
from consult.drafts.rules import KEPT_FOR, OLD_AFTER
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Locked, Tampered
from consult.vault import Space, SpaceState


def myself(actor: Actor) -> Actor:
    """Return the actor, whose own page it is."""
    return actor


def at_hand(actor: Actor, slot: Slot) -> tuple[Draft | None, list[KeptForm]]:
    """Return the actor's draft of a form, and what she sent of it too late; in one query."""
    query = (
        select(Draft, KeptForm)
        .select_from(Account)
        .outerjoin(Draft, and_(true(), *_of_slot(Draft, actor, slot)))
        .outerjoin(KeptForm, and_(_is_kept(), *_of_slot(KeptForm, actor, slot)))
        .where(Account.id == actor.id)
        .order_by(KeptForm.sent_at.desc())
    )
    rows = db.session.execute(query).all()
    return rows[0][0] if rows else None, [row[1] for row in rows if row[1] is not None]


def held_draft(actor: Actor, slot: Slot) -> Draft | None:
    """Return the actor's draft of a form, held until the transaction ends."""
    query = select(Draft).where(*_of_slot(Draft, actor, slot)).with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def kept_of(actor: Actor, slot: Slot) -> Sequence[KeptForm]:
    """Return what the actor sent of a form when her time was over, newest first."""
    query = select(KeptForm).where(*_of_slot(KeptForm, actor, slot))
    return db.session.scalars(query.order_by(KeptForm.sent_at.desc())).all()


def my_drafts(actor: Actor) -> Select[Draft]:
    """Return the actor's drafts, the newest first."""
    mine = select(Draft).where(Draft.account_id == actor.id)
    return mine.order_by(Draft.saved_at.desc(), Draft.id)


def my_kept(actor: Actor) -> Sequence[KeptForm]:
    """Return all that the actor sent when her time was over, newest first."""
    mine = select(KeptForm).where(KeptForm.account_id == actor.id, _is_kept())
    return db.session.scalars(mine.order_by(KeptForm.sent_at.desc())).all()


def count_of_old_drafts(actor: Actor) -> ScalarSelect[int]:
    """Count the actor's drafts older than thirty days, as a part of another query."""
    mine = Draft.account_id == actor.id, Draft.saved_at < clock.now() - OLD_AFTER
    return select(func.count()).where(*mine).scalar_subquery()


def count_of_kept_forms(actor: Actor) -> ScalarSelect[int]:
    """Count what the actor sent when her time was over, as a part of another query."""
    mine = KeptForm.account_id == actor.id, _is_kept()
    return select(func.count()).where(*mine).scalar_subquery()


def find_draft(actor: Actor, draft_id: UUID) -> Draft | None:
    """Return one of the actor's own drafts."""
    mine = select(Draft).where(Draft.id == draft_id, Draft.account_id == actor.id)
    return db.session.scalars(mine).one_or_none()


def find_kept(actor: Actor, kept_id: UUID) -> KeptForm | None:
    """Return something the actor herself sent when her time was over."""
    mine = select(KeptForm).where(KeptForm.id == kept_id, KeptForm.account_id == actor.id)
    return db.session.scalars(mine).one_or_none()


def private_space_of(actor: Actor) -> PrivateSpace | None:
    """Return which space is the actor's alone, with her account held: it is made only once."""
    held = select(Account.id).where(Account.id == actor.id).with_for_update(key_share=True)
    db.session.execute(held)
    return db.session.scalars(
        select(PrivateSpace).where(PrivateSpace.account_id == actor.id)
    ).one_or_none()


def unfiled_counts(actor: Actor, account_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Count what these people have written and not filed. What it says nobody else can read."""
    wanted = list(account_ids)
    counted = (
        select(Draft.account_id, func.count())
        .where(Draft.account_id.in_(wanted))
        .group_by(Draft.account_id)
    )
    found = {row[0]: row[1] for row in db.session.execute(counted)}
    return {account_id: found.get(account_id, 0) for account_id in wanted}


def count_kept(actor: Actor, account_id: UUID) -> int:
    """Count what lies for somebody who sent it when her time was over."""
    hers = select(func.count()).where(KeptForm.account_id == account_id, _is_kept())
    return int(db.session.scalar(hers) or 0)


def forsaken_spaces(actor: Actor) -> Sequence[UUID]:
    """Return the spaces kept free for something that was filed without them, or never."""
    wanted = select(Draft.id).where(Draft.dies_with == Space.id).exists()
    query = select(Space.id).where(Space.state == SpaceState.RESERVED, ~wanted)
    return db.session.scalars(query).all()


def readable(actor: Actor, drafts: Collection[Draft]) -> set[UUID]:
    """Return which of these drafts still open: not those whose target was erased."""
    return {draft.id for draft in drafts if opens(actor, draft)}


def opens(actor: Actor, draft: Draft) -> bool:
    """Tell whether a draft still opens."""
    try:
        return draft.fields is not None
    except (Locked, Tampered):
        return False


def _of_slot(
    kind: type[Draft] | type[KeptForm], actor: Actor, slot: Slot
) -> tuple[ColumnElement[bool], ...]:
    return (
        kind.account_id == actor.id,
        kind.form == slot.form,
        kind.target_id == slot.target_id,
    )


def _is_kept() -> ColumnElement[bool]:
    return KeptForm.sent_at > clock.now() - KEPT_FOR
