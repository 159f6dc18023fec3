"""`flask doctor`: exit codes, languages, JSON; also where the application does not start."""

import json

import pytest

from consult.foundation.database import db
from consult.foundation.words import LANGUAGES
from consult.upkeep import doctor
from tests.processes import ROOT, flask


@pytest.fixture
def ask(app):
    def asked(*words):
        return app.test_cli_runner().invoke(args=["doctor", *words])

    return asked


def test_something_wrong_is_1_and_says_what_to_do(ask):
    done = ask()
    assert done.exit_code == 1
    assert "wrong     There is no anchor of the log.\n" in done.stdout
    assert "→ Run: flask --app wsgi audit anchor." in done.stdout
    assert "The tables are of this version" not in done.stdout
    assert "The tables are of this version" in ask("--all").stdout


def test_nothing_wrong_is_0(ask, app, tmp_path):
    tmp_path.chmod(0o700)
    app.test_cli_runner().invoke(args=["audit", "anchor"])
    done = ask("--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["worst"]) == (0, "look"), told


def test_it_speaks_three_languages(ask):
    said = {language: ask("--language", language).stdout for language in LANGUAGES}
    assert "vialla    Puuttuu: lokin ankkuri." in said["fi"]
    assert "fel       Saknas: ankaret för loggen." in said["sv"]
    assert len(set(said.values())) == 3


def test_one_fault_does_not_hide_the_others(app, settings):
    db.session.execute(db.text("ALTER TABLE worker_pulses RENAME TO gone"))
    db.session.commit()
    found = doctor.findings(settings)
    dark = [each.area for each in found if "could not be looked at" in each.what.en]
    assert dark == ["outbox", "throttle"]
    assert {"log", "disk", "memory"} <= {each.area for each in found}


def test_every_area_is_on_its_page():
    page = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")
    assert [area for area in doctor.CHECKS if f"`{area}`" not in page] == []


def test_it_also_looks_where_nothing_else_starts(tmp_path):
    (tmp_path / "consult.toml").write_text('installation = "real"\n')
    (tmp_path / "consult.toml").chmod(0o644)
    done = flask(tmp_path, "doctor").wait()
    assert (done.returncode, done.stderr) == (1, "")
    assert "may be read by others; run: chmod 600" in done.stdout
