"""A child comes with one of the adults, by the same door; two adults who are kept apart do not.

What is written first knows nothing of what is written later: a paper is looked through again each
time it is about to leave the house.
"""

import pytest

from consult.cases.rules import ClientRole
from consult.foundation.errors import NotSaved
from tests.families.conftest import a_sheet, keeps_apart, later

MOTHER, FATHER, CHILD = ClientRole.MOTHER, ClientRole.FATHER, ClientRole.CHILD
DOOR = "Punainen ovi pihan puolella"


@pytest.fixture
def apart(alma, invited):
    keeps_apart(alma, invited)
    return invited


def test_a_child_comes_with_the_mother_and_both_sheets_can_be_written_anew(page, alma, apart):
    for role in (MOTHER, CHILD, MOTHER, CHILD):
        sheet = a_sheet(alma, apart, role, at=later(minutes=7), place=DOOR)
        page.as_(alma).get("families.sheet_pdf", sheet.id)
    assert "notice-warning" in page.as_(alma).get("families.show_sheet", sheet.id).html


def test_two_adults_do_not_come_by_the_same_door(alma, apart):
    a_sheet(alma, apart, MOTHER, at=later(minutes=7), place=DOOR)
    for fathers in ("punainen  ovi", f"{DOOR}, toinen kerros"):
        with pytest.raises(NotSaved, match="same place"):
            a_sheet(alma, apart, FATHER, at=later(minutes=47), place=fathers)


def test_what_was_written_before_the_other_had_a_door_is_not_let_out(page, alma, apart):
    first = a_sheet(alma, apart, FATHER, at=later(minutes=47), support=f"Odotan: {DOOR}")
    page.as_(alma).get("families.sheet_pdf", first.id)
    a_sheet(alma, apart, MOTHER, at=later(minutes=7), place=DOOR)
    page.as_(alma).get("families.sheet_pdf", first.id, expect=422)
    shown = page.as_(alma).get("families.show_sheet", first.id)
    assert page.as_(alma).address("families.sheet_pdf", [first.id], {})[0] not in shown.links()
