"""When something breaks: a calm page with a number, an entry in the log, and never a text."""

import json
import logging
import re
import sqlite3

import pytest

from consult.audit import Deed
from consult.foundation import errors
from consult.foundation.journal import Journal
from consult.web import throttle
from tests.web.conftest import log

CANARY = "Kettu näki kaiken"


@pytest.fixture
def in_service(trial):
    """As it runs for people: a fault becomes a page."""
    trial.app.testing = False
    return trial


@pytest.mark.asvs("V16.3.4", "V16.5.1")
def test_a_fault_of_ours_shows_a_number_and_nothing_else(in_service, alma, caplog):
    caplog.handler.setFormatter(Journal())
    with caplog.at_level(logging.ERROR):
        shown = in_service.as_(alma).get("trial.broken", expect=500)
    shown.hides(CANARY, "Traceback", "trial.py", "Werkzeug")
    number = re.search(r"\b[0-9a-f]{8}\b", shown.text)
    assert number
    line = json.loads(caplog.text)
    assert (line["number"], line["error"], line["endpoint"]) == (
        number.group(),
        "ValueError",
        "trial.broken",
    )
    assert CANARY not in caplog.text


def test_what_has_no_key_is_not_there(in_service, alma):
    in_service.as_(alma).get("trial.locked", expect=404)
    assert log()[0].action == Deed.DOOR_REFUSED


def test_a_damaged_record_rings_the_bell(in_service, alma):
    in_service.as_(alma).get("trial.damaged", expect=500).shows("vahingoittunut")
    entry = next(each for each in log() if each.action == Deed.CONTENT_TAMPERED)
    assert (entry.result, entry.actor) == ("tampered", alma.id)
    assert Deed.ALARM_RUNG in {each.action for each in log()}


def test_a_damaged_record_in_a_deed_changes_nothing(in_service, alma):
    in_service.as_(alma).post("trial.damaged", expect=500)
    assert Deed.CONTENT_TAMPERED in {each.action for each in log()}


def test_a_store_that_is_held_by_somebody_else_is_503(in_service, alma, settings, monkeypatch):
    browser = in_service.as_(alma)
    monkeypatch.setattr("consult.foundation.database.BUSY_TIMEOUT_MS", 50)
    from consult.foundation.database import db

    db.engine.dispose()
    with sqlite3.connect(settings.instance / "main.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        shown = browser.post("trial.found", name="Odottaa", expect=503)
        other.execute("ROLLBACK")
    assert shown.value_of("name") == "Odottaa"


def test_an_unknown_page_is_404(page):
    page.open("GET", "/nothing-here", 404).shows("Täällä ei ole sinulle mitään")


@pytest.mark.parametrize("kind", [errors.StoreUnavailable, errors.Locked, errors.Tampered])
def test_no_error_of_ours_quotes(kind):
    assert not str(kind())


@pytest.mark.parametrize(
    "address",
    [
        "/agencies/not-a-uuid/edit",
        "/agencies/%00/edit",
        "/agencies/1e3/edit",
        "/static/../../etc/passwd",
        "/static/%2e%2e/%2e%2e/setup.cfg",
        "/bootstrap/static/..%2f..%2f__init__.py",
        "/" + "a" * 5_000,
    ],
)
def test_a_strange_address_is_404_and_never_a_fault(in_service, alma, address):
    in_service.as_(alma).open("GET", address, 404)


@pytest.mark.asvs("V16.3.3")
def test_attempts_to_get_round_what_protects_are_logged(trial, alma, caplog, monkeypatch):
    caplog.handler.setFormatter(Journal())
    browser = trial.as_(alma)
    with caplog.at_level(logging.WARNING):
        browser.send("POST", "/theme")
        browser.send("GET", "/health", base_url="http://evil.example")
        browser.send("GET", "/", headers={"Sec-Fetch-Site": "cross-site"})
        monkeypatch.setattr(throttle, "EVERYTHING", "1 per minute")
        browser.send("GET", "/health")
        browser.send("GET", "/health")
    lines = [json.loads(line) for line in caplog.text.splitlines()]
    assert [line["event"] for line in lines] == [
        "refused: a form without its token",
        "refused: a foreign name of the house",
        "refused: sent from another site",
        "refused: too many requests",
    ]
