"""Makers for the tests of the vault: who is signed in makes a space and writes a leaf."""

from uuid import UUID

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from tests.vault.models import Leaf


def a_space(maker, *readers, kind=vault.SpaceKind.CASE, **more) -> UUID:
    """A space of `maker`, granted to `readers`."""
    with vault.signed_in(maker), transaction():
        space = vault.make_space(kind, **more).id
        for reader in readers:
            vault.grant(space, vault.recipient_of(reader.person_id))
    return space


def a_leaf(author, space, body="Mummo tarjoaa viikonloppuja.", **more) -> UUID:
    """A leaf that `author` wrote into a space."""
    with vault.signed_in(author), transaction():
        row = Leaf(
            id=new_id(),
            space_id=space,
            author_id=author.person_id,
            voice="child",
            written_at=clock.now(),
            body=body,
            **more,
        )
        db.session.add(row)
    db.session.expunge_all()
    return row.id


def read(reader, row) -> str:
    """What `reader` sees of a leaf's body, in a session of her own."""
    db.session.remove()
    with vault.signed_in(reader):
        return db.session.get(Leaf, row).body
