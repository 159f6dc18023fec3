"""Whether what was sealed is what it was, by the one who led the item. Needs no key but to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from consult import audit, vault
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Standing
from consult.meetings.queries import find_attendance
from consult.minutes.models import Minutes
from consult.minutes.rules import digest

IN_AND_OUT = (
    Deed.ACCOUNT_SUSPENDED,
    Deed.ACCOUNT_LEFT,
    Deed.ACCOUNT_REACTIVATED,
    Deed.ACCOUNT_BACK,
)
OUT = frozenset({Deed.ACCOUNT_SUSPENDED, Deed.ACCOUNT_LEFT})


@dataclass(frozen=True, slots=True)
class BrokenSeal:
    """Confirmed minutes whose seal is not to be relied on."""

    minutes: Minutes
    by_another: bool
    """Whether the seal itself holds, and it is another's than the chair's."""


def seal_holds(actor: Actor, minutes: Minutes, before: Minutes | None) -> bool:
    """Tell whether confirmed minutes are as they were sealed. Opens them."""
    return digest(minutes.text) == minutes.digest and stamp_holds(actor, minutes, before)


def stamp_holds(actor: Actor, minutes: Minutes, before: Minutes | None) -> bool:
    """Tell whether a seal was put on what the row says, in its place of the log. Opens nothing.

    It holds under a key that was the sealer's and in use at that moment.
    """
    terms = minutes.stored_terms(before)
    holds = vault.seal_holds(
        terms.chair_id, terms.kid, minutes.seal or b"", terms.statement(), terms.confirmed_at
    )
    return holds and audit.chain_has(audit.Head(terms.log_seq, terms.log_hash))


def is_by_chair(actor: Actor, minutes: Minutes, item: Item) -> bool:
    """Tell whether whoever sealed it led the item, which nobody else does once it is closed.

    Or she asked, and the log says that the one who led was out of the house by then.
    """
    if minutes.confirmed_by == item.facilitator_id:
        return True
    if minutes.confirmed_by is None or item.facilitator_id is None:
        return False
    place = find_attendance(actor, item, minutes.confirmed_by)
    if place is None or place.seat is not Standing.ASKER:
        return False
    return audit.last_said(item.facilitator_id, IN_AND_OUT, minutes.log_seq or 0) in OUT


def broken_seals(actor: Actor) -> list[BrokenSeal]:
    """Return the confirmed minutes whose seal does not hold, or whose version before is gone.

    Opens nothing, so that whoever keeps the machine can ask.
    """
    found: list[BrokenSeal] = []
    before: Minutes | None = None
    for minutes, item in _sealed(actor):
        follows = before is not None and before.item_id == minutes.item_id
        last = before if follows else None
        in_order = minutes.number == (last.number if last else 0) + 1
        holds = in_order and stamp_holds(actor, minutes, last)
        if not holds or not is_by_chair(actor, minutes, item):
            found.append(BrokenSeal(minutes, by_another=holds))
        before = minutes
    return found


def _sealed(actor: Actor) -> Sequence[tuple[Minutes, Item]]:
    """Return everything that was ever sealed and is still there, in its order, with its item."""
    query = (
        select(Minutes, Item)
        .join(Item, Item.id == Minutes.item_id)
        .where(Minutes.seal.is_not(None), func.length(Minutes.box) > 0)
        .order_by(Minutes.item_id, Minutes.number)
    )
    return [(minutes, item) for minutes, item in db.session.execute(query)]
