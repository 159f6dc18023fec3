from consult.audit import unaudited
from consult.audit.verify import verify
from consult.desk.queries.counts import counts_at_hand
from consult.drafts.models import Draft, KeptForm
from consult.drafts.operations import sweep_drafts
from consult.drafts.queries import unfiled_counts
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.vault import destroy_erased_salts, erase_space
from tests.casework import reading
from tests.drafts.conftest import SENTENCE, note
from tests.statements import statements_of


def test_the_list_leads_back_to_each_form_by_the_code_of_its_case(write, alma, vaahtera):
    write(alma).saves(**note(SENTENCE))
    shown = write(alma).page.get("drafts.mine").shows(vaahtera.code)
    assert f"/cases/{vaahtera.case_id}/notes/new" in shown.links()
    shown.hides(SENTENCE)


def test_a_draft_is_destroyed_by_one_press(write, alma):
    write(alma).saves(**note(SENTENCE))
    write(alma).page.post("drafts.destroy", db.session.query(Draft).one())
    assert db.session.query(Draft).count() == 0


def test_nobody_destroys_anothers(write, page, alma, bertta):
    write(alma).saves(**note(SENTENCE))
    page.as_(bertta).post("drafts.destroy", db.session.query(Draft).one(), expect=404)
    assert db.session.query(Draft).count() == 1


def test_it_is_listed_by_nobody_but_her(write, page, alma, bertta, vaahtera):
    write(alma).saves(**note(SENTENCE))
    page.as_(bertta).get("drafts.mine").hides(vaahtera.code)


def test_after_a_month_the_front_page_asks(write, page, alma, clock):
    write(alma).saves(**note(SENTENCE))
    assert counts_at_hand(alma.actor).drafts == 0
    clock.move(days=31)
    assert counts_at_hand(alma.actor).drafts == 1
    assert "/drafts" in page.as_(alma).get("desk.front").links()


def test_who_hands_over_sees_how_many_there_are_and_no_more(write, alma, bertta, eero):
    write(alma).saves(**note(SENTENCE))
    counts = unfiled_counts(eero.actor, [alma.id, bertta.id])
    assert counts == {alma.id: 1, bertta.id: 0}


def test_a_draft_dies_with_the_space_of_its_target(write, alma, vaahtera):
    write(alma).saves(**note(SENTENCE))
    with unaudited("a test erases without the deed"), transaction():
        erase_space(vaahtera.space_id)
    destroy_erased_salts()
    with reading(alma):
        hers = write(alma).page
        shown = hers.get("drafts.mine").hides(SENTENCE, vaahtera.code)
        assert f"/cases/{vaahtera.case_id}/notes/new" not in shown.links()
    with transaction():
        assert sweep_drafts(SYSTEM) == 1
    assert db.session.query(Draft).count() == 0


def test_what_was_kept_for_a_week_goes(write, alma, clock):
    pen = write(alma)
    pen.opens()
    clock.move(minutes=31)
    pen.files(**note(SENTENCE))
    clock.move(days=7)
    with transaction():
        assert sweep_drafts(SYSTEM) == 1
    assert db.session.query(KeptForm).count() == 0


def test_saving_leaves_the_log_whole(write, alma):
    pen = write(alma)
    for length in (5, 10):
        pen.saves(**note(SENTENCE[:length]))
    pen.files(**note(SENTENCE))
    db.session.rollback()
    assert verify(content=True).good


def test_saving_asks_little_and_taking_up_asks_two_more(write, alma):
    pen = write(alma)
    bare = statements_of(pen.opens)
    pen.saves(**note(SENTENCE))
    saving = statements_of(lambda: pen.saves(**note(SENTENCE + ".")))
    again = write(alma)
    taken_up = statements_of(again.opens)
    assert len(saving) <= 12, saving
    assert len(taken_up) <= len(bare) + 2, taken_up
