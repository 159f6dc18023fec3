"""What is kept, what is undone, and what is written down before an answer leaves."""

import sqlite3

import pytest
from sqlalchemy import event

from consult.audit import Deed
from consult.foundation.database import db
from consult.foundation.errors import UnauditedChange
from tests.web.conftest import SENTENCE, agencies, log


def test_a_good_deed_is_kept(trial, alma):
    trial.as_(alma).post("trial.found", name="Uusi virasto")
    assert "Uusi virasto" in agencies()


def test_a_refused_one_is_undone(trial, alma):
    trial.as_(alma).post("trial.refused", expect=400)
    assert "a deed that is answered with 400" not in agencies()


def test_a_press_that_cannot_be_done_says_why(trial, alma):
    trial.as_(alma).post("trial.full", expect=422, back="/trial/form").shows("Täynnä.")
    assert "half a deed" not in agencies()


def test_a_form_that_cannot_be_saved_comes_back_as_it_was(trial, alma):
    shown = trial.as_(alma).post("trial.form", expect=422, name="full", about="Kaikki hyvin")
    assert shown.shows("Täynnä.").value_of("about") == "Kaikki hyvin"
    assert "full" not in agencies()


def test_a_conflict_is_409(trial, alma):
    trial.as_(alma).post("trial.form", expect=409, name="taken").shows("Täynnä.")


@pytest.mark.asvs("V16.5.3")
def test_a_change_without_a_deed_is_not_committed(trial, alma):
    with pytest.raises(UnauditedChange):
        trial.as_(alma).post("trial.unsaid")
    assert "Nobody wrote this down" not in agencies()


def test_looking_changes_nothing(trial, alma):
    trial.app.testing = False
    trial.as_(alma).get("trial.unsaid", expect=500)
    assert "Nobody wrote this down" not in agencies()


def test_reading_is_written_down_before_the_page_leaves(trial, alma, vaahtera):
    trial.as_(alma).get("trial.case", vaahtera).shows(SENTENCE)
    entry = log()[0]
    assert (entry.action, entry.actor, entry.space) == (
        Deed.CONTENT_READ,
        alma.id,
        vaahtera.space_id,
    )
    assert str(vaahtera.id) in entry.detail


@pytest.mark.asvs("V16.5.3")
def test_no_audit_no_text(trial, alma, vaahtera, settings):
    browser = trial.as_(alma)
    with sqlite3.connect(settings.instance / "main.db") as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON audit_rows BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    browser.get("trial.case", vaahtera, expect=503).hides(SENTENCE)


def test_whoever_has_no_key_sees_that_there_is_nothing(trial, zed, vaahtera):
    trial.as_(zed).get("trial.case", vaahtera, expect=404).hides(SENTENCE)
    assert log()[0].action == Deed.DOOR_REFUSED


def test_nothing_is_streamed_behind_the_log(trial, alma, vaahtera):
    trial.as_(alma).get("trial.streamed").shows(SENTENCE)
    assert log()[0].action == Deed.CONTENT_READ


def test_slow_work_is_done_outside_the_transaction(trial, alma):
    trial.as_(alma).post("trial.slow")
    assert "after slow work" in agencies()


def test_a_store_that_takes_nothing_is_503_and_the_text_comes_back(trial, alma):
    browser = trial.as_(alma)

    @event.listens_for(db.engine, "connect")
    def read_only(connection, record):
        connection.execute("PRAGMA query_only = ON")

    db.engine.dispose()
    shown = browser.post("trial.form", expect=503, name="Ei mahdu")
    assert shown.value_of("name") == "Ei mahdu"
    shown.hides("Traceback", "query_only")


def test_a_post_begins_as_a_writer_and_a_get_as_a_reader(trial, alma):
    begun = []
    listen = event.listens_for(db.engine, "before_cursor_execute")
    listen(lambda conn, cursor, sql, *rest: begun.append(sql) if "BEGIN" in sql else None)
    browser = trial.as_(alma)
    begun.clear()
    browser.get("trial.hello")
    assert set(begun) == {"BEGIN DEFERRED"}
    begun.clear()
    browser.post("trial.found", name="Toinen")
    assert "BEGIN DEFERRED" not in begun
