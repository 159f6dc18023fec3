"""Abuse case 25 and what follows from it: time runs out while somebody writes."""

import pytest

from consult.accounts.models import Account, AccountStatus, LoginSession
from consult.accounts.views.arriving import SITTING
from consult.audit import unaudited
from consult.drafts.models import Draft, KeptForm
from consult.drafts.operations import open_kept
from consult.foundation.database import db, transaction
from consult.foundation.errors import Tampered
from consult.foundation.tokens import write_token
from consult.notes.models import CaseNote
from tests.casework import doing
from tests.drafts.conftest import SENTENCE, kept_ids, note
from tests.leaks import assert_nowhere_on_disk
from tests.pages import sit_down


@pytest.fixture
def late(write, alma, clock):
    """Alma has a page open, and her time is over."""
    pen = write(alma)
    pen.opens()
    clock.move(minutes=31)
    return pen


def comes_back(pen, person):
    pen.page.give_cookie(SITTING, write_token(sit_down(person)))
    return pen


def test_a_form_sent_too_late_is_kept_and_offered_after_signing_in(late, alma, vaahtera):
    answer = late.files(**note(SENTENCE))
    assert answer.response.location.startswith("/sign-in?next=/cases/")
    assert db.session.query(CaseNote).count() == 0
    (kept_id,) = kept_ids(comes_back(late, alma).opens())
    late.presses("draft_put_in", kept_id).leads_to("notes.new", vaahtera.case_id)
    assert late.opens().value_of("body") == SENTENCE
    assert db.session.query(KeptForm).count() == 0


def test_it_can_be_thrown_away(late, alma):
    late.files(**note(SENTENCE))
    (kept_id,) = kept_ids(comes_back(late, alma).opens())
    late.presses("draft_throw", kept_id)
    assert db.session.query(KeptForm).count() == 0
    assert late.opens().value_of("body") == ""


def test_a_press_for_what_is_gone_or_of_another_form_files_nothing(late, alma, write):
    late.files(**note(SENTENCE))
    (kept_id,) = kept_ids(comes_back(late, alma).opens())
    other = write(alma, "cases.card")
    other.presses("draft_put_in", kept_id, summary="Muu.")
    assert (db.session.query(KeptForm).count(), db.session.query(Draft).count()) == (1, 0)
    late.presses("draft_throw", kept_id)
    again = write(alma)
    again.presses("draft_put_in", kept_id, **note(SENTENCE))
    assert (db.session.query(CaseNote).count(), db.session.query(Draft).count()) == (0, 0)


def test_what_the_module_saves_too_late_is_kept_too_and_nothing_is_shown(late):
    answer = late.saves(expect=401, **note(SENTENCE))
    assert answer.response.json == {"kept": True}
    assert SENTENCE not in answer.response.text
    assert db.session.query(KeptForm).count() == 1
    assert db.session.query(Draft).count() == 0


def test_no_key_of_hers_was_needed_and_none_but_hers_opens_it(late, alma, bertta):
    late.files(**note(SENTENCE))
    assert db.session.query(LoginSession).count() == 0
    kept = db.session.query(KeptForm).one()
    assert (kept.account_id, SENTENCE.encode() in kept.box) == (alma.id, False)
    with doing(alma):
        fields, _address = open_kept(alma.actor, kept)
        assert dict(fields)["body"] == SENTENCE
    with pytest.raises(Tampered), doing(bertta):
        open_kept(bertta.actor, kept)


def test_a_box_moved_to_another_form_does_not_open(late, alma):
    late.files(**note(SENTENCE))
    with transaction():
        db.session.query(KeptForm).one().form = "case.card"
    with pytest.raises(Tampered), doing(alma):
        open_kept(alma.actor, db.session.query(KeptForm).one())


def test_somebody_else_on_the_same_browser_is_offered_nothing(late, bertta):
    late.files(**note(SENTENCE))
    comes_back(late, bertta)
    late.page.get("notes.new", late.subject, expect=404)
    late.page.get("drafts.mine").hides(SENTENCE, "draft_put_in")


def test_who_she_was_is_never_taken_from_the_form(page, vaahtera, alma):
    stranger = page
    answer = stranger.post(
        "notes.new",
        vaahtera.case_id,
        expect=401,
        account_id=str(alma.id),
        last_here=str(alma.id),
        **note(SENTENCE),
    )
    assert db.session.query(KeptForm).count() == 0
    assert SENTENCE in answer.response.text  # handed back in the same browser


def test_what_she_may_not_write_is_not_kept_either(page, zed, vaahtera, clock):
    hers = page.as_(zed)
    hers.get("desk.front")
    clock.move(minutes=31)
    hers.post("notes.new", vaahtera.case_id, expect=401, **note(SENTENCE))
    assert db.session.query(KeptForm).count() == 0


def test_a_suspended_person_leaves_nothing(late, alma):
    with unaudited("a test sets the scene"), transaction():
        db.session.get_one(Account, alma.id).status = AccountStatus.SUSPENDED
    late.files(expect=401, **note(SENTENCE))
    assert db.session.query(KeptForm).count() == 0


def test_after_a_day_the_browser_is_not_believed_any_more(late, clock):
    clock.move(hours=24)
    late.files(expect=401, **note(SENTENCE))
    assert db.session.query(KeptForm).count() == 0


def test_after_signing_out_nothing_is_kept(write, alma):
    pen = write(alma)
    pen.opens()
    pen.page.post("accounts.sign_out")
    pen.files(expect=401, **note(SENTENCE))
    assert db.session.query(KeptForm).count() == 0


def test_what_is_too_large_is_handed_back_instead(late):
    late.files(expect=401, **note("x" * 270_000))
    assert db.session.query(KeptForm).count() == 0


def test_of_one_form_only_the_newest_few_are_kept(late):
    for number in range(6):
        late.files(**note(f"{SENTENCE} {number}"))
    assert db.session.query(KeptForm).count() == 3


def test_a_form_that_keeps_no_drafts_is_handed_back_as_before(write, alma, clock):
    hers = write(alma).page
    hers.get("accounts.own")
    clock.move(minutes=31)
    hers.post("accounts.own", expect=401, language="sv", theme="dark")
    assert db.session.query(KeptForm).count() == 0


def test_the_sentence_lies_nowhere_in_plain(late, settings):
    late.files(**note(SENTENCE))
    if settings.database_url.startswith("sqlite"):
        assert_nowhere_on_disk(SENTENCE, settings.instance)
