"""*Ennen tapaamista*: written by the circle, printed, taken as a PDF, in six languages."""

import pytest

from consult.audit import Deed
from consult.cases.rules import ClientRole
from consult.families.rules import PaperLanguage
from tests.families.conftest import a_sheet, client_id
from tests.pdfs import faults, words
from tests.scenes import deeds

SENT = {
    "language": "fi",
    "own_label": "Kettu",
    "comes": "in-person",
    "comes_at": "2026-11-20T12:00",
    "place": "Sininen huone",
    "purpose": "Sovitaan, mikä auttaa nukkumaan.",
    "support": "Mummo voi tulla mukaan.",
    "own_question": "Saanko jäädä mummolle?",
    "how_heard": "Piirsi ja kertoi kahden kesken.",
    "told_to": "workers",
}


@pytest.fixture
def childs(alma, invited):
    return client_id(alma, invited, ClientRole.CHILD)


def test_alma_writes_the_childs_sheet_and_the_child_picks_the_label(page, alma, invited, childs):
    browser = page.as_(alma)
    shown = browser.post("families.sheet", invited.id, childs, **SENT).follow()
    shown.shows("Kettu", "Sininen huone", "Saanko jäädä mummolle?", "klo 12.00", "Ketkä tulevat")
    shown.shows("Chidi", "Bertta").hides(invited.code)
    browser.get("cases.show", invited.case_id).shows("Kettu")
    assert {Deed.FAMILY_SHEET_WRITTEN, Deed.CLIENT_LABEL_CHOSEN} <= set(deeds())


def test_written_anew_the_newest_counts_and_begins_from_the_last(page, alma, invited, childs):
    browser = page.as_(alma)
    browser.post("families.sheet", invited.id, childs, **SENT)
    form = browser.get("families.sheet", invited.id, childs)
    assert form.value_of("purpose") == SENT["purpose"]
    assert form.value_of("own_label") == "Kettu"
    anew = SENT | {"purpose": "Sovitaan kouluasiat."}
    browser.post("families.sheet", invited.id, childs, **anew).follow().shows("kouluasiat")


@pytest.mark.parametrize(
    ("wrong", "kept"),
    [
        ({"purpose": ""}, "place"),
        ({"how_heard": ""}, "own_question"),
        ({"comes_at": "huomenna"}, "purpose"),
        ({"purpose": "Hän syntyi 3.4.2015."}, "own_question"),
    ],
)
def test_bad_input_is_said_at_the_field_and_nothing_is_lost(
    page, alma, invited, childs, wrong, kept
):
    shown = page.as_(alma).post("families.sheet", invited.id, childs, expect=422, **SENT | wrong)
    assert shown.value_of(kept) == SENT[kept]
    assert Deed.FAMILY_SHEET_WRITTEN not in deeds()


def test_no_code_gets_onto_a_sheet(page, alma, invited, childs):
    told = SENT | {"purpose": f"Asia {invited.code} on esillä."}
    page.as_(alma).post("families.sheet", invited.id, childs, expect=422, **told)


@pytest.mark.parametrize("language", PaperLanguage)
def test_a_sheet_is_a_whole_pdf_in_every_language(page, alma, invited, language):
    text = "áŋŋel čuožžu, đŋšŧž ǥǧǩʒǯ õâ"
    label = "njálla"
    written = a_sheet(alma, invited, ClientRole.CHILD, language=language, label=label, purpose=text)
    answer = page.as_(alma).get("families.sheet_pdf", written.id).response
    assert "ennen-tapaamista.pdf" in answer.headers["Content-Disposition"]
    assert invited.code not in answer.headers["Content-Disposition"]
    assert text in words(answer.data)
    assert label in words(answer.data)
    if language in (PaperLanguage.FINNISH, PaperLanguage.SKOLT_SAMI):  # each check is a process
        assert not faults(answer.data)


def test_the_family_comes_and_others_do_not(page, alma, bertta, zed, invited, childs):
    for stranger in (bertta, zed):
        page.as_(stranger).get("families.sheet", invited.id, childs, expect=404)
    written = a_sheet(alma, invited, ClientRole.CHILD)
    page.as_(zed).get("families.show_sheet", written.id, expect=404)
    page.as_(zed).get("families.sheet_pdf", written.id, expect=404)
