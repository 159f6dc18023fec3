from consult.foundation.ids import new_id


def test_everybody_is_in_the_list_with_workplace_and_duties(page, chidi, alma):
    shown = page.as_(chidi).get("accounts.index")
    shown.shows(alma.name, "Tunturin hyvinvointialue", "Lastensuojelu", "Sosiaalityöntekijä")


def test_one_agency_is_shown_alone(page, alma, chidi, template):
    hers = page.as_(alma)
    shown = hers.get("accounts.index", agency=template.agencies["pohja"])
    assert chidi.name in shown.text
    assert "Bertta Tarukivi" not in shown.text
    hers.get("accounts.index", agency="nonsense").shows(alma.name)


def test_a_person_s_page_says_what_she_can_be_asked(page, alma, chidi):
    page.as_(alma).get("accounts.show", chidi).shows(
        chidi.name, "Pohjan sairaala", "nuorisopsykiatri", "Psykiatrinen asiantuntemus"
    )


def test_nobody_is_found_under_an_id_that_was_guessed(page, alma):
    page.as_(alma).get("accounts.show", new_id(), expect=404)


def test_the_list_is_for_those_who_are_signed_in(page):
    page.get("accounts.index", expect=302)
