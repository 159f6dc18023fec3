"""Three sealed sets in one go, in two folders apart."""

import json
import stat
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from consult import audit
from consult.audit import anchors
from consult.audit.keys import setup
from consult.cases.queries import find_case
from consult.cases.rules import ClientRole
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Misconfigured, StoreUnavailable
from consult.upkeep import backups, manifests, places
from tests.casework import a_client, doing
from tests.upkeep.scenes import ALMA, ELDER, KEY, a_place

DAYS = timedelta(days=1)


@pytest.fixture(scope="module")
def made(place):
    return place.back_up()


def test_main_and_salts_lie_apart_and_only_their_owner_sees_them(place, made):
    assert {path.name for path in made.folder.iterdir()} == {
        "manifest.json", "main.sealed", "configuration.sealed",
    }  # fmt: skip
    assert {path.name for path in made.salts.iterdir()} == {"manifest.json", "salts.sealed"}
    for folder in (place.main, place.salts, made.folder, made.salts):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in (*made.folder.iterdir(), *made.salts.iterdir()):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_manifest_says_what_there_is_and_brings_an_anchor(place, made):
    with place.running():
        public = setup().anchor_key.public_key()
        deed = db.session.query(audit.AuditRow).filter_by(action=audit.Deed.BACKUP_MADE)
        said = [row.seq for row in deed if made.manifest.backup in row.detail]
    manifest = manifests.read(made.folder, public)
    assert manifest.counts["spaces"] == manifest.counts["salts"]
    word = anchors.read(manifest.anchor, public)
    assert word.seq == manifest.counts["entries"] < said[0]  # the deed came after
    assert manifest.key == KEY.kid.hex()


def test_it_stands_in_the_log(place, made):
    with place.running():
        deeds = db.session.query(audit.AuditRow).filter_by(action=audit.Deed.BACKUP_MADE).all()
    said = {"backup": made.manifest.backup, "sets": "configuration+main"}
    assert said in [json.loads(deed.detail) for deed in deeds]


def test_nothing_in_it_is_plain(made):
    for file in (*made.folder.glob("*.sealed"), *made.salts.glob("*.sealed")):
        sealed = file.read_bytes()
        assert b"consult" not in sealed
        assert ELDER.encode() not in sealed
        assert sealed[:2] == b"\x01\x01"


def test_without_a_key_none_is_made(place, tmp_path):
    settings = replace(place.settings, backup_kem=b"")
    with place.running(), pytest.raises(Misconfigured, match="backup_kem"):
        backups.create(settings, tmp_path / "a", tmp_path / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("to", "salts"), [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a", "link/b"), ("link", "a")]
)
def test_the_salts_inside_the_other_are_refused(place, tmp_path, to, salts):
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("a")
    with place.running(), pytest.raises(Misconfigured, match="a folder of their own"):
        backups.create(place.settings, tmp_path / to, tmp_path / salts)
    assert not list(tmp_path.rglob("*.sealed"))


def test_salt_sets_run_out_and_nothing_else_does(place, tmp_path):
    to, salts = tmp_path / "main", tmp_path / "salts"
    (salts / "somebody's folder").mkdir(parents=True)
    with place.running():
        start = clock.now()
        for day in (0, 5, 13, 15):
            with clock.held_at(start + day * DAYS):
                made = backups.create(place.settings, to, salts)
        assert [name[:8] for name in made.removed] == [f"{start:%Y%m%d}"]
        assert len(places.backups_in(to)) == 4
        with clock.held_at(start + 20 * DAYS):
            only = backups.create_salts(place.settings, salts)
    assert only.folder is None
    assert len(only.removed) == 1
    assert len(places.backups_in(salts)) == 3
    assert (salts / "somebody's folder").is_dir()


def test_one_at_a_time(place, made):
    with places.alone_in(place.main), place.running(), pytest.raises(StoreUnavailable):
        backups.create(place.settings, place.main, place.salts)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_case_57_people_go_on_working_and_every_space_has_its_salt(
    kind, request, template, tmp_path
):
    if kind == "sqlite":
        work_meanwhile(a_place(tmp_path, template))
        return
    main = request.getfixturevalue("postgres_copy")
    work_meanwhile(a_place(tmp_path, template, database_url=main))


def work_meanwhile(place):
    """Two colleagues add clients, each with a space, while backups are made and opened."""
    done, faults, added = threading.Event(), [], []

    def work(app):
        with app.app_context():
            try:
                while not done.wait(0.01):
                    with doing(ALMA):
                        case = find_case(ALMA.actor, place.case_id)
                        added.append(a_client(ALMA, case, ClientRole.CHILD, "Piirtää.").id)
            except Exception as fault:
                faults.append(fault)
            finally:
                db.session.remove()

    with place.running() as app:
        threads = [threading.Thread(target=work, args=(app,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        while not added:
            pass
        before = len(added)
        made = [backups.create(place.settings, place.main, place.salts) for _ in range(2)]
        meanwhile = len(added) - before
        done.set()
        for thread in threads:
            thread.join(30)
    assert faults == []
    assert meanwhile > 0
    assert [each.unsalted for each in made] == [0, 0]
    check = backups.verify(made[-1].folder, salts_at=place.salts, key=KEY)
    assert (check.backups, check.wrong) == (1, [])
