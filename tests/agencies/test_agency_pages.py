import pytest

from consult.agencies.models import Agency
from consult.audit import Deed
from consult.foundation.database import db
from consult.foundation.ids import new_id
from tests.scenes import deeds

FIELDS = {
    "name": "Suvannon perheneuvola",
    "controller": "Suvannon hyvinvointialue",
    "register_name": "Perheneuvolan rekisteri",
    "area": "Suvanto",
    "sector": "family-counselling",
}


@pytest.fixture
def pohja(app, template):
    return db.session.get(Agency, template.agencies["pohja"])


@pytest.mark.parametrize("who", ["fanni", "tess"])
def test_supervisors_and_administrators_add_an_agency(page, request, who):
    hers = page.as_(request.getfixturevalue(who))
    hers.post("agencies.new", **FIELDS).follow().shows(*list(FIELDS.values())[:3], "Perheneuvola")
    assert deeds()[-1] == Deed.AGENCY_ADDED


@pytest.mark.parametrize("who", ["alma", "chidi", "disa", "outi"])
def test_others_see_the_list_and_change_nothing(page, request, pohja, who):
    person = page.as_(request.getfixturevalue(who))
    person.get("agencies.index").shows("Pohjan sairaala", "Potilasrekisteri, nuorisopsykiatria")
    person.post("agencies.new", **FIELDS, expect=403)
    person.post("agencies.edit", pohja, **FIELDS, expect=403)
    person.post("agencies.close", pohja, expect=403)


def test_an_agency_is_changed(page, fanni, pohja):
    page.as_(fanni).post("agencies.edit", pohja, **FIELDS)
    db.session.expire_all()
    assert (pohja.controller, pohja.sector) == (FIELDS["controller"], FIELDS["sector"])
    assert deeds()[-1] == Deed.AGENCY_CHANGED


def test_a_closed_agency_stays_in_the_list_and_takes_nobody(page, fanni, pohja):
    hers = page.as_(fanni)
    hers.post("agencies.close", pohja).follow().shows("Pohjan sairaala")
    hers.get("teams.new").hides("Pohjan sairaala")
    hers.post("agencies.close", pohja, expect=422)
    assert deeds()[-1] == Deed.AGENCY_CLOSED


@pytest.mark.parametrize("missing", FIELDS)
def test_nothing_may_be_missing(page, fanni, missing):
    page.as_(fanni).post("agencies.new", **FIELDS | {missing: " "}, expect=422)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sector": "astrology"},
        {"name": "x" * 121},
        {"area": "a\u0000b"},
        {"name": "Pohjan sairaala"},
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(page, fanni, wrong):
    shown = page.as_(fanni).post("agencies.new", **FIELDS | wrong, expect=422)
    assert shown.value_of("controller") == FIELDS["controller"]


def test_two_editors_see_each_other_s_change(page, fanni, tess, pohja):
    seen = page.as_(fanni).get("agencies.edit", pohja).value_of("seen_version")
    page.as_(tess).post("agencies.edit", pohja, **FIELDS)
    shown = page.as_(fanni).post(
        "agencies.edit", pohja, **FIELDS | {"area": "Pohjola"}, seen_version=seen, expect=409
    )
    shown.shows("Suvanto")
    assert shown.value_of("area") == "Pohjola"


def test_pressed_twice_it_is_added_once(page, fanni):
    hers = page.as_(fanni)
    for _ in range(2):
        hers.post("agencies.new", **FIELDS, deed_key="k" * 43)
    assert deeds().count(Deed.AGENCY_ADDED) == 1


def test_an_agency_that_was_guessed_is_not_found(page, fanni):
    page.as_(fanni).get("agencies.edit", new_id(), expect=404)


def test_sectors_are_listed_in_three_languages(page, chidi):
    page.as_(chidi).get("agencies.sectors_list").shows("Lastensuojelu", "Barnskydd", "Substance")


def test_nobody_signed_in_is_led_to_the_way_in(page):
    page.get("agencies.index", expect=302)
