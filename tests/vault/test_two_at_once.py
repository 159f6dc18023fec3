"""Many at the same moment: nobody gets another's keys, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from consult import vault
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.vault.keyrings import Keyring
from tests.vault.models import Leaf
from tests.vault.scenes import a_leaf, a_space

PERSON, SEED = UUID(int=7), bytes(range(32))


def sees(engine, identity):
    """What one person sees of all leaves, and what her keyring says she opened."""
    with Session(engine) as session:
        ring = session.info["keyring"] = Keyring(identity, session)
        seen = set()
        for leaf in session.scalars(select(Leaf)):
            try:
                seen.add(leaf.body)
            except Locked:
                continue
        return seen, len(ring.opened)


def test_two_people_read_at_once_and_each_sees_her_own(alma, zed):
    for person, body in ((alma, "Alma's"), (zed, "Zed's")):
        a_leaf(person, a_space(person), body)
    engine, readers = db.engine, [alma, zed] * 50
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda reader: sees(engine, reader), readers))
    assert seen == [({"Alma's"}, 1), ({"Zed's"}, 1)] * 50


def test_eight_sign_in_at_once_and_all_get_in(house):
    slot = vault.make_passphrase_slot(PERSON, SEED, "viisi-sanaa")
    with ThreadPoolExecutor(8) as pool:
        tried = [
            pool.submit(vault.open_passphrase_slot, PERSON, slot, "viisi sanaa") for _ in range(8)
        ]
        assert [one.result(timeout=30) for one in tried] == [SEED] * 8
