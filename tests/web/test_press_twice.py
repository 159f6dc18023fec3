"""A form does its deed once, however often it is pressed."""

import secrets

from consult.foundation.database import db, transaction
from consult.web.models import DeedKey
from tests.web.conftest import agencies

KEY = secrets.token_urlsafe(32)


def test_a_second_press_leads_where_the_first_one_led(trial, alma):
    browser = trial.as_(alma)
    for _ in range(3):
        browser.post("trial.found", name="Kerran vain", deed_key=KEY).leads_to("trial.hello")
    assert [name for name in agencies() if name == "Kerran vain"] == ["Kerran vain"]
    assert db.session.query(DeedKey).count() == 1


def test_two_forms_are_two_deeds(trial, alma):
    browser = trial.as_(alma)
    browser.post("trial.found", name="Ensimmäinen")
    browser.post("trial.found", name="Toinen")
    assert {"Ensimmäinen", "Toinen"} <= agencies()


def test_a_form_that_was_wrong_keeps_its_key_until_it_is_right(trial, alma):
    browser = trial.as_(alma)
    shown = browser.post("trial.form", name="", deed_key=KEY, expect=422)
    assert shown.value_of("deed_key") == KEY
    browser.post("trial.form", name="Nyt oikein", deed_key=KEY)
    assert "Nyt oikein" in agencies()


def test_a_key_spent_by_somebody_else_is_no_key(trial, alma, zed):
    trial.as_(alma).post("trial.found", name="Alman", deed_key=KEY)
    trial.as_(zed).post("trial.found", name="Zedin", deed_key=KEY, expect=409)
    assert "Zedin" not in agencies()


def test_nonsense_is_no_key(trial, alma):
    for key in ("", "x", "../../etc", "a" * 4000):
        trial.as_(alma).post("trial.found", name=f"Avain {key[:5]}", deed_key=key)
    assert db.session.query(DeedKey).count() == 0


def test_two_at_the_same_moment_are_one_deed(trial, alma):
    """The other press is faster: its key is there before ours is written."""
    browser = trial.as_(alma)

    def press_faster(response):
        with transaction():
            db.session.add(_spent(alma))
        return response

    trial.app.view_functions["trial.found"] = _after(
        trial.app.view_functions["trial.found"], press_faster
    )
    browser.post("trial.found", name="Hitaampi", deed_key=KEY).leads_to("trial.hello")
    assert "Hitaampi" not in agencies()


def _spent(person):
    from consult.foundation import clock

    return DeedKey(key=KEY, actor_id=person.id, location="/trial/hello", pressed_at=clock.now())


def _after(view, deed):
    from consult.web.guard import ACCESS

    def pressed(**url_args):
        return deed(view(**url_args))

    ACCESS[pressed] = ACCESS[view]
    return pressed
