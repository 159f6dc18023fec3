from consult.audit import Deed
from consult.drafts.models import Draft
from consult.foundation.database import db
from consult.notes.models import CaseNote
from consult.vault import Space, SpaceState
from tests.drafts.conftest import SENTENCE, note
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def test_filing_destroys_the_draft_in_the_same_transaction(write, alma):
    pen = write(alma)
    pen.saves(**note(SENTENCE))
    pen.files(**note(SENTENCE))
    assert db.session.query(Draft).count() == 0
    assert db.session.query(CaseNote).count() == 1
    assert write(alma).opens().value_of("body") == ""


def test_a_save_that_arrives_late_does_not_bring_it_back(write, alma):
    pen = write(alma)
    pen.saves(**note(SENTENCE))
    pen.files(**note(SENTENCE))
    pen.page.post(
        pen.endpoint,
        pen.subject,
        expect=303,
        deed_key=pen.key,
        draft_rev=1,
        draft_save="script",
        **note(SENTENCE),
    )
    assert db.session.query(Draft).count() == 0


def test_what_is_refused_stays_a_draft(write, alma):
    pen = write(alma)
    pen.saves(**note(SENTENCE))
    pen.files(expect=422, **note(SENTENCE) | {"kind": "none of these"})
    assert db.session.query(Draft).count() == 1


def test_a_discarded_draft_is_gone(write, alma):
    write(alma).saves(**note(SENTENCE))
    pen = write(alma)
    pen.opens()
    pen.presses("draft_discard", **note(SENTENCE)).leads_to("notes.new", pen.subject)
    assert db.session.query(Draft).count() == 0
    assert pen.opens().value_of("body") == ""


def test_a_new_case_gets_the_space_its_draft_died_with(page, alma):
    hers = page.as_(alma)
    sent = hers.get("cases.new").filled() | {"summary": SENTENCE}
    hers.post("cases.new", expect=200, **sent | {"draft_save": "script"})
    kept_free = db.session.query(Draft).one().dies_with
    space = db.session.get_one(Space, kept_free)
    assert space.state is SpaceState.RESERVED
    assert Deed.SPACE_RESERVED in deeds()
    sent = hers.get("cases.new").filled()
    assert sent["summary"] == SENTENCE
    hers.post("cases.new", **sent)
    db.session.expire_all()
    space = db.session.get_one(Space, kept_free)
    assert (space.state, space.version, space.has_recovery) == (SpaceState.LIVE, 1, True)
    assert db.session.query(Draft).count() == 0


def test_a_new_case_that_is_not_opened_leaves_nothing_that_could_be_read(page, alma):
    hers = page.as_(alma)
    hers.post("cases.new", draft_save="script", summary=SENTENCE, expect=200)
    draft = db.session.query(Draft).one()
    kept_free = draft.dies_with
    hers.post("drafts.destroy", draft)
    db.session.expire_all()
    assert db.session.get_one(Space, kept_free).state is SpaceState.ERASED
    assert deeds()[-1] == Deed.SPACE_ERASED
