import pytest

from consult.privacy import FindingKind, review
from consult.privacy.guard import Finding
from tests.privacy.voikko import needs_voikko

pytestmark = needs_voikko


def names(text: str) -> list[str]:
    return [f.text for f in review(text).findings if f.kind is FindingKind.PERSON_NAME]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Äiti kertoi, että Matti Virtanen tuli kylään.", ["Matti Virtanen"]),
        ("Puhuimme Pekan ja Liisan asiasta.", ["Pekan", "Liisan"]),
        ("Anna-Liisalta kysyttiin koulusta.", ["Anna-Liisalta"]),
        ("Tapaaminen sovittiin Korhosen kanssa.", ["Korhosen"]),
        ("Isän ystävä on Carl-Gustaf von Essen.", ["Carl-Gustaf von Essen"]),
        ("Koulusta soitti J. Nieminen.", ["J. Nieminen"]),
        ("Serkku on Timo ”Timppa” Nieminen.", ["Timo ”Timppa” Nieminen"]),
        ("Lapsi leikkii Abdullahin ja Fadumon kanssa.", ["Abdullahin", "Fadumon"]),
        ("Sovittiin, että Oksana tuo lapset.", ["Oksana"]),
        ("Kävelyllä tapasimme Xhevahiren.", ["Xhevahiren"]),
        ("Tänään Mä**kis**elle soitettiin.", ["Mä**kis**elle"]),
        ("Tänään Mäki\u00adselle soi\u200btettiin.", ["Mäki\u00adselle"]),
        ("Tänään V\u0456rtaselle soitettiin.", ["V\u0456rtaselle"]),
        ("Tänään Ha\u0308ma\u0308la\u0308iselle soitettiin.", ["Ha\u0308ma\u0308la\u0308iselle"]),
        ("MATTI VIRTANEN TULI KOULUUN", ["MATTI VIRTANEN"]),
        ("matti virtanen tuli kouluun eilen", ["matti virtanen"]),
    ],
)
def test_names_in_any_form_are_asked_about(text, found):
    assert names(text) == found


def test_a_name_once_found_is_found_again():
    text = (
        "Opettajan nimi on Kerttu Salmela. Myöhemmin Salmela soitti. Salmelan mielestä hyvin meni."
    )
    assert names(text) == ["Kerttu Salmela", "Salmela", "Salmelan"]


def test_they_are_likely_and_may_stand():
    passed = review("Puhuimme Pekan kanssa.", overrule=True).text
    assert passed is not None
    assert passed.overruled == 1


@pytest.mark.parametrize(
    "text",
    [
        "Toivon, että asia ratkeaa. Ilta oli rauhallinen. Aamulla kaikki nukkuivat.",
        "Kelan päätös tuli maaliskuussa. HUSin poliklinikka soitti keskiviikkona.",
        "Perhe muutti Tampereelta Ouluun. Helsingissä asuu täti.",
        "Wilmassa oli viesti. Theraplay jatkuu, ja Teamsissa tavataan torstaina.",
        "Vahvuuskortit otettiin esiin. Lapset puheeksi -keskustelu pidettiin.",
        "Äiti, Isä ja Lapsi 1 tulivat. Opettaja 1 puhui. Sijaisisä kuunteli.",
        "Asia Vaahtera-Kuikka-417 jatkuu.",
        "Jag vill rita först.",  # too short to tell its language by
    ],
)
def test_what_names_nobody_is_let_pass(text):
    assert review(text).findings == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jag talade med Annas mamma och Mohamed i skolan.", ["Annas", "Mohamed"]),
        ("Modern heter Lena Karlsson och hon har det bra.", ["Lena Karlsson"]),
        ("Barnet mår bra. Mamman och pappan är eniga om skolan.", []),
        ("The mother met with Sarah and John Smith at school.", ["Sarah", "John Smith"]),
        ("The child was at home. School was closed on Monday.", []),
    ],
)
def test_swedish_and_english_by_lists_and_capitals(text, found):
    assert names(text) == found


def test_in_sami_it_says_half_strength_and_marks_numbers():
    seen = review("Mun eadni lea Ánne ja son lea dáppe, go áhčči ii leat. 040 123 4567")
    assert seen.half_strength
    assert [each.kind for each in seen.findings] == [FindingKind.PHONE]


@pytest.mark.parametrize("piece", ["Aa ", "Å. X:n ", "Ma**", "kunnan ainoa "])
def test_a_text_without_end_is_read_to_it(piece):
    # A quadratic reader would need hours here; nothing is timed.
    review((piece * (60_000 // len(piece)))[:60_000])


def test_three_hundred_marks_on_a_letter_hide_no_name():
    assert len(names("Puhuimme Virta" + "\u0301" * 300 + "sen kanssa.")) == 1


def test_offsets_count_the_characters_as_typed():
    text = "👩\u200d👧 e\u0301 Pekan 👍🏽 Liisalle"
    found: list[Finding] = review(text).findings
    assert [text[each.start : each.end] for each in found] == ["Pekan", "Liisalle"]
    assert not any("Pekan" in repr(each) for each in found)
