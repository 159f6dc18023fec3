"""Half of the backup key is lost: a new one is drawn, and the next backup is sealed to it."""

import re
import stat

import pytest
from sqlalchemy import select

from consult import vault
from consult.app import create_app
from consult.audit import AuditRow, Deed
from consult.foundation.database import db
from consult.foundation.settings import load_settings
from tests.cli.founded import ANSWERS, Place, cheap_keys

HALF = re.compile(r"^[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+$", re.MULTILINE)


def deeds():
    return list(db.session.scalars(select(AuditRow.action).order_by(AuditRow.seq)))


@pytest.fixture
def place(tmp_path, monkeypatch):
    cheap_keys(monkeypatch)
    place = Place(tmp_path)
    assert place.init_with(ANSWERS, "--papers", str(place.papers)).exit_code == 0
    return place


@pytest.fixture
def renew(place):
    app = create_app(load_settings(place.instance))
    with app.app_context():
        yield lambda *more: app.test_cli_runner().invoke(
            args=["custodians", "renew", "backup", *more]
        )
        db.session.remove()
        db.engine.dispose()


def test_the_papers_join_to_the_key_that_stands_in_the_settings_now(place, renew, tmp_path):
    before = load_settings(place.instance)
    done = renew("--papers", str(tmp_path / "new"))
    assert done.exit_code == 0, done.output
    after = load_settings(place.instance)
    halves = [
        HALF.search((tmp_path / "new" / f"custodian-{n}-backup.txt").read_text("utf-8"))[0]
        for n in (1, 2)
    ]
    assert after.backup_kem == vault.BackupKey(vault.join(*halves)).kem_public
    assert after.backup_kem != before.backup_kem
    assert (after.pepper, after.recovery_kem) == (before.pepper, before.recovery_kem)
    assert len(list((tmp_path / "new").iterdir())) == 2
    assert stat.S_IMODE((place.instance / "consult.toml").stat().st_mode) == 0o600
    assert deeds()[-3:] == [Deed.BACKUP_KEY_RENEWED, *[Deed.CUSTODY_CONFIRMED] * 2]


def test_where_the_papers_cannot_be_written_nothing_changes(place, renew):
    before = (place.instance / "consult.toml").read_bytes()
    assert renew("--papers", str(place.papers)).exit_code == 1
    assert (place.instance / "consult.toml").read_bytes() == before
    assert Deed.BACKUP_KEY_RENEWED not in deeds()


def test_settings_that_do_not_name_it_stay_as_they_are(place, renew, tmp_path):
    path = place.instance / "consult.toml"
    path.write_text(path.read_text("utf-8").replace("backup_kem", "# backup_kem"), "utf-8")
    done = renew("--papers", str(tmp_path / "new"))
    assert (done.exit_code, "does not stand once" in done.output) == (1, True)
    assert not (tmp_path / "new").exists()
