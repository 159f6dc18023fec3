"""A case's real names: kept under its key, looked for by those who write it, shown to no other."""

import pytest

from consult.audit import Deed
from consult.cases.models import RealNames
from consult.cases.rules import names_in
from consult.foundation.database import db
from tests.casework import let_sit, reading, real_names
from tests.notes.test_note_pages import NOTE
from tests.privacy.voikko import needs_voikko
from tests.scenes import deeds

TYPED = "Oskari Kuvitelma, Osku\n Ossi "


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (TYPED, ["Oskari Kuvitelma", "Osku", "Ossi"]),
        ("A\u030ake\nÅke;;", ["Åke"]),
        (" \n ", []),
    ],
)
def test_names_are_read_from_lines(typed, names):
    assert names_in(typed) == names


def test_alma_keeps_the_names_of_the_family_once(page, alma, vaahtera):
    browser = page.as_(alma)
    sent = browser.get("cases.names", vaahtera.case_id).filled()
    sent |= {"clients-0-names": TYPED, "others-0-label": "opettaja 1", "others-0-names": "Hillevi"}
    browser.post("cases.names", vaahtera.case_id, **sent).leads_to("cases.names", vaahtera.case_id)
    shown = browser.get("cases.names", vaahtera.case_id)
    shown.shows("opettaja 1").hides("Oskari", "Hillevi")
    assert Deed.REAL_NAMES_KEPT in deeds()
    with reading(alma):
        kept = {tuple(one.names) for one in db.session.query(RealNames)}
    assert kept == {("Oskari Kuvitelma", "Osku", "Ossi"), ("Hillevi",)}


def test_somebody_else_needs_a_role_label(page, alma, vaahtera):
    sent = {"others-0-label": "", "others-0-names": "Hillevi"}
    page.as_(alma).post("cases.names", vaahtera.case_id, expect=422, **sent).shows("Hillevi")


def test_opening_them_stands_in_the_log_and_without_any_they_are_forgotten(page, alma, vaahtera):
    kept = real_names(alma, vaahtera, "Oskari")
    browser = page.as_(alma)
    assert browser.get("cases.real_names", kept.id).value_of("names") == "Oskari"
    assert Deed.CONTENT_READ in deeds()
    browser.post("cases.real_names", kept.id, names="Oskari\nOsku")
    assert browser.get("cases.real_names", kept.id).value_of("names").split() == ["Oskari", "Osku"]
    browser.post("cases.real_names", kept.id, names="")
    assert db.session.query(RealNames).count() == 0
    assert Deed.REAL_NAMES_FORGOTTEN in deeds()


@needs_voikko
@pytest.mark.parametrize("form", ["Oskarille", "Oskarinkin", "OSKARIA", "Oskus", "Oskari's"])
def test_no_form_of_a_kept_name_gets_into_a_note(page, alma, vaahtera, form):
    real_names(alma, vaahtera, "Oskari", "Osku")
    sent = NOTE | {"body": f"Tänään {form} jotakin sanottiin.", "body-overrule": "1"}
    page.as_(alma).post("notes.new", vaahtera.case_id, expect=422, **sent).shows(form)


@needs_voikko
def test_the_label_of_whose_name_it_is_is_offered_first_and_alone(page, alma, vaahtera):
    real_names(alma, vaahtera, "Oskari")
    sent = {"glance_field": "body", "glance_text": "Soitin Oskarille."}
    shown = page.as_(alma).post("notes.new", vaahtera.case_id, expect=200, **sent)
    said = shown.response.get_json()
    assert said["marks"] == [[7, 16, 0, True]]
    assert "lapselle 1" in said["list"]
    assert said["list"].count("data-put") == 1


@needs_voikko
def test_whoever_only_reads_the_case_is_told_no_name(page, alma, bertta, vaahtera):
    kept = real_names(alma, vaahtera, "Xhevahire")
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).get("cases.names", vaahtera.case_id, expect=403)
    page.as_(bertta).get("cases.real_names", kept.id, expect=403)


def test_names_die_with_the_client_they_belong_to(alma, vaahtera):
    kept = real_names(alma, vaahtera, "Oskari")
    with reading(alma):
        row = db.session.get(RealNames, kept.id)
        assert row.space_id == vaahtera.space_id
        assert row.dies_with in vaahtera.client_spaces
