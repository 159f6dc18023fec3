"""What is wrong with a backup is said in words: without the key what shows, with it all."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from consult import vault
from consult.audit.keys import setup
from consult.foundation.errors import Tampered
from consult.upkeep import backups
from consult.upkeep.bases import fill
from tests.cast import CEREMONY
from tests.upkeep.scenes import KEY, a_place
from tests.vault.plain_cobblestone import cobblestone_open
from tests.vault.reader import X25519PrivateKey, expand, hpke_open, lp


@pytest.fixture(scope="module")
def made(place):
    return place.back_up()


@pytest.fixture(scope="module")
def public(place, made):
    with place.running():
        return setup().anchor_key.public_key()


@pytest.fixture
def copy(made, tmp_path):
    """Both folders of the backup, to be spoilt."""
    shutil.copytree(made.folder, tmp_path / "main" / made.folder.name)
    shutil.copytree(made.salts, tmp_path / "salts" / made.salts.name)
    return tmp_path


def test_a_good_one_is_good_with_and_without_the_key(place, made, public):
    assert backups.verify(place.main, public=public).wrong == []
    assert backups.verify(place.salts, public=public).wrong == []
    whole = backups.verify(place.main, salts_at=place.salts, key=KEY)
    assert (whole.wrong, whole.notes) == ([], [])


def test_where_there_is_none_that_is_said(tmp_path, public):
    assert "no finished backup" in backups.verify(tmp_path, public=public).wrong[0]


def test_nobody_s_signature_is_not_taken_for_good(place, made):
    assert "by which key" in backups.verify(place.main).wrong[0]


def turned(path):
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("name", ["main", "configuration"])
@pytest.mark.parametrize(
    ("spoil", "says"),
    [(turned, "not as it was made"), (cut, "not as it was made"), (Path.unlink, "is missing")],
)
def test_a_spoilt_file_is_named(copy, public, name, spoil, says):
    [file] = (copy / "main").rglob(f"{name}.sealed")
    spoil(file)
    [wrong] = backups.verify(copy / "main", public=public).wrong
    assert f"the set {name} {says}" in wrong or f"the set {name} is {says}" in wrong


@pytest.mark.parametrize("field", ["made_at", "counts", "sets", "anchor", "revision", "signature"])
def test_a_changed_manifest_is_refused(copy, public, field):
    [file] = (copy / "main").rglob("manifest.json")
    said = json.loads(file.read_text())
    said[field] = {} if isinstance(said[field], dict) else said[field][:-6] + "AAAAAA"
    file.write_text(json.dumps(said))
    [wrong] = backups.verify(copy / "main", public=public).wrong
    assert "the manifest" in wrong


def test_another_backup_s_file_does_not_pass_for_this_one_s(place, made, tmp_path):
    """Signed anew it would, by whoever has the log's key: but it is bound to its own backup."""
    other = place.back_up()
    with pytest.raises(Tampered, match="wrap"):
        fill(KEY.open([(other.folder / "main.sealed").read_bytes()], made.manifest.context("main")))
    with pytest.raises(Tampered, match="wrap"):
        fill(KEY.open([(made.salts / "salts.sealed").read_bytes()], made.manifest.context("main")))


def test_another_key_opens_nothing(place, made):
    other = vault.BackupKey(bytes(32))
    [wrong] = backups.verify(made.folder, salts_at=place.salts, key=other).wrong
    assert "another backup key" in wrong
    sealed = (made.folder / "main.sealed").read_bytes()
    with pytest.raises(Tampered):
        b"".join(other.open([sealed], made.manifest.context("main")))


def test_a_living_space_without_its_salt_is_found(place, template, tmp_path):
    """Somebody lost one salt: the backup is made all the same, and both say so."""
    poor = a_place(tmp_path, template)
    with closing(sqlite3.connect(poor.settings.instance / "salts.db")) as base, base:
        base.execute("DELETE FROM salts WHERE space_id = ?", [poor.spaces["elder"].hex])
    made = poor.back_up()
    assert made.unsalted == 1
    [wrong] = backups.verify(made.folder, salts_at=poor.salts, key=KEY).wrong
    assert f"1 living spaces have no salt in {made.salts.name}" in wrong
    assert str(poor.spaces["elder"]) in wrong


def test_salts_older_than_the_rows_do_not_go_with_them(place, made, tmp_path):
    newer = place.back_up()
    shutil.copytree(made.salts, tmp_path / made.salts.name)
    [wrong] = backups.verify(newer.folder, salts_at=tmp_path, key=KEY).wrong
    assert "no salt set" in wrong


def test_a_log_that_was_edited_before_the_backup_is_found(template, tmp_path):
    place = a_place(tmp_path, template)
    with closing(sqlite3.connect(place.settings.instance / "main.db")) as base, base:
        base.execute("DROP TRIGGER audit_rows_stay")
        base.execute("UPDATE audit_rows SET actor_name = 'Joku muu' WHERE seq = 7")
    made = place.back_up()
    [wrong] = backups.verify(made.folder, salts_at=place.salts, key=KEY).wrong
    assert "the log: entry 7 is not as it was written" in wrong


def test_a_stranger_opens_it_by_the_page_alone(made):
    """What `docs/backups.md` says of the files, done with nothing of the house."""
    private = X25519PrivateKey.from_private_bytes(expand(CEREMONY.backup_seed, "backup/1"))
    name, sealed = made.folder.name, (made.folder / "main.sealed").read_bytes()
    context = lp("backup/1", name, "main")
    lines = cobblestone_open(hpke_open(private, sealed[2:82], context), sealed[82:], context)
    head, *rest = map(json.loads, lines.splitlines())
    assert head["format"] == "consult.archive/1"
    columns = [column for column, _ in head["tables"]["accounts"]]
    at = rest.index({"table": "accounts"})
    people = []
    while isinstance(rest[at := at + 1], list):
        people.append(dict(zip(columns, rest[at], strict=True))["name"])
    assert rest[at] == {"rows": len(people)}
    assert "Alma" in " ".join(people)
