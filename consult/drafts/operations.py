"""Saving drafts, filing and destroying them, and keeping what was sent too late.

Saving is no deed: nobody but the writer ever reads a draft, and filing it is one. What is made or
erased for it, a space, is.
"""

import json
from uuid import UUID

from sqlalchemy import delete

from consult import audit, vault
from consult.audit import Deed
from consult.drafts.models import Draft, KeptForm, PrivateSpace, Slot
from consult.drafts.queries import (
    count_kept,
    forsaken_spaces,
    held_draft,
    kept_of,
    private_space_of,
)
from consult.drafts.rules import (
    KEPT_FOR,
    KEPT_OF_ONE_FORM,
    LARGEST_KEPT,
    MOST_KEPT,
    Fields,
    differing,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db, transaction
from consult.foundation.encoding import micros
from consult.foundation.errors import Conflict, Locked, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.vault import Space, SpaceKind, SpaceState

WRITTEN_ELSEWHERE = Words(
    "Tätä luonnosta on jatkettu toisella laitteella tai toisessa välilehdessä.",
    "Det här utkastet har fortsatts på en annan enhet eller i en annan flik.",
    "This draft has been continued on another device or in another tab.",
)


FILING_WAITS = Words(
    "Nimien tarkistus on epäkunnossa. Tekstisi on tallessa luonnoksena: tallenna se myöhemmin.",
    "Namnkontrollen fungerar inte. Din text finns kvar som utkast: spara den senare.",
    "The check for names is out of order. Your text is kept as a draft: file it later.",
)


class Overtaken(Conflict):
    """The draft was saved from another page since this one has seen it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(WRITTEN_ELSEWHERE)
        self.draft = draft


def save_draft(actor: Actor, slot: Slot, fields: Fields, *, pen: bytes, seen: int) -> Draft:
    """Save what is being written, sealed for the actor alone.

    Raises:
        Overtaken: another page has saved since this one has seen it.

    """
    draft = held_draft(actor, slot)
    if draft is None:
        draft = _begin(actor, slot)
    elif draft.pen != pen and draft.rev != seen:
        raise Overtaken(draft)
    elif not vault.keyring().holds(draft.space_id, newest=True):
        draft.space_id = _private_space(actor)  # her keys are new; what the old ones open is lost
    draft.rev, draft.pen, draft.saved_at = draft.rev + 1, pen, clock.now()
    vault.write_anew(draft, fields=fields, place=slot.place, address=slot.address)
    db.session.flush()
    return draft


def file_draft(actor: Actor, slot: Slot, fields: Fields, *, pen: bytes, seen: int) -> UUID | None:
    """Destroy the draft of what is filed now; return the space kept free for what it begins.

    Raises:
        Overtaken: another page has saved something else meanwhile.

    """
    draft = held_draft(actor, slot)
    if draft is None:
        return None
    strange = draft.pen != pen and draft.rev != seen
    if strange and differing(fields, [(name, value) for name, value in draft.fields]):
        raise Overtaken(draft)
    db.session.delete(draft)
    db.session.flush()
    return draft.dies_with if slot.begins else None


def discard_draft(actor: Actor, draft: Draft) -> None:
    """Destroy a draft, and with it the space that was kept free for what it would have begun."""
    db.session.delete(draft)
    db.session.flush()
    if draft.dies_with is not None:
        _erase_reserved(actor, draft.dies_with)


def keep_form(actor: Actor, slot: Slot, fields: Fields) -> bool:
    """Keep what somebody sent when her time was over, sealed to her key, without any of hers.

    In a transaction of its own. Not if it is too large, or too much lies there already.
    """
    plain = json.dumps({"fields": fields, "address": slot.address}, ensure_ascii=False).encode()
    if len(plain) > LARGEST_KEPT:
        return False
    with transaction():
        if count_kept(actor, actor.id) >= MOST_KEPT:
            return False
        for older in kept_of(actor, slot)[KEPT_OF_ONE_FORM - 1 :]:
            db.session.delete(older)
        try:
            db.session.add(_sealed_to(actor, slot, plain))
        except (NotSaved, Locked):
            return False
    return True


def open_kept(actor: Actor, kept: KeptForm) -> tuple[Fields, str]:
    """Return what was sent, and where the form is opened.

    Raises:
        Locked: what it was about is erased.
        Tampered: it does not belong here.

    """
    plain = vault.open_from_person(kept.box, kept.dies_with, *_place(kept))
    if kept.dies_with is not None:
        vault.keyring().note_opened(kept.dies_with, "kept-form", kept.id)
    held = json.loads(plain)
    return [(name, value) for name, value in held["fields"]], str(held["address"])


def put_in(actor: Actor, slot: Slot, kept: KeptForm, *, pen: bytes, seen: int) -> Draft:
    """Make what was sent too late the draft of its form."""
    fields, _address = open_kept(actor, kept)
    draft = save_draft(actor, slot, fields, pen=pen, seen=seen)
    db.session.delete(kept)
    return draft


def throw_away(actor: Actor, kept: KeptForm) -> None:
    """Destroy what was sent too late."""
    db.session.delete(kept)


def sweep_drafts(actor: Actor) -> int:
    """Delete what was kept for a week, what its erased target took along, spaces nobody uses."""
    over = KeptForm.sent_at <= clock.now() - KEPT_FOR
    erased = list(vault.erased_spaces())
    gone = db.session.execute(delete(KeptForm).where(over | KeptForm.dies_with.in_(erased)))
    dead = db.session.execute(delete(Draft).where(Draft.dies_with.in_(erased)))
    forsaken = forsaken_spaces(actor)
    for space_id in forsaken:
        _erase_reserved(actor, space_id)
    return int(gone.rowcount + dead.rowcount)  # type: ignore[attr-defined]  # a cursor's result


def _begin(actor: Actor, slot: Slot) -> Draft:
    draft = Draft(
        id=new_id(),
        space_id=_private_space(actor),
        dies_with=_reserved(actor) if slot.begins else slot.dies_with,
        account_id=actor.id,
        form=slot.form,
        target_id=slot.target_id,
        rev=0,
    )
    db.session.add(draft)
    return draft


def _private_space(actor: Actor) -> UUID:
    mine = private_space_of(actor)
    if mine is not None and vault.keyring().holds(mine.space_id, newest=True):
        return mine.space_id
    space = vault.make_space(SpaceKind.PRIVATE)
    if mine is None:
        mine = PrivateSpace(id=new_id(), account_id=actor.id)
        db.session.add(mine)
    mine.space_id = space.id
    audit.record(actor, Deed.PRIVATE_SPACE_MADE, on=mine, space=space.id)
    return space.id


def _reserved(actor: Actor) -> UUID:
    space = vault.reserve_space()
    audit.record(actor, Deed.SPACE_RESERVED, on=space, space=space.id)
    return space.id


def _erase_reserved(actor: Actor, space_id: UUID) -> None:
    space = db.session.get(Space, space_id)
    if space is not None and space.state is SpaceState.RESERVED:
        vault.erase_space(space_id)
        audit.record(actor, Deed.SPACE_ERASED, on=space, space=space_id)


def _sealed_to(actor: Actor, slot: Slot, plain: bytes) -> KeptForm:
    kept = KeptForm(
        id=new_id(),
        account_id=actor.id,
        form=slot.form,
        target_id=slot.target_id,
        dies_with=slot.dies_with,
        sent_at=clock.now(),
    )
    kept.box = vault.seal_to_person(actor.id, plain, slot.dies_with, *_place(kept))
    return kept


def _place(kept: KeptForm) -> tuple[bytes | str | int, ...]:
    return "kept-form", kept.id.bytes, kept.form, kept.target_id.bytes, micros(kept.sent_at)
