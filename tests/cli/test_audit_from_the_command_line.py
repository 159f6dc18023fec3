import json

import pytest
from flask import Flask
from sqlalchemy import text

from consult import audit
from consult.foundation.database import db


@pytest.fixture
def flask(app: Flask):
    return app.test_cli_runner()


def forge():
    query = text("SELECT sql FROM sqlite_master WHERE name = 'audit_rows_stay'")
    trigger = db.session.scalars(query).one()
    db.session.execute(text("DROP TRIGGER audit_rows_stay"))
    db.session.execute(text("UPDATE audit_rows SET actor_name = 'Zed' WHERE seq = 1"))
    db.session.execute(text(trigger))
    with audit.unaudited("a forger"):
        db.session.commit()


def test_a_whole_log_is_good(flask):
    result = flask.invoke(args=["audit", "verify", "--content"])
    assert result.exit_code == 0, result.output
    assert "every row compared: the log is whole" in result.output


def test_a_forged_one_is_not(flask):
    forge()
    result = flask.invoke(args=["audit", "verify"])
    assert result.exit_code == 1
    assert result.stderr == "entry 1 is not as it was written\n"
    assert "not as it was written" in result.stdout


def test_a_program_reads_the_findings(flask):
    forge()
    found = json.loads(flask.invoke(args=["audit", "verify", "--json"]).stdout)["findings"]
    assert [(each["what"], each["seq"]) for each in found] == [("altered", 1)]


def test_an_anchor_is_written_and_then_counted(flask):
    made = json.loads(flask.invoke(args=["audit", "anchor", "--json"]).stdout)
    assert made["verifier"].startswith("consult-audit+")
    assert "consult.audit/anchor/1" in flask.invoke(args=["audit", "anchor"]).stdout
    assert json.loads(flask.invoke(args=["audit", "verify", "--json"]).stdout)["anchors"] == 4


def test_wrong_use_is_2(flask):
    assert flask.invoke(args=["audit", "verify", "--anchors", "/nowhere"]).exit_code == 2
    assert flask.invoke(args=["audit", "forge"]).exit_code == 2


def test_a_database_that_cannot_be_read_is_one_line(flask):
    db.session.execute(text("ALTER TABLE audit_anchors RENAME TO gone"))
    db.session.commit()
    result = flask.invoke(args=["audit", "verify"])
    assert result.exit_code == 1
    assert result.stderr == "Error: The database: no such table: audit_anchors\n"
