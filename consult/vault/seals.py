"""Sealing a text for good: a person's word that this is how it stands, checked without any key.

Towards people it is a *seal*, never a signature: it shows that nothing was changed since.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from consult.foundation.database import db
from consult.vault.directory import Directory
from consult.vault.models import PersonKey
from consult.vault.presence import keyring
from consult.vault.primitives import signature_holds


def put_seal(statement: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    """Seal in the name of whoever is signed in; return the name of her key, and the seal.

    `statement` is given the name of the key, which is part of what is sealed.

    Raises:
        Locked: nobody is signed in.

    """
    me = keyring().identity
    return me.kid, me.sign(statement(me.kid))


def seal_holds(person_id: UUID, kid: bytes, seal: bytes, statement: bytes, at: datetime) -> bool:
    """Tell whether a seal is this person's, whose key was approved up to the authority.

    A key that had been retired before that moment seals nothing any more.
    """
    directory = Directory()
    directory.load_signers(db.session(), [(person_id, kid)])
    key = directory.sign_key(person_id, kid)
    return key is not None and _in_use(person_id, kid, at) and signature_holds(key, seal, statement)


def _in_use(person_id: UUID, kid: bytes, at: datetime) -> bool:
    row = select(PersonKey.retired_at).where(PersonKey.person_id == person_id, PersonKey.kid == kid)
    retired_at = db.session.scalars(row).first()
    return retired_at is None or at <= retired_at
