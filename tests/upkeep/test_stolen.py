"""Everything is stolen but what people carry: databases, keys of the machine, old backups.

The thief even has both halves of the backup key. He lacks words, codes, devices and the recovery
key. He searches for texts, and tries each 32 bytes that lie anywhere as every kind of key.
"""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import ConsultError
from consult.foundation.settings import SECRET_LENGTHS
from consult.notes.models import CaseNote
from consult.upkeep import manifests
from consult.upkeep.bases import base_aside, fill
from consult.vault import boxes
from consult.vault.primitives import expand
from tests.leaks import assert_nowhere_on_disk, found_on_disk
from tests.upkeep.scenes import ALMA, ELDER, KEY, SHARED, YOUNGER

TEXTS = (ELDER, YOUNGER, SHARED, "Huoli koulunkäynnistä.", "Piirtää mielellään.")
PLANTED = "Kontrolliteksti: siili laski portaat kahdesti."


@dataclass
class Loot:
    """What was carried away: a folder, and every 32 bytes in it that might be a key."""

    folder: Path
    rows: list[CaseNote]
    grants: list[vault.Grant]
    slots: list[vault.KeySlot]
    salts: dict[str, bytes]
    candidates: set[bytes] = field(default_factory=set)


def opened_by(loot, extra=()):
    """Open what can be opened with every candidate as seed, secret, content key, root of a slot."""
    texts, seeds = set(), set(extra)
    for raw in loot.candidates:
        for slot in loot.slots:
            if expand(raw, "slot-check/1")[:16] == slot.blob[31:47]:
                seeds.add(raw)
    secrets = set(loot.candidates)
    for seed in loot.candidates | seeds:
        secrets |= unwrapped(vault.Identity(ALMA.id, seed), loot.grants)
    for row in loot.rows:
        for secret in secrets:
            texts |= content(row, secret, loot.salts)
    return texts


def unwrapped(person, grants):
    """Whatever one key pair opens of the wraps made to it."""
    found = set()
    for given in grants:
        if given.kid == person.kid and given.blob:
            found.add(person.unwrap(given.blob, given.terms.info()))
    return found


def content(row, secret, salts):
    space, other = salts.get(row.space_id.hex), salts.get(row.dies_with.hex if row.dies_with else "")
    if space is None or (row.dies_with and other is None):
        return set()
    version = int.from_bytes(row.box[1:5], "big")
    keys = [secret]
    keys.append(
        boxes.content_key(secret, space, row.space_id, version, row.dies_with, other or b"")
    )
    found = set()
    for key in keys:
        try:
            found.add(str(boxes.open_box(key, row.box, row._place(), version)))
        except (ConsultError, InvalidTag, AttributeError, ValueError):
            continue
    return found
