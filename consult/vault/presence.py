"""Who is signed in: the keyring that a database session carries."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.vault.identity import Identity
from consult.vault.keyrings import Keyring


def open_keyring(identity: Identity) -> Keyring:
    """Sign a person in for the current database session."""
    ring = Keyring(identity, db.session())
    db.session.info["keyring"] = ring
    return ring


def close_keyring() -> None:
    """Take the keys away again."""
    db.session.info.pop("keyring", None)


def keyring() -> Keyring:
    """Return the keyring of the person who is signed in.

    Raises:
        Locked: nobody is.

    """
    return ring_of(db.session())


def ring_of(session: Session | None) -> Keyring:
    """Return the keyring of a database session.

    Raises:
        Locked: nobody is signed in there.

    """
    ring = session.info.get("keyring") if session is not None else None
    if not isinstance(ring, Keyring):
        raise Locked("nobody is signed in")
    return ring


@contextmanager
def signed_in(identity: Identity) -> Iterator[Keyring]:
    """Sign a person in for a while; whoever was signed in before is so again afterwards."""
    before = db.session.info.get("keyring")
    try:
        yield open_keyring(identity)
    finally:
        close_keyring()
        if before is not None:
            db.session.info["keyring"] = before


@event.listens_for(Session, "after_transaction_end")
def _forget_with_the_transaction(session: Session, transaction: SessionTransaction) -> None:
    # Grants may change between two transactions; what was true in one is asked anew in the next.
    ring = session.info.get("keyring")
    if ring is not None and transaction.parent is None:
        ring.forget_all()
