"""Everything is stolen but what people carry: databases, keys of the machine, old backups.

The thief even has both halves of the backup key, and opens every backup. He lacks words, codes,
devices and the recovery key. He searches for texts, and tries each 32 bytes that lie anywhere as
every kind of key.
"""

import base64
import json
import re
from datetime import timedelta
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from consult import vault
from consult.cases.models import Client
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import ConsultError
from consult.notes.models import CaseNote
from consult.upkeep import backups, manifests, places
from consult.vault import boxes, salts
from consult.vault.primitives import expand
from tests.cast import CAST
from tests.leaks import assert_nowhere_on_disk, found_on_disk
from tests.upkeep.scenes import ALMA, ELDER, KEY, SHARED, YOUNGER

TEXTS = (ELDER, YOUNGER, SHARED, "Huoli koulunkäynnistä.", "Piirtää mielellään.")
PLANTED = "Kontrolliteksti: siili laski portaat kahdesti."
LONG_AGO = timedelta(days=15)
GUESSES = ("salasana", "kesä2026", "alma", "Consult123", "satakieli-satakieli-satakieli")


@pytest.fixture(scope="module")
def loot(place):
    """All there is, in one folder, two weeks after one of the siblings was erased."""
    backups_of_then = place.back_up()
    place.erase("younger")
    with place.running(), clock.held_at(clock.now() + LONG_AGO):
        made = backups.create(place.settings, place.main, place.salts)
    assert backups_of_then.manifest.backup in made.removed
    for folder in (*places.backups_in(place.main), *places.backups_in(place.salts)):
        open_backup(folder)
    (place.settings.instance / "secrets.json").write_text(json.dumps(secrets_of(place.settings)))
    return place


def open_backup(folder):
    manifest = manifests.read(folder, None)
    for name, part in manifest.sets.items():
        sealed = [(folder / part.file).read_bytes()]
        opened = b"".join(KEY.open(sealed, manifest.context(name)))
        (folder / f"{name}.opened").write_bytes(opened)


def secrets_of(settings):
    found = (getattr(settings, name) for name in ("secret_key", "audit_key", "pepper"))
    return [base64.b64encode(secret).decode() for secret in found]


def candidates(folder):
    """Every 32 bytes that lie anywhere by themselves: in a column, a line, a setting."""
    found = set()
    for file in folder.rglob("*"):
        if file.is_file() and file.suffix in (".opened", ".json", ".key", ".toml"):
            raw = file.read_bytes()
            found |= {base64.b64decode(each) for each in re.findall(rb"[\w+/]{43}=", raw)}
            found |= {
                bytes.fromhex(each.decode()) for each in re.findall(rb"\b[0-9a-f]{64}\b", raw)
            }
            found |= {raw} if len(raw) == 32 else set()
    found |= {sha256(word.encode()).digest() for word in GUESSES}
    return found


def open_rows(loot, keys):
    """Return each text that one of the keys opens, as secret, seed, root of a slot or box key."""
    grants = {given.kid: [] for given in db.session.query(vault.Grant)}
    for given in db.session.query(vault.Grant):
        grants[given.kid].append(given)
    seeds = {key for key in keys if vault.Identity(ALMA.id, key).kid in grants}
    for slot in db.session.query(vault.KeySlot):
        assert not [key for key in keys if expand(key, "slot-check/1")[:16] == slot.blob[31:47]]
    secrets = set(keys)
    for seed in seeds:
        person = vault.Identity(ALMA.id, seed)
        secrets |= {
            person.unwrap(given.blob, given.terms.info())
            for given in grants[person.kid]
            if given.blob
        }
    rows = [*db.session.query(CaseNote), *db.session.query(Client)]
    return {text for row in rows for text in texts_in(row, secrets)}


def texts_in(row, secrets):
    version, bound_set = boxes.head_of(row.box)
    bound = row.__places__[bound_set - 1]
    space, *values = (getattr(row, name) for name in bound.names)
    where = boxes.place(row.__seal_name__, space, row.id, row.box_rev) + bound.columns.of(values)
    salted = salts.read([space, *filter(None, [row.dies_with])])
    salt, other = salted.get(space), salted.get(row.dies_with) if row.dies_with else b""
    for secret in secrets:
        tried = [AESGCM(secret)]
        if salt is not None and other is not None:
            tried.append(boxes.content_key(secret, salt, space, version, row.dies_with, other))
        for key in tried:
            try:
                yield from json.loads(boxes.open_box(key, row.box, where)).values()
            except ConsultError:
                continue


def test_the_search_finds_what_lies_open(loot):
    (loot.main / "planted.opened").write_text(json.dumps([PLANTED]))
    try:
        assert found_on_disk(PLANTED, loot.folder)
    finally:
        (loot.main / "planted.opened").unlink()


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_lies_anywhere(loot, text):
    assert_nowhere_on_disk(text, loot.folder)


def test_no_key_that_lies_there_opens_a_row(loot):
    keys = candidates(loot.folder)
    assert {loot.settings.pepper, loot.settings.audit_key} <= keys
    assert len(keys) > 100
    with loot.running():
        assert any(salt in keys for salt in salts.read(loot.spaces.values()).values())
        assert open_rows(loot, keys) == set()


def test_nor_do_guessed_words(loot):
    with loot.running():
        for slot in db.session.query(vault.KeySlot).filter_by(kind=vault.SlotKind.PASSPHRASE):
            for guess in GUESSES:
                assert vault.open_passphrase_slot(slot.person_id, slot.blob, guess) is None


def test_with_what_alma_carries_the_same_thief_reads_all_but_the_erased(loot):
    """The control: he is not blind. And even everybody's secrets do not bring the child back."""
    seeds = {person.seed for person in CAST.values()}
    with loot.running():
        texts = open_rows(loot, candidates(loot.folder) | seeds)
    assert {ELDER, SHARED} <= texts
    assert YOUNGER not in texts
