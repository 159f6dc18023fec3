"""Papers die with the client they are for; others' stay."""

from consult import audit
from consult.cases.queries import find_case
from consult.cases.rules import ClientRole, MinorsDecision
from consult.erasures.operations.clearing import clear
from consult.erasures.queries.reach import preview_of
from consult.erasures.rules import Content
from consult.families.models import FamilyLetter, FamilySheet
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db
from tests.casework import doing, reading
from tests.families.conftest import a_letter, a_sheet, child_says, of_role


def test_a_childs_papers_go_with_the_child_and_the_mothers_stay(alma, invited):
    child_says(alma, invited, MinorsDecision.ALLOWS)
    for role in (ClientRole.CHILD, ClientRole.MOTHER):
        a_sheet(alma, invited, role)
    with reading(alma):
        child = of_role(alma, invited, ClientRole.CHILD)
        counted = preview_of(alma.actor, find_case(alma.actor, child.case_id), child).goes
        space_id, mothers = child.space_id, of_role(alma, invited, ClientRole.MOTHER).id
    assert {one.content: one.count for one in counted}[Content.LETTERS] == 1
    with doing(alma):
        rows = clear(SYSTEM, [space_id])
        audit.record(SYSTEM, audit.Deed.LEFTOVERS_CLEARED, rows=rows)
    left = [one.client_id for one in db.session.query(FamilySheet)]
    assert left == [mothers]


def test_letters_go_the_same_way(alma, opened):
    a_letter(alma, opened, ClientRole.CHILD)
    with reading(alma):
        space_id = of_role(alma, opened, ClientRole.CHILD).space_id
    with doing(alma):
        rows = clear(SYSTEM, [space_id])
        audit.record(SYSTEM, audit.Deed.LEFTOVERS_CLEARED, rows=rows)
    assert db.session.query(FamilyLetter).count() == 0
