from consult.audit import Deed
from consult.drafts.models import Draft, PrivateSpace
from consult.drafts.queries import my_drafts
from consult.foundation.database import db
from consult.notes.models import CaseNote
from consult.vault import Grant, Space, SpaceKind
from tests.casework import doing, let_sit, reading
from tests.drafts.conftest import SENTENCE, note
from tests.leaks import assert_nowhere_on_disk
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def drafts_of(person):
    return db.session.scalars(my_drafts(person.actor)).all()


def test_what_alma_is_writing_is_there_when_she_opens_the_page_again(write, alma):
    write(alma).saves(**note(SENTENCE))
    shown = write(alma).opens()
    assert shown.value_of("body") == SENTENCE
    assert 'name="draft_discard"' in shown.html


def test_it_is_there_on_another_device_too_with_every_choice_she_made(write, alma):
    write(alma).saves(**note(SENTENCE) | {"kind": "hypothesis", "how_heard": "Puhelimessa."})
    filled = write(alma).opens().filled()
    assert (filled["body"], filled["kind"], filled["how_heard"]) == (
        SENTENCE,
        "hypothesis",
        "Puhelimessa.",
    )


def test_saving_again_keeps_one_draft(write, alma):
    pen = write(alma)
    for length in (10, 20, 30):
        pen.saves(**note(SENTENCE[:length]))
    with reading(alma):
        (draft,) = drafts_of(alma)
        assert dict(draft.fields)["body"] == SENTENCE[:30]
        assert draft.rev == 3


def test_it_lies_in_her_private_space_which_nobody_else_opens(write, alma, vaahtera):
    write(alma).saves(**note(SENTENCE))
    draft = db.session.query(Draft).one()
    space = db.session.get_one(Space, draft.space_id)
    assert (space.kind, space.has_recovery, space.duty_space_id) == (SpaceKind.PRIVATE, False, None)
    readers = db.session.query(Grant).filter_by(space_id=space.id).all()
    assert [given.recipient_id for given in readers] == [alma.id]
    assert draft.dies_with == vaahtera.space_id


def test_she_has_one_private_space_for_all_of_them(write, alma, vaahtera):
    write(alma).saves(**note(SENTENCE))
    write(alma, "cases.card").saves(summary="Kesken.")
    assert db.session.query(PrivateSpace).count() == 1
    assert db.session.query(Draft).count() == 2
    assert deeds().count(Deed.PRIVATE_SPACE_MADE) == 1


def test_saving_is_no_deed_and_no_reading(write, alma):
    pen = write(alma)
    pen.saves(**note(SENTENCE))
    before = deeds()
    pen.saves(**note(SENTENCE + "."))
    assert deeds() == before


def test_a_colleague_of_the_same_circle_finds_nothing_of_it(write, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta, writes=True)
    write(alma).saves(**note(SENTENCE))
    assert write(bertta).opens().value_of("body") == ""


def test_what_she_may_not_write_she_cannot_leave_there_either(write, zed):
    write(zed).saves(expect=404, **note(SENTENCE))
    assert db.session.query(Draft).count() == 0


def test_a_form_without_scripts_saves_by_a_press(write, alma):
    shown = write(alma).presses("draft_save", expect=200, **note(SENTENCE))
    assert shown.value_of("body") == SENTENCE
    assert db.session.query(Draft).one().rev == 1


def test_the_guard_is_asked_when_it_is_filed_not_before(write, alma):
    risky = "Äidin puhelin on 040 123 4567."
    pen = write(alma)
    pen.saves(**note(risky))
    pen.files(expect=422, **note(risky))
    assert db.session.query(Draft).count() == 1
    assert db.session.query(CaseNote).count() == 0


def test_the_planted_sentence_lies_nowhere_in_plain(write, alma, settings):
    pen = write(alma)
    pen.saves(**note(SENTENCE))
    pen.saves(**note(SENTENCE + "!"))
    if settings.database_url.startswith("sqlite"):
        assert_nowhere_on_disk(SENTENCE, settings.instance)


def test_the_text_of_another_row_or_person_does_not_open(write, alma, bertta):
    write(alma).saves(**note(SENTENCE))
    draft_id = db.session.query(Draft).one().id
    with doing(bertta):
        assert not [draft for draft in drafts_of(bertta) if draft.id == draft_id]
