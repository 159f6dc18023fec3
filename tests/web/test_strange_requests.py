"""Other methods, doubled fields, texts that would like to be code."""

import pytest

from consult.audit import Deed
from tests.web.conftest import SENTENCE, agencies, log


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_other_ways_are_closed(trial, alma, method):
    assert trial.as_(alma).send(method, "/trial/hello").status_code in (403, 405)


def test_asking_for_the_head_shows_no_body_and_is_a_reading(trial, alma, vaahtera):
    response = trial.as_(alma).send("HEAD", f"/trial/case/{vaahtera.id}")
    assert response.status_code == 200
    assert response.data == b""
    assert log()[0].action == Deed.CONTENT_READ


def test_a_field_sent_twice_counts_once(trial, alma):
    browser = trial.as_(alma)
    data = {"csrf_token": browser.csrf_token(), "name": ["Yksi", "Kaksi"]}
    assert browser.send("POST", "/trial/form", data=data).status_code == 303
    assert {"Yksi", "Kaksi"} & agencies() == {"Yksi"}


def test_json_is_no_form(trial, alma):
    browser = trial.as_(alma)
    headers = {"X-CSRFToken": browser.csrf_token()}
    response = browser.send("POST", "/trial/form", json={"name": ["x"]}, headers=headers)
    assert response.status_code == 422


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{0.__class__}", "<script>alert(1)</script>", "%(x)s %n", "\x1b[31m"]
)
def test_a_text_stays_a_text(trial, alma, text):
    browser = trial.as_(alma)
    data = {"csrf_token": browser.csrf_token(), "name": "", "about": f"Kettu {text}"}
    response = browser.send("POST", "/trial/form", data=data)
    assert response.status_code == 422
    assert "<script>alert" not in response.text
    assert "Kettu 49" not in response.text


def test_what_nobody_asked_for_is_not_taken(trial, alma, vaahtera):
    """A field that the form does not have changes nothing (mass assignment)."""
    before = vaahtera.team_id, vaahtera.code
    extra = {"team_id": str(alma.id), "code": "Oma-Koodi-1", "space_id": str(alma.id)}
    browser = trial.as_(alma)
    seen = browser.get("trial.edit", vaahtera).value_of("seen_version")
    browser.post("trial.edit", vaahtera, summary=SENTENCE + " Uusi.", seen_version=seen, **extra)
    assert (vaahtera.team_id, vaahtera.code) == before
