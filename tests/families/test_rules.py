"""The pure part: order of letters, what a text tells of another, fixed words in six languages."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.documents.paper import Bullets, Facts, Heading, Lines, Paragraph, plain
from consult.families.rules import (
    Comes,
    Coming,
    Kept,
    LetterFacts,
    PaperLanguage,
    SheetFacts,
    compose_letter,
    compose_sheet,
    headings,
    missing_in,
    names_code,
    sort_key,
    tells_of_another,
    too_near,
)
from consult.families.rules.headings import read

SAMI = (PaperLanguage.NORTH_SAMI, PaperLanguage.INARI_SAMI, PaperLanguage.SKOLT_SAMI)
AT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def sheet(**more):
    facts = {
        "language": PaperLanguage.FINNISH,
        "whose": "Kettu",
        "comes": Comes.IN_PERSON,
        "time": "20.11.2026 klo 12.00",
        "place": "Sininen huone",
        "purpose": "Sovitaan arjesta.",
        "people": [Coming("Chidi Kuvitelma", "psykiatri", "Lapin sairaala")],
        "family": [],
        "has_read": "",
        "may_refuse": "",
        "support": "",
        "interpreter": "",
        "own_question": "",
        "own_words": "",
    }
    return compose_sheet(SheetFacts(**facts | more))


def said(paper):
    """Everything a paper says, in one text."""
    found = []
    for block in paper.blocks:
        match block:
            case Heading() | Paragraph():
                found.append(plain(block.text))
            case Bullets():
                found += map(plain, block.items)
            case Facts():
                found += [plain(part) for row in block.rows for part in row]
            case Lines():
                found.append(plain(block.label))
    return "\n".join(found)


@pytest.mark.parametrize(
    "names",
    [
        ["Aili", "Áile", "Ánne", "Anni", "Bierna"],
        ["cuozza", "čáhci", "dálvi", "đđ", "eana"],
        ["nieida", "njálla", "ŋiŋŋi", "olmmoš"],
        ["sápmi", "suohkan", "šaldi", "tivdna", "ŧoađđi", "uksa"],
        ["zum", "žž", "åke", "äiti", "öljy"],
        ["lapsi 2", "lapsi 10", "lapsi 11"],
        ["kåʹddem", "kåddes"],
    ],
)
def test_sami_letters_stand_where_a_reader_looks_for_them(names):
    mixed = sorted(names, key=lambda one: one[::-1])
    assert sorted(mixed, key=sort_key) == sorted(names, key=sort_key)
    if names[0] not in ("Aili", "kåʹddem"):
        assert sorted(mixed, key=sort_key) == names


@given(st.lists(st.text(max_size=8)))
def test_any_text_can_be_put_in_order_and_the_order_is_always_the_same(texts):
    turned = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(turned, key=sort_key)


@pytest.mark.parametrize(
    "text",
    [
        "Isä tulee klo 14.",
        "Tulkaa 14.00 eri ovesta.",
        "kl. 14 genom andra dörren",
        "At 14:00 in the blue room",
        "Hän odottaa   siniSESSÄ huoneessa.",
        "Hän sanoi: en halua tavata häntä enää.",
    ],
)
def test_what_tells_of_another_is_found(text):
    kept = Kept((AT,), ("sinisessä huoneessa", "En halua tavata\nhäntä enää."))
    assert tells_of_another(text, kept)


@pytest.mark.parametrize("text", ["Tavataan 14 päivän päästä.", "klo 14.30", "114.00 euroa", ""])
def test_what_tells_nothing_is_left_alone(text):
    assert not tells_of_another(text, Kept((AT,), ("sinisessä huoneessa",)))


def test_half_an_hour_apart_is_enough_and_less_is_not():
    assert too_near(AT, [AT.replace(minute=29)])
    assert not too_near(AT, [AT.replace(minute=30)])


@pytest.mark.parametrize(
    "text", ["Asia Vaahtera-Kuikka-417.", "vaahtera kuikka 417", "VAAHTERA–KUIKKA–417"]
)
def test_a_code_is_found_however_it_is_written(text):
    assert names_code(text, ["Vaahtera-Kuikka-417"])
    assert not names_code("Vaahteran alla oli kuikka.", ["Vaahtera-Kuikka-417"])


@pytest.mark.parametrize("language", PaperLanguage)
def test_every_heading_is_said_in_every_language_or_in_finnish(language):
    assert set(headings(language)) == set(headings(PaperLanguage.FINNISH))
    assert all(headings(language).values())


@pytest.mark.parametrize("language", SAMI)
def test_what_nobody_has_said_in_a_sami_language_is_known(language):
    assert "when" not in missing_in(language)
    assert headings(language)["when"] != headings(PaperLanguage.FINNISH)["when"]
    assert headings(language)["why"] == headings(PaperLanguage.FINNISH)["why"]
    assert "why" in missing_in(language)


@pytest.mark.parametrize("bad", ['[a]\nfi = "x"\nsv = "y"', '[a]\nfi="x"\nsv="y"\nen="z"\nde="q"'])
def test_a_file_of_headings_that_is_not_whole_is_refused(bad):
    with pytest.raises(ValueError, match="a: "):
        read(bad)


def test_a_sheet_leaves_lines_for_what_nobody_has_said_yet():
    paper = sheet()
    assert [block.kind for block in paper.blocks if isinstance(block, Lines)] == ["lines"] * 2
    assert "Chidi Kuvitelma, psykiatri, Lapin sairaala" in said(paper)


def test_whoever_does_not_come_is_given_neither_time_nor_place():
    assert "klo 12" not in said(sheet(comes=Comes.NOT))
    assert "Sininen" not in said(sheet(comes=Comes.NOT))
    assert "[työntekijä kertoo paikan]" in said(sheet(place=""))


def test_a_letter_leaves_out_what_nobody_has_written():
    words = ("Vi talade.", ["Jag vill sova."], [], "", "", "Alma", "", "")
    text = said(compose_letter(LetterFacts(PaperLanguage.SWEDISH, "Räven", True, *words)))
    assert "Hej Räven," in text
    mothers = said(compose_letter(LetterFacts(PaperLanguage.SWEDISH, "Mor", False, *words)))
    assert "Hej," in mothers
    assert "Hej Mor" not in mothers
    assert "Vad du själv sade" in text
    assert "Vad händer" not in text
