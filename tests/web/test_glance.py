"""What the guard says while somebody is still writing."""

import pytest

from consult.audit import AuditRow
from consult.foundation.database import db
from tests.web.conftest import agencies, log


@pytest.fixture
def glance(trial, alma):
    """Ask what the guard finds in the text of a field of the trial form."""
    browser = trial.as_(alma)

    def look(text, *, expect=200, field="about", **more):
        sent = {"glance_field": field, "glance_text": text, "name": "Yksi"} | more
        shown = browser.post("trial.form", expect=expect, **sent)
        return shown.response.get_json() if expect == 200 else shown

    return look


def marked(text, said):
    """What a script would cut out of a text, which it counts in units of UTF-16."""
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end, *_ in said["marks"]]


@pytest.mark.parametrize(
    "text",
    [
        "Hetu on 131052-308T.",
        "👩‍👧 Hetu on 131052-308T. 👍🏽",
        "A\u0308iti ja i\u0308sa\u0308: 131052-308T",
        "Rivi yksi.\nRivi kaksi 👧 131052-308T\n",
        "\u200b\u200b131052-308T",
    ],
)
def test_marks_stand_where_a_script_counts_them(glance, text):
    assert marked(text, glance(text)) == ["131052-308T"]


def test_one_list_says_what_it_is_and_what_to_do(glance):
    said = glance("Hetu on 131052-308T, muutto 3.4.2027 ja taas 3.4.2027.")
    assert [mark[2:] for mark in said["marks"]] == [[0, True], [1, False], [1, False]]
    assert "Henkilötunnus" in said["list"]
    assert said["list"].count("data-remark=") == 2


def test_a_text_without_identities_shows_nothing(glance):
    said = glance("Lapsi viihtyy koulussa.")
    assert said["marks"] == []
    assert said["list"].strip() == ""


def test_a_glance_does_no_deed_and_stores_nothing(glance):
    before, logged = agencies(), db.session.query(AuditRow).count()
    glance("Muutto on 3.4.2027.", name="Kolmas")
    assert agencies() == before
    assert db.session.query(AuditRow).count() == logged


def test_what_was_reviewed_may_stand_and_what_is_new_is_asked(glance, trial, alma):
    text = "Muutto on 3.4.2027."
    seen = glance(text)["list"].split('data-digests="')[1].split('"')[0]
    assert glance(text, **{"about-overrule": seen})["marks"] == []
    more = f"{text} Kokous on 5.6.2027."
    assert marked(more, glance(more, **{"about-overrule": seen})) == ["5.6.2027"]
    sent = {"name": "Yksi", "about": more, "about-overrule": seen}
    trial.as_(alma).post("trial.form", expect=422, **sent).shows("5.6.2027")
    trial.as_(alma).post("trial.form", **sent | {"about": text})


def test_markup_in_a_text_is_shown_as_it_was_typed(glance):
    said = glance("<img src=x onerror=alert(1)>@example.com <b>040 123 4567</b>")
    assert "<img" not in said["list"]
    assert "<b>" not in said["list"]


def test_too_much_is_refused_and_what_is_not_there_is_not_found(glance):
    glance("a" * 60_001, expect=413)
    glance("x", field="elsewhere", expect=404)
    glance("x", field="name", expect=404)


def test_who_asks_too_often_waits_and_a_long_text_counts_as_several(glance):
    for _time in range(95):
        glance("Lapsi viihtyy.")
    glance("\n" * 59_000, expect=429)
    for _time in range(5):
        glance("Lapsi viihtyy.")
    glance("Lapsi viihtyy.", expect=429)


def test_opening_something_for_glances_is_written_down_once_a_page(trial, alma, vaahtera):
    browser, key = trial.as_(alma), "k" * 43
    sent = {"glance_field": "summary", "glance_text": "Lapsi viihtyy.", "deed_key": key}

    def reads():
        return len([row for row in log() if row.action == "content:read"])

    before = reads()
    first = browser.post("trial.edit", vaahtera.id, expect=200, **sent).response.get_json()
    assert reads() == before + 1
    again = sent | {"glance_noted": first["noted"]}
    second = browser.post("trial.edit", vaahtera.id, expect=200, **again).response.get_json()
    assert reads() == before + 1
    assert second["noted"] == first["noted"]
    strange = sent | {"glance_noted": first["noted"][:-2] + "xx"}
    browser.post("trial.edit", vaahtera.id, expect=200, **strange)
    assert reads() == before + 2
