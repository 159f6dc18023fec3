"""What the shell asks of the store."""

from sqlalchemy import literal, select

from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.web.models import DeedKey


def place_of_press(actor: Actor, key: str) -> str | None:
    """Return where this person's press of the form with `key` led, if there was one."""
    query = select(DeedKey.location).where(DeedKey.key == key, DeedKey.actor_id == actor.id)
    return db.session.scalars(query).one_or_none()


def store_answers(actor: Actor) -> bool:
    """Tell whether the main database answers."""
    return db.session.scalar(select(literal(1))) == 1
