"""What goes on paper from the table of a family that is kept apart: no presence, no words.

Two guardians were there, one came late, each said something of her or his own. Those at the table
read it on the page of the item; minutes, the printed item and the texts for the client records do
not hold it. The search first finds it where it is.
"""

import pytest

from consult.cases.queries import clients_of, find_case
from consult.cases.rules import ClientRole
from consult.consultations.operations import close_consultation
from consult.consultations.queries import item_of
from consult.formats import Role
from consult.meetings.models import AttendanceMode, AttendanceState, Standing
from consult.meetings.operations import NoteAbout, Place, seat, write_note
from consult.notes.rules import MayBeToldTo, NoteKind, Voice
from consult.privacy import reviewed
from tests.casework import doing
from tests.families.conftest import client_id, keeps_apart
from tests.pdfs import words

SAID = {
    Voice.GUARDIAN_1: "Vaihdoin lukot keväällä.",
    Voice.GUARDIAN_2: "Muutin joen toiselle puolelle.",
    Voice.CHILD: "Pelkään ovikelloa.",
}
STATES = (AttendanceState.PRESENT, AttendanceState.LATE)
OF_THE_TABLE = "Vaihdot hoitaa työntekijä."
TRACES = (*SAID.values(), "Tuli myöhässä", "Asiakas ja läheiset")
NOT_GIVEN = "ei anneta perheelle"


@pytest.fixture
def closed(alma, bertta, opened):
    """The meeting was held; the family kept apart all along."""
    keeps_apart(alma, opened)
    with doing(bertta):
        item, _meeting = item_of(bertta.actor, opened)
        for state in STATES:
            place = Place(Standing.FAMILY, Role.GUARDIAN, mode=AttendanceMode.REMOTE, state=state)
            seat(bertta.actor, item, place)
        everybody = clients_of(alma.actor, find_case(alma.actor, opened.case_id))
        for voice, text in (*SAID.items(), (Voice.WORKER, OF_THE_TABLE)):
            about = NoteAbout(voice, NoteKind.SAFETY, MayBeToldTo.EVERYBODY, everybody)
            write_note(bertta.actor, item, None, reviewed(text), about)
    with doing(bertta):
        item, _meeting = item_of(bertta.actor, opened)
        close_consultation(bertta.actor, opened, item)
    return opened


def test_no_paper_of_the_table_says_who_of_the_family_came_or_spoke(page, alma, bertta, closed):
    leading, asking = page.as_(bertta), page.as_(alma)
    room = leading.get("meetings.room", closed.item_id)
    room.shows(*TRACES, OF_THE_TABLE)
    quoted = [one for one in room.tree.all("article", "li") if any(x in one.text for x in TRACES)]
    assert {one["class"].split()[-1] for one in quoted} == {"no-print"}
    father = client_id(alma, closed, ClientRole.FATHER)
    papers = {
        "minutes": leading.get("minutes.show", closed.item_id).html,
        "the printed item": leading.get("meetings.sheet", closed.item_id).html,
        "the pack": leading.get("consultations.pack", closed.item_id).html,
        "records": asking.get("followups.record_text", closed.id).html,
        "father's record": words(
            asking.get("followups.record_pdf", closed.id, father, "fi").response.data
        ),
    }
    found = {name: [one for one in TRACES if one in text] for name, text in papers.items()}
    assert not any(found.values()), found
    for name in ("minutes", "the printed item"):
        assert OF_THE_TABLE in papers[name], name
    assert NOT_GIVEN in papers["minutes"]
    assert "tämän asiakkaan oma aika" in papers["father's record"]


def test_each_is_offered_the_own_words_for_the_own_letter(page, alma, closed):
    whose = {
        Voice.GUARDIAN_1: ClientRole.MOTHER,
        Voice.GUARDIAN_2: ClientRole.FATHER,
        Voice.CHILD: ClientRole.CHILD,
    }
    for voice, role in whose.items():
        form = page.as_(alma).get("families.letter", closed.id, client_id(alma, closed, role))
        form.shows(SAID[voice]).hides(*(text for one, text in SAID.items() if one is not voice))
