import json

import pytest
from flask import Flask

from consult.foundation.database import db
from consult.imports.rules.columns import headings
from consult.meetings.models import Meeting
from consult.teams.models import Team


@pytest.fixture
def flask(app: Flask):
    return app.test_cli_runner()


@pytest.fixture
def log(template, tmp_path, app):
    name = db.session.get_one(Team, template.teams["vaara"]).name
    file = tmp_path / "log.csv"

    def write(*lines: str):
        body = "\n".join([";".join(headings("fi")), *(f"{name};{line}" for line in lines)])
        file.write_text(body, encoding="utf-8")
        return str(file)

    return write


def test_a_log_is_taken_over_in_somebodys_name(flask, log, bertta):
    file = log("13.1.2022;9.00;;;;;1;Psykologia", "20.1.2022;9.00;;Peruttu")
    result = flask.invoke(args=["meetings", "import", file, "--by", bertta.email])
    assert result.exit_code == 0, result.output
    assert "Taken over: 2 meetings, 1 items, 1 people" in result.stdout
    assert {meeting.planned_by for meeting in db.session.query(Meeting)} == {bertta.id}


def test_what_is_wrong_is_said_line_by_line_and_nothing_is_written(flask, log, bertta):
    file = log("13.1.2022;9.00", "32.1.2022;9.00", "20.1.2022;9.00;;;;;1;Kouluväki")
    result = flask.invoke(args=["meetings", "import", file, "--by", bertta.email])
    assert result.exit_code == 1
    assert "line 3, Day (Päivä): This is no day" in result.stderr
    assert "sector 'Kouluväki' (1 lines) has no meaning here" in result.stderr
    assert db.session.query(Meeting).count() == 0


def test_a_name_may_be_said_to_mean_another(flask, log, bertta):
    file = log("20.1.2022;9.00;;;;;1;Kouluväki;Koulu 7")
    said = ["--means", "sector:Kouluväki=Psykologia", "--means", "agency:Koulu 7="]
    args = ["meetings", "import", file, "--by", bertta.email, "--json", *said]
    report = json.loads(flask.invoke(args=args).stdout)
    assert (report["written"], report["people"]) == (True, 1)


def test_a_dry_run_writes_nothing(flask, log, bertta):
    args = ["meetings", "import", log("13.1.2022;9.00"), "--by", bertta.email, "--dry-run"]
    assert flask.invoke(args=args).exit_code == 0
    assert db.session.query(Meeting).count() == 0


def test_it_is_in_somebodys_name_or_not_at_all(flask, log):
    result = flask.invoke(args=["meetings", "import", log(), "--by", "kukaan@esimerkki.fi"])
    assert result.exit_code == 2


def test_the_template_is_written(flask):
    result = flask.invoke(args=["meetings", "template", "--language", "sv"])
    assert result.stdout.lstrip("\ufeff").startswith("Team,Dag,Börjar")
