"""Abuse cases 14 and 17: work without anybody's keys, and a space that recovery cannot open."""

import json

import pytest

from consult import vault
from consult.cases.models import Case, Client
from consult.cli.ending import end_what_is_over
from consult.foundation.database import Model, db
from consult.foundation.errors import Locked
from consult.notes.models import CaseNote
from consult.notifications.delivery import deliver
from consult.notifications.rounds import go_round
from consult.people.models import Person
from consult.vault.rows import Sealed, SealedRow
from tests.casework import a_note, a_person
from tests.vault_rows import forge

SAID = "Isoäiti tarjoaa viikonloppuja."
COMMANDS = (
    ["vault", "check"],
    ["vault", "sweep"],
    ["audit", "verify", "--content"],
    ["audit", "anchor"],
    ["outbox", "show"],
    ["outbox", "deliver"],
    ["access", "routes"],
    ["reports", "participation", "--from", "2026-01-01", "--to", "2026-12-31", "--by", "sector"],
)


@pytest.fixture
def family(alma, vaahtera):
    a_note(alma, vaahtera, SAID)
    a_person(alma, vaahtera, "isoäiti", SAID)
    db.session.expunge_all()


@pytest.fixture
def opened(monkeypatch):
    """Every attempt to open a box, whoever makes it."""
    tried = []
    really = vault.rows.open_box

    def open_box(*arguments):
        tried.append(arguments)
        return really(*arguments)

    monkeypatch.setattr(vault.rows, "open_box", open_box)
    return tried


def write_and_commit(row, name):
    setattr(row, name, SAID)
    db.session.commit()


def sealed_attributes(kind):
    return [name for name in dir(kind) if isinstance(getattr(kind, name), Sealed)]


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("kind", [Case, Client, CaseNote, Person])
def test_case_14_in_the_background_every_sealed_attribute_is_locked(kind):
    rows = db.session.query(kind).all()
    assert rows
    assert sealed_attributes(kind)
    for row in rows:
        for name in sealed_attributes(kind):
            with pytest.raises(Locked):
                getattr(row, name)


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("kind", [Case, Client, CaseNote, Person])
def test_case_14_nothing_is_written_in_its_place_either(kind):
    row = db.session.query(kind).first()
    before = row.box
    name = sealed_attributes(kind)[0]
    with pytest.raises(Locked):
        write_and_commit(row, name)
    db.session.rollback()
    db.session.expire_all()
    assert db.session.get_one(kind, row.id).box == before


def test_case_14_each_kind_of_sealed_row_says_the_same_of_itself(app):
    """A kind with an attribute of its own making would slip past the lock."""
    kinds = {each.class_ for each in Model.registry.mappers if issubclass(each.class_, SealedRow)}
    kinds = {kind for kind in kinds if kind.__module__.startswith("consult.")}
    assert len(kinds) >= 15
    assert [kind.__name__ for kind in kinds if not sealed_attributes(kind)] == []


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_case_14_no_command_opens_or_says_anything(app, opened, arguments):
    result = app.test_cli_runner().invoke(args=arguments)
    assert result.exit_code == 0, result.output
    assert SAID not in result.output
    assert opened == []


@pytest.mark.usefixtures("family")
def test_case_14_the_worker_s_rounds_open_nothing(app, clock, opened):
    go_round()
    deliver()
    end_what_is_over()
    assert opened == []


@pytest.mark.parametrize("kind", ["recovery", "duty"])
def test_case_17_a_space_that_recovery_or_the_deputies_cannot_open_fails_the_check(
    app, settings, vaahtera, kind
):
    flask = app.test_cli_runner()
    assert flask.invoke(args=["vault", "check"]).exit_code == 0
    forge(settings, f"DELETE FROM grants WHERE kind = '{kind}' AND space_id = ?", vaahtera.space_id)
    db.session.rollback()  # this process, too, looks at the rows as they are now
    result = flask.invoke(args=["vault", "check"])
    assert (result.exit_code, result.stderr) == (1, f"{kind}: {vaahtera.space_id}\n")
    found = json.loads(flask.invoke(args=["vault", "check", "--json"]).stdout)
    assert found == [{"what": kind, "where": str(vaahtera.space_id)}]
