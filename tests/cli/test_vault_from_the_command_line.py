import json
from datetime import timedelta

import pytest
from flask import Flask

from consult import audit, vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.vault import salts
from tests.cast import Person

TWO_DAYS = timedelta(days=2)


@pytest.fixture
def flask(app: Flask):
    return app.test_cli_runner()


@pytest.fixture
def space(app: Flask, alma: Person, bertta: Person):
    with vault.signed_in(alma.identity), transaction():
        made = vault.make_space(vault.SpaceKind.CASE).id
        audit.record(alma.actor, audit.Deed.GRANT_GIVEN, space=made, recipient=bertta.id)
        until = clock.now() + timedelta(hours=1)
        vault.grant(made, vault.recipient_of(bertta.id), expires_at=until)
    return made


def test_sound_keys_are_good(flask, space):
    result = flask.invoke(args=["vault", "check"])
    assert (result.exit_code, result.stdout) == (0, "The keys are sound.\n")


def test_a_missing_salt_is_named(flask, space):
    salts.destroy([space])
    result = flask.invoke(args=["vault", "check"])
    assert (result.exit_code, result.stderr) == (1, f"salt: {space}\n")
    found = json.loads(flask.invoke(args=["vault", "check", "--json"]).stdout)
    assert found == [{"what": "salt", "where": str(space)}]


def test_what_is_over_is_swept_and_written_down(flask, space, bertta):
    salts.make(new_id())
    with clock.held_at(clock.now() + TWO_DAYS):
        result = flask.invoke(args=["vault", "sweep"])
        assert result.stdout.splitlines() == [
            "1 grants ended, 0 drafts deleted, 1 salts destroyed.",
            "1 of 7 spaces can be opened by fewer than two people.",
        ]
        again = flask.invoke(args=["vault", "sweep"])
        assert again.stdout.startswith("0 grants ended, 0 drafts deleted, 0 salts destroyed.\n")
    done = [row.action for row in db.session.query(audit.AuditRow).order_by(audit.AuditRow.seq)]
    assert done.count(audit.Deed.GRANT_ENDED) == 1
    assert done[-1] == audit.Deed.OPENERS_COUNTED
    assert flask.invoke(args=["audit", "verify", "--content"]).exit_code == 0
