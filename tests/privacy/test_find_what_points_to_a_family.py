import pytest

from consult.privacy import FindingKind, review
from tests.privacy.voikko import needs_voikko

pytestmark = needs_voikko


def found(text):
    return [(each.text, each.kind) for each in review(text).findings if not each.certain]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Hän käy Kallionrinteen koulua.", "Kallionrinteen koulua"),
        ("Lapsi siirtyi Satumetsän päiväkotiin.", "Satumetsän päiväkotiin"),
        ("Soitto tuli, kun päiväkoti Satumetsä suljettiin.", "päiväkoti Satumetsä"),
        ("Nuori asuu Onnelan nuorisokodissa.", "Onnelan nuorisokodissa"),
        ("Barnet går i Mattlidens skola och det är bra.", "Mattlidens skola"),
    ],
)
def test_schools_and_places_of_care(text, what):
    assert (what, FindingKind.CARE_PLACE) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lapsen koulu alkaa. Tytön päiväkoti soitti. Kutsutaan koulu mukaan.",
        "Suomen koulut ovat hyviä. Päiväkoti on lähellä, ja lukiolaiset auttavat.",
        "Seurakunnan kerho on torstaina. Oman seurakunnan diakoni auttaa.",
        "Perhe asuu Porissa, aiemmin Joensuussa. II lukukausi alkaa.",
        "Ainoa keino on odottaa. Hän on ainoa lapsi.",
        "Perhe A:n tilanne, Lapsi B:n toive ja vitamiini D:n puute.",
    ],
)
def test_what_is_everybodys_is_let_pass(text):
    assert found(text) == []


def test_parishes():
    assert found("Äiti käy Pihlajamäen seurakunnassa.") == [
        ("Pihlajamäen seurakunnassa", FindingKind.PARISH)
    ]


@pytest.mark.parametrize("place", ["Sodankylässä", "Utajärvellä", "Kauhavalta", "Pernajaan"])
def test_small_municipalities(place):
    assert found(f"Perhe on asunut {place} ennen.") == [(place, FindingKind.SMALL_MUNICIPALITY)]


@pytest.mark.parametrize(
    "text",
    [
        "Isä on kunnan ainoa eläinlääkäri.",
        "Hän on luokan ainoana pyörätuolissa.",
        "Ainoa rokottamaton lapsi koulussa.",
        "Perheessä on kolmoset.",
        "Asia oli paikallisissa uutisissa.",
        "Han är byns enda läkare.",
        "She is the only dentist in the village.",
    ],
)
def test_what_is_the_only_one_of_its_kind(text):
    assert [kind for _, kind in found(text)] == [FindingKind.RARITY]


@pytest.mark.parametrize(
    "text", ["Paikalla oli M.K. ja äiti", "eilen M:n luona", "tapasin M. kotona"]
)
def test_initials(text):
    assert [kind for _, kind in found(text)] == [FindingKind.INITIALS]


def test_a_time_of_the_day_is_no_date():
    assert found("Palaveri on klo 9–10.30 koululla.") == []
