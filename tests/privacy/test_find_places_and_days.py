import pytest

from consult.privacy import FindingKind, review


def found(text):
    return [(f.text, f.kind, f.certain) for f in review(text).findings]


@pytest.mark.parametrize(
    "address",
    [
        "Vaahterakatu 5",
        "Vaahterakatu 5 A 12",
        "Vaahterakatu 5b as. 3",
        "Vaahterakadulla 5",
        "Pihatie 12-14",
        "Pihatiellä 12",
        "Itäinen Pihakuja 3",
        "Iso Kaari 7",
        "Ekallén Strandvägen 4",
        "Lönngatan 2 B",
        "vaahterakuja 8",
        "00990 Kuvitelma",
        "PL 12",
    ],
)
def test_a_street_address_is_likely(address):
    *_, (text, kind, certain) = found(f"Perhe asuu nyt: {address}.")
    assert (kind, certain) == (FindingKind.STREET_ADDRESS, False)
    assert address.endswith(text)


def test_a_street_without_its_number_is_likely_as_well():
    assert found("He muuttivat Vaahterakadulle keväällä.") == [
        ("Vaahterakadulle", FindingKind.STREET_ADDRESS, False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hoitopolku 2 sopii",
        "kävelykadulla 5 nuorta",
        "tie 5",
        "Asiakaspolku 3",
        "Yhteistyö 2 vuotta",
    ],
)
def test_other_ways_are_no_addresses(text):
    assert found(text) == []


@pytest.mark.parametrize("plate", ["ABC-123", "ÅÄÖ-1", "CD-45", "abc-123", "ABC 123"])
def test_a_number_plate_is_likely(plate):
    assert found(f"auto {plate} pihassa") == [(plate, FindingKind.NUMBER_PLATE, False)]


@pytest.mark.parametrize(
    "text", ["ICD-10", "DSM-5", "LSL 417 §", "ABC-1234", "Vaahtera-Kuikka-417"]
)
def test_classifications_acts_and_codes_are_no_plates(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "day",
    [
        "03.04.2015",
        "3.4.2015",
        "3. 4. 2015",
        "3.4.15",
        "3/4/2015",
        "04/30/2015",
        "3-4-2015",
        "2015-04-03",
        "2015/4/3",
        "20150403",
        "03042015",
        "3. huhtikuuta 2015",
        "3 huhtikuuta 2015",
        "huhtikuun 3. päivä 2015",
        "3 april 2015",
        "3:e april 2015",
        "3rd April 2015",
        "April 3, 2015",
        "\uff13.\uff14.2015",
    ],
)
def test_a_whole_date_is_likely_to_be_of_birth(day):
    assert found(f"Lapsi, {day}, koulussa") == [(day, FindingKind.BIRTH_DATE, False)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Born 03.04.2015", "03.04.2015"),
        ("synt. 030415", "030415"),
        ("s. 3.4.", "3.4."),
        ("syntynyt 3. huhtikuuta", "3. huhtikuuta"),
        ("syntymäpäivä 3.4.", "3.4."),
        ("född 3.4.15", "3.4.15"),
        ("syntynyt 3.4.2015 klo 9", "3.4."),
    ],
)
def test_after_a_word_of_birth_less_is_enough(text, day):
    [(seen, kind, certain)] = found(text)
    assert (kind, certain) == (FindingKind.BIRTH_DATE, False)
    assert seen.startswith(day)


@pytest.mark.parametrize(
    "text",
    [
        "Tapaaminen 12.3.2026 klo 9",
        "keskiviikkona 12.3.2026",
        "ke 12.3.2026",
        "sovittu 12.3.2026 mennessä",
        "12.3.2026 alkaen",
        "3.-5.4.2026",
        "28.3.\u20135.4.2026",
        "tapaaminen 12.3.",
        "31.2.2015",
        "2015",
        "huhtikuussa 2015",
        "15.30",
        "kohta 3.4",
    ],
)
def test_a_meeting_an_impossible_day_or_half_a_date_is_none(text):
    assert found(text) == []
