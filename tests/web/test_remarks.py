"""Findings become one list: each name once, with what a press would put into each place."""

import pytest

from consult.foundation.words import Words
from consult.privacy import Finding, FindingKind, compile_names
from consult.web.fields.instead import instead_of
from consult.web.fields.remarks import in_utf16, remarks_on, written_in
from consult.web.surroundings import Called
from tests.privacy.voikko import needs_voikko

MOTHER = Called(Words("Äiti", "Mamma", "Mother"), compile_names(["Annikki Virtanen", "Anski"]))
CHILD = Called(Words("Lapsi 1", "Barn 1", "Child 1"), compile_names(["Mikko"]))
TEACHER = Called(Words("opettaja 1", "opettaja 1", "opettaja 1"))


def found(text, *pieces, kind=FindingKind.PERSON_NAME, certain=False):
    findings, at = [], 0
    for piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        findings.append(Finding(start, at, piece, kind, certain))
    return findings


def listed(text, *pieces, called=(), language="fi", **more):
    return remarks_on(text, found(text, *pieces, **more), called, language)


def filed(text, remark, number=0):
    """The text after one press."""
    puts = remark.offers[number].puts
    for spot, put in sorted(zip(remark.spots, puts, strict=True), key=lambda each: -each[0].start):
        text = text[: spot.start] + put + text[spot.end :]
    return text


@needs_voikko
def test_forms_of_one_name_are_one_remark_and_each_place_gets_its_own_form():
    text = "Mikko tuli. Tapasin Mikon, ja Mikolle soitettiin."
    (remark,) = listed(text, "Mikko", "Mikon", "Mikolle", called=[CHILD])
    assert filed(text, remark) == "Lapsi 1 tuli. Tapasin lapsen 1, ja lapselle 1 soitettiin."


@needs_voikko
def test_a_name_of_two_words_is_one_place():
    text = "Soitin Annikki Virtaselle. Sitten Annikki tuli."
    (remark,) = listed(text, "Annikki", "Virtaselle", "Annikki", called=[CHILD, MOTHER])
    assert [spot.text for spot in remark.spots] == ["Annikki Virtaselle", "Annikki"]
    assert filed(text, remark) == "Soitin äidille. Sitten äiti tuli."


def test_a_nickname_is_the_same_person():
    (remark,) = listed("Annikki ja Anski", "Annikki", "Anski", called=[MOTHER])
    assert [offer.label for offer in remark.offers] == ["äiti"]


def test_who_is_not_known_may_be_anybody_of_the_case_or_somebody_else():
    (remark,) = listed("Tapasin Hillevin", "Hillevin", called=[MOTHER, CHILD, TEACHER])
    labels = [offer.label for offer in remark.offers]
    assert labels[:3] == ["äiti", "lapsi 1", "opettaja 1"]
    assert labels.count("äiti") == 1
    assert "isä" in labels


@pytest.mark.parametrize(
    ("text", "pieces", "count"),
    [
        ("Oskari, Oskarin, Oskarille", ("Oskari", "Oskarin", "Oskarille"), 1),
        ("Matti ja Martti", ("Matti", "Martti"), 2),
        ("Xhevdet, Xhevdetin", ("Xhevdet", "Xhevdetin"), 1),
        ("Anna, Antti", ("Anna", "Antti"), 2),
        ("Matti Virtanen ja Virtasen", ("Matti Virtanen", "Virtasen"), 1),
    ],
)
@needs_voikko
def test_which_words_are_one_name(text, pieces, count):
    assert len(listed(text, *pieces)) == count


def test_what_is_certain_comes_first_and_what_a_sentence_can_do_without_may_go():
    text = "Hillevi soitti numerosta 040 123 4567"
    phone = found(text, "040 123 4567", kind=FindingKind.PHONE, certain=True)
    first, second = remarks_on(text, [*found(text, "Hillevi"), *phone], (), "fi")
    assert (first.kind, second.kind) == (FindingKind.PHONE, FindingKind.PERSON_NAME)
    assert [offer.puts for offer in first.offers] == [("asiakastiedoissa",), ("",)]


@needs_voikko
def test_of_two_with_one_surname_the_first_name_tells_and_the_surname_alone_asks():
    child = Called(CHILD.label, compile_names(["Mikko Virtanen"]))
    text = "Tapasin Annikki Virtasen ja Mikko Virtasen. Virtasella soi."
    both = listed(
        text, "Annikki", "Virtasen", "Mikko", "Virtasen", "Virtasella", called=[child, MOTHER]
    )
    assert [[offer.label for offer in one.offers] for one in both] == [
        ["äiti"],
        ["lapsi 1"],
        ["lapsi 1", "äiti"],
    ]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Annikki tuli", True),
        ("Hyvä! 👧 Annikki tuli", True),
        ("(Annikki tuli)", True),
        ("Äiti, Annikki, tuli", False),
        ("Äiti (Annikki) tuli", False),
        ("Hyvä.\n\n- Annikki tuli", True),
    ],
)
def test_a_label_begins_a_sentence_with_a_capital(text, begins):
    (remark,) = listed(text, "Annikki", called=[MOTHER])
    assert remark.offers[0].puts == ("Äiti" if begins else "äiti",)


@needs_voikko
@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("street-address", "Rantakadulta 5", "kotoa"),
        ("street-address", "Rantakadulle 5", "kotiin"),
        ("street-address", "Rantakadun 5", "kodin"),
        ("care-place", "Rantakylän koulussa", "koulussa"),
        ("small-municipality", "Utsjoella", "kotikunnassa"),
        ("small-municipality", "Posiolta", "kotikunnasta"),
        ("small-municipality", "Utsjoen", "kotikunnan"),
        ("birth-date", "3.4.2015", "vuonna 2015"),
        ("birth-date", "3. huhtikuuta 2015", "vuonna 2015"),
        ("birth-date", "3.4.", ""),
    ],
)
def test_what_is_no_name_has_words_of_its_own(kind, text, said):
    assert instead_of(FindingKind(kind), text)[0].fi == said


def test_blanks_round_a_name_stay_where_they_are():
    (remark,) = listed("Tapasin Annikin  eilen", " Annikin ", called=[MOTHER])
    assert [(spot.start, spot.end) for spot in remark.spots] == [(8, 15)]


def test_swedish_gets_swedish_labels():
    (remark,) = listed("Annas cykel", "Annas", called=[MOTHER], language="sv")
    assert remark.offers[0].puts == ("Mammas",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jag träffade Anna i dag och hon var glad.", "sv"),
        ("Tapasin Annan ja hän oli iloinen.", "fi"),
        ("Anna", "en"),
    ],
)
def test_labels_are_in_the_language_of_the_text(text, language):
    assert written_in(text, "en") == language


@pytest.mark.parametrize(("text", "ends"), [("abc", 3), ("👧a", 3), ("", 0), ("ä\u0308", 2)])
def test_offsets_count_as_a_script_counts(text, ends):
    assert in_utf16(text)(len(text)) == ends
