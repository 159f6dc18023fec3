"""Finding passes: by link, by browser, by what they lead to."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select

from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.passes.models import MeetingPass, OwnPass, PassDoor


def pass_of_link(actor: Actor, hashed: bytes) -> MeetingPass | None:
    """Return the pass whose link has this hash and has not been opened yet."""
    return _behind(PassDoor.token_hash == hashed)


def pass_of_browser(actor: Actor, hashed: bytes) -> MeetingPass | None:
    """Return the pass that was opened on the browser whose token has this hash."""
    return _behind(PassDoor.browser_hash == hashed)


def hold_pass(actor: Actor, meeting_pass: MeetingPass) -> MeetingPass:
    """Keep everybody else from using a pass until the transaction ends; return it as it is now."""
    door = select(PassDoor).where(PassDoor.pass_id == meeting_pass.id).with_for_update()
    db.session.scalars(door.execution_options(populate_existing=True)).one()
    query = select(MeetingPass).where(MeetingPass.id == meeting_pass.id)
    return db.session.scalars(query.execution_options(populate_existing=True)).unique().one()


def own_pass(actor: Actor) -> MeetingPass | None:
    """Return the pass that the actor came with."""
    return db.session.get(MeetingPass, actor.id) if actor.kind == "pass" else None


def find_own_pass(actor: Actor) -> OwnPass | None:
    """Return the pass that the actor came with, as what she holds."""
    found = own_pass(actor)
    return OwnPass(found) if found is not None else None


def passes_to(actor: Actor, subject_id: UUID) -> Sequence[MeetingPass]:
    """Return every pass to one thing, newest first, ended ones too."""
    query = select(MeetingPass).where(MeetingPass.subject_id == subject_id)
    return db.session.scalars(query.order_by(MeetingPass.issued_at.desc(), MeetingPass.id)).all()


def passes_by_id(actor: Actor, ids: Iterable[UUID | None]) -> dict[UUID, MeetingPass]:
    """Return these passes by their ids, in one query."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    found = db.session.scalars(select(MeetingPass).where(MeetingPass.id.in_(wanted)))
    return {one.id: one for one in found}


def _behind(door: ColumnElement[bool]) -> MeetingPass | None:
    query = select(MeetingPass).join(PassDoor, PassDoor.pass_id == MeetingPass.id).where(door)
    return db.session.scalars(query).one_or_none()
