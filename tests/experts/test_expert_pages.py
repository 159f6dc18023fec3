import pytest

from consult.audit import Deed
from consult.experts.queries import expertise_of, experts_for
from consult.foundation.ids import new_id
from tests.scenes import deeds


def fields_of(person):
    return [row.field for row in expertise_of(person.actor, person.id)]


def test_everybody_finds_experts_by_field_agency_and_area(page, alma, template):
    hers = page.as_(alma)
    hers.get("experts.index").shows("Kosti Arvoitus", "Chidi Esimerkki", "Ursula Peitenimi")
    hers.get("experts.index", field="legal").shows("Kosti Arvoitus").hides("Chidi Esimerkki")
    agency = template.agencies["selko"]
    hers.get("experts.index", agency=agency).shows("Moona Vertaus").hides("Chidi Esimerkki")
    hers.get("experts.index", area="Kaamos").shows("Sakari Harhama").hides("Kosti Arvoitus")
    hers.get("experts.index", field="astrology", area="Kuu", agency=new_id())


def test_chidi_says_what_she_can_be_asked_about(page, chidi):
    hers = page.as_(chidi)
    hers.post("experts.mine", known_fields=["psychiatric", "substance"])
    assert fields_of(chidi) == ["psychiatric", "substance"]
    hers.post("experts.mine", known_fields=["substance"])
    assert fields_of(chidi) == ["substance"]
    told = [Deed.EXPERTISE_ADDED, Deed.PROFILE_CHANGED, Deed.EXPERTISE_ENDED, Deed.PROFILE_CHANGED]
    assert deeds(Deed.SIGNED_IN, Deed.ROW_DELETED) == told


def test_no_field_at_all_is_an_answer_too(page, chidi):
    page.as_(chidi).post("experts.mine")
    assert fields_of(chidi) == []


def test_a_field_that_is_none_is_refused(page, chidi):
    page.as_(chidi).post("experts.mine", known_fields=["astrology"], expect=422)
    assert fields_of(chidi) == ["psychiatric"]


def test_each_says_it_of_herself_only(page, alma, chidi):
    page.as_(alma).post("experts.mine", known_fields=["legal"], account_id=chidi.id)
    assert fields_of(chidi) == ["psychiatric"]


def test_the_pages_are_for_those_who_are_signed_in(page):
    page.get("experts.index", expect=302)
    page.get("experts.mine", expect=302)


def test_who_knows_more_of_what_is_wished_comes_first(app, disa):
    found = experts_for(disa.actor, fields=["psychological", "therapeutic"])
    assert [person.name for person, _ in found] == ["Moona Vertaus", "Lempi Tarinoija"]


def test_nobody_of_an_agency_that_is_involved_is_proposed(app, disa, template):
    pohja = template.agencies["pohja"]
    found = experts_for(disa.actor, fields=["psychiatric"], excluded_agencies=[pohja])
    assert [person.name for person, _ in found] == ["Sakari Harhama"]


@pytest.mark.parametrize("who", ["chidi", "kosti"])
def test_nobody_is_proposed_to_herself(app, request, who):
    person = request.getfixturevalue(who)
    assert person.name not in {one.name for one, _ in experts_for(person.actor, fields=[])}
