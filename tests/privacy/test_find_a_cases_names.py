import pytest

from consult.privacy import CaseNames, FindingKind, compile_names, review
from tests.privacy.voikko import needs_voikko

pytestmark = needs_voikko

NAMES = compile_names(
    ["Matti Virtanen", "Anna-Liisa Lahti", "Aino", "Pekka", "Tuomas", "Ahmed", "Åsa von Essen"]
)


def named(text: str, names: CaseNames = NAMES) -> dict[str, bool]:
    found = review(text, names=names).findings
    return {each.text: each.certain for each in found if each.kind is FindingKind.CASE_NAME}


FORMS = """Matin Mattia Matissa Matista Mattiin Matilla Matilta Matille Mattina Matiksi Matitta
    Mattikin Matillekin Matinko Virtasen Virtasta Virtaselle Virtaset Virtasten Virtasilla
    Anna-Liisalta Annalta Liisaan Lahden Lahteen Ainolle Pekan Pekkaan Tuomaan Tuomasta Tuomaksen
    Ahmedille Ahmedin Essenin Matti-setä MATILLE Åsas Matti's Ma**t**ti Ma\u00adtille
    Ma\u200bttia Ａｉｎｏ М\u0430tti"""


@pytest.mark.parametrize("form", [*FORMS.split(), "Vir-\ntasen"])
def test_any_form_of_an_entered_name_is_certain(form):
    assert named(f"Sovittiin, että {form} kanssa puhutaan.") == {form: True}


@pytest.mark.parametrize("form", ["virtasen", "pekan", "ahmedille", "matille", "liisalle"])
def test_written_small_it_is_found_as_well(form):
    assert named(f"juteltiin {form} asiasta") == {form: True}


def test_a_name_that_is_also_a_word_is_found_where_it_is_a_name():
    text = "Ainoa keino oli puhua. Tapasin Ainon. Ilman ainoatakaan tukea. Lahti on kaunis."
    assert named(text) == {"Ainoa": False, "Ainon": True, "Lahti": False}


def test_other_words_are_let_pass():
    text = "Mattila, Virta, Annika ja Pekkanen eivät ole hän. Hän annosteli lääkkeen ja pekonin."
    assert named(text) == {}


def test_swedish_and_english_genitives_are_found():
    assert named("Jag talade med Annas mamma.") == {"Annas": True}
    assert named("We talked to Ahmed's teacher.") == {"Ahmed's": True}


def test_they_may_not_be_overruled():
    assert review("Puhuttiin Matin kanssa.", overrule=True, names=NAMES).text is None


def test_nothing_of_the_names_shows():
    assert repr(NAMES) == "<CaseNames of 12 parts>"
    assert review("Matti", names=compile_names([])).certain == []
    assert named("jaa", compile_names(["J", "von", ""])) == {}
