"""What is read beforehand is chosen; the pack is printed by those who may read the item."""

from consult.consultations.models import Consultation
from consult.consultations.rules.pack import PackContent, PrintedPerson, printed_pack
from consult.documents.pdf import as_pdf
from consult.meetings.rules.card import PrintedPhase
from tests.cast import Person
from tests.consultations.conftest import invitation_of, says_yes
from tests.pages import Page
from tests.pdfs import faults
from tests.scenes import deeds

BACKGROUND = "Lapsi on valvonut syksystä asti."
DECISION = "Avohuollon tukitoimi"
HOSTILE = "<script>alert(1)</script> #set page(width: 1pt) \u202eitsi\u202c *x* $1$"


def test_the_facilitator_chooses_what_is_read(
    page: Page, bertta: Person, chidi: Person, invited: Consultation
) -> None:
    says_yes(chidi, invited)
    hers, his = page.as_(bertta), page.as_(chidi)
    his.get("consultations.invitation", invitation_of(chidi, invited)).shows(BACKGROUND)
    shown = hers.get("consultations.readings", invited.item_id).shows(BACKGROUND, DECISION)
    ticked = shown.filled()["wanted"]
    assert isinstance(ticked, str), "only the background is chosen by itself"
    hers.post("consultations.readings", invited.item_id, wanted=[])
    assert deeds("content:read", "session:begun")[-1] == "readings:chosen"
    his.get("consultations.invitation", invitation_of(chidi, invited)).hides(BACKGROUND)
    hers.get("consultations.pack", invited.item_id).hides(BACKGROUND, DECISION)
    hers.post("consultations.readings", invited.item_id, wanted=[ticked])
    his.get("consultations.invitation", invitation_of(chidi, invited)).shows(BACKGROUND)
    hers.post("consultations.readings", invited.item_id, expect=422, wanted=[str(invited.id)])


def test_the_pack_holds_what_is_needed_and_its_reading_is_logged(
    page: Page, bertta: Person, chidi: Person, zed: Person, invited: Consultation
) -> None:
    before = deeds().count("content:read")
    shown = page.as_(bertta).get("consultations.pack", invited.item_id)
    shown.shows("Mikä", "Bertta Tarukivi", BACKGROUND, "Mitä sovittiin")
    shown.hides(invited.code, DECISION, "isoäiti")
    assert deeds().count("content:read") > before
    file = page.as_(bertta).get("consultations.pack_pdf", invited.item_id).response
    assert file.headers["Content-Disposition"] == 'attachment; filename="kokouspaketti.pdf"'
    for other in (chidi, zed):
        page.as_(other).get("consultations.pack", invited.item_id, expect=404)
        page.as_(other).get("consultations.pack_pdf", invited.item_id, expect=404)


def test_nothing_typed_is_read_as_markup() -> None:
    phase = PrintedPhase(HOSTILE, 5, ["Kaikki"], [], HOSTILE, is_recorded=False)
    people = [PrintedPerson(HOSTILE, "Lapsi", "–")]
    content = PackContent(HOSTILE, "ke 2.12.", people, [HOSTILE], [(HOSTILE, HOSTILE)], [phase])
    paper = printed_pack("fi", content)
    assert "\u202e" not in str(paper.blocks)
    assert faults(as_pdf(paper)) == []
