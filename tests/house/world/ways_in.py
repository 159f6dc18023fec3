"""Alma's ways in: a passkey, and a sitting on another device."""

from types import SimpleNamespace
from uuid import UUID

from sqlalchemy import select

from consult import vault
from consult.accounts.operations import Made, add_passkey
from consult.foundation.database import db, transaction
from consult.notifications.models import OutboxMessage
from tests.house.world.scene import Scene
from tests.pages import sit_down


def lay_ways_in(scene: Scene) -> dict[str, UUID | int]:
    """Alma adds a passkey that only says who she is, and is signed in at home as well."""
    alma = scene["alma"]
    made = Made(b"a" * 32, b"k", 0)
    with transaction():
        passkey = add_passkey(alma.actor, _account(alma), made, "Työpuhelin", None)
    ref = int.from_bytes(vault.session_id(sit_down(alma))[:8], "big")
    db.session.rollback()
    mail = select(OutboxMessage.id).where(OutboxMessage.account_id == alma.id).limit(1)
    message = db.session.scalars(mail).one()
    return {"almas-passkey": passkey.id, "almas-sitting": ref, "almas-message": message}


def _account(person):
    return SimpleNamespace(id=person.id)
