"""Bertta writes down on one page what was discussed, and closes it with the same press."""

from typing import Any

import pytest

from consult import vault
from consult.audit import Deed
from consult.consultations.models import Answer, Consultation
from consult.consultations.queries import answers_of, clients_concerned, questions_of
from consult.followups.models import Action
from consult.followups.queries import entries_of
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.meetings.models import (
    Attendance,
    Hypothesis,
    Item,
    ItemNote,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from tests.cast import Person
from tests.conftest import HeldClock
from tests.consultations.conftest import HELD, readers, says_yes
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds

ANSWER = "Säännöllinen ilta auttaa lasta."
SAID = "Tiimi ihaili lapsen sitkeyttä."
SUPPOSED = "Kiukku voi olla pelkoa."


@pytest.fixture
def item(invited: Consultation, chidi: Person, clock: HeldClock) -> Item:
    says_yes(chidi, invited)
    clock.hold(HELD)
    clock.move(hours=3)
    return db.session.get_one(Item, invited.item_id)


def filled(page: Page, who: Person, item: Item) -> dict[str, Any]:
    """The page as it is shown, with two answers, two agreements and a note written into it."""
    fields = page.as_(who).get("followups.record", item).filled()
    for number in range(2):
        fields[f"answers-{number}-text"] = ANSWER
        fields[f"agreements-{number}-what"] = f"Soittaa koululle {number}."
        fields[f"agreements-{number}-owner"] = str(who.id)
        fields[f"agreements-{number}-due_on"] = "2026-12-01"
    fields["answers-0-sectors"] = ["psychiatry"]
    fields["answers-0-dissent"] = "Koulu odottaisi vielä."
    fields |= {"hypotheses-0-text": SUPPOSED, "hypotheses-0-state": "kept"}
    fields |= {"hypotheses-0-until": "2027-01-15", "agreements-0-teller": str(who.id)}
    return fields | {"notes-0-text": SAID, "notes-0-voice": "team"}


def state_of(who: Person, item: Item) -> str:
    query = db.session.query(Attendance).filter_by(item_id=item.id, account_id=who.id)
    return query.one().state.value


def test_the_roster_is_filled_in_already(page: Page, bertta: Person, item: Item) -> None:
    shown = page.as_(bertta).get("followups.record", item)
    shown.shows("Alma Kuvitelma", "Chidi Esimerkki", "Hamid Harjoitus", "nukkumaan")
    ticked = [f"there-{number}-came" in shown.filled() for number in range(4)]
    assert sorted(ticked) == [False, True, True, True]  # who was to come, came


@both
def test_one_press_records_and_closes(page: Page, bertta: Person, item: Item, alma: Person) -> None:
    fields = filled(page, bertta, item)
    page.as_(bertta).post("followups.record", item, **fields).leads_to("meetings.room", item)
    db.session.refresh(item)
    assert (item.status, item.recorded_afterwards) == (ItemStatus.CLOSED, True)
    assert db.session.get_one(Meeting, item.meeting_id).status is MeetingStatus.HELD
    counts = [db.session.query(kind).count() for kind in (Answer, Action, ItemNote, Hypothesis)]
    assert counts == [2, 2, 1, 1]
    shown = page.as_(alma).get("meetings.room", item).shows("kirjattu jälkikäteen", SUPPOSED)
    shown.shows(ANSWER, "Koulu odottaisi vielä.", "Soittaa koululle 1.", SAID)


def test_it_was_when_bertta_says_it_was(
    page: Page, bertta: Person, alma: Person, item: Item, invited: Consultation
) -> None:
    fields = filled(page, bertta, item) | {"began": "13.10", "ended": "13.05"}
    page.as_(bertta).post("followups.record", item, **fields, expect=422)
    page.as_(bertta).post("followups.record", item, **fields | {"ended": "14.00"})
    page.as_(alma).get("followups.record_text", invited).shows("13.10–14.00")


def test_an_answer_for_the_child_alone_stays_out_of_the_mothers_text(
    page: Page, bertta: Person, alma: Person, item: Item, invited: Consultation
) -> None:
    fields = filled(page, bertta, item)
    with vault.signed_in(alma.identity):
        child, mother = clients_concerned(alma.actor, invited)
    fields |= {"answers-0-regards": [str(child.id)], "answers-1-text": "Kummallekin."}
    page.as_(bertta).post("followups.record", item, **fields)
    with vault.signed_in(alma.identity):
        said = {one.id: entry.answers for one, entry in entries_of(alma.actor, invited)}
    assert [one.answer for one in said[child.id]] == [ANSWER, "Kummallekin."]
    assert [one.answer for one in said[mother.id]] == ["Kummallekin."]
    answer = db.session.query(Answer).filter_by(dies_with=child.space_id).one()
    assert answer.dies_with != invited.space_id


@both
def test_two_answer_the_same_question_and_nothing_is_lost(
    page: Page, bertta: Person, item: Item, invited: Consultation
) -> None:
    browser, fields = page.as_(bertta), filled(page, bertta, item)
    browser.post("consultations.open_up", item)
    question = questions_of(bertta.actor, invited)[0]
    theirs = "Iltapala yhdessä."
    browser.post("consultations.answer", question, text=theirs, dissent="", replaces="")
    shown = browser.post("followups.record", item, **fields, expect=409).shows(theirs)
    assert shown.value_of("answers-0-text") == ANSWER
    browser.post("followups.record", item, **shown.filled())
    with vault.signed_in(bertta.identity):
        assert answers_of(bertta.actor, invited)[question.id].body == ANSWER


def test_the_key_turns_with_it(
    page: Page, bertta: Person, disa: Person, item: Item, invited: Consultation
) -> None:
    page.as_(bertta).post("followups.record", item, **filled(page, bertta, item))
    assert readers(invited) == {"alma", "bertta", "chidi"}
    answer = db.session.query(Answer).first()
    with vault.signed_in(disa.identity), pytest.raises(Locked):
        _ = answer.body


def test_who_did_not_come_does_not_read(
    page: Page, bertta: Person, chidi: Person, item: Item, invited: Consultation
) -> None:
    fields = filled(page, bertta, item)
    rows = {str(one.id): one for one in db.session.query(Attendance)}
    for name in [name for name in fields if name.endswith("-whose")]:
        if getattr(rows.get(fields[name]), "account_id", None) == chidi.id:
            fields[name.replace("whose", "state")] = "excused"
    page.as_(bertta).post("followups.record", item, **fields)
    assert state_of(chidi, item) == "excused"
    assert "chidi" not in readers(invited)


def test_an_expert_who_never_answered_came_all_the_same(
    page: Page, bertta: Person, hamid: Person, item: Item, invited: Consultation
) -> None:
    fields = filled(page, bertta, item)
    fields |= {f"there-{number}-state": "present" for number in range(4)}
    page.as_(bertta).post("followups.record", item, **fields)
    assert state_of(hamid, item) == "present"
    assert "hamid" in readers(invited)


def test_a_grandmother_came_too(page: Page, bertta: Person, item: Item) -> None:
    browser, fields = page.as_(bertta), filled(page, bertta, item)
    grown = browser.post("followups.record", item, **fields, **{"came-more": "1"}, expect=200)
    fields = grown.filled() | {"came-0-role": "close-person"}
    assert fields["answers-0-text"] == ANSWER
    browser.post("followups.record", item, **fields).follow().shows("Läheinen")


def test_what_is_wrong_keeps_everything_typed(page: Page, bertta: Person, item: Item) -> None:
    fields = filled(page, bertta, item) | {"agreements-1-due_on": "huomenna"}
    shown = page.as_(bertta).post("followups.record", item, **fields, expect=422)
    assert shown.value_of("answers-1-text") == ANSWER
    assert shown.value_of("notes-0-text") == SAID
    assert shown.value_of("agreements-1-due_on") == "huomenna"
    db.session.refresh(item)
    assert item.status is ItemStatus.WAITING


@both
def test_nothing_is_half_saved(
    page: Page, bertta: Person, item: Item, invited: Consultation
) -> None:
    fields = filled(page, bertta, item) | {"agreements-1-due_on": "2020-01-01"}
    reading = ("content:read", "session:begun")
    before = (deeds(*reading), readers(invited))
    shown = page.as_(bertta).post("followups.record", item, **fields, expect=422)
    assert shown.value_of("answers-1-text") == ANSWER
    assert (deeds(*reading), readers(invited)) == before
    assert db.session.query(Answer).count() == 0


def test_only_who_leads_records(page: Page, alma: Person, zed: Person, item: Item) -> None:
    page.as_(alma).get("followups.record", item, expect=403)
    page.as_(zed).get("followups.record", item, expect=404)


@both
def test_pressed_twice_it_is_recorded_once(page: Page, bertta: Person, item: Item) -> None:
    browser, fields = page.as_(bertta), filled(page, bertta, item)
    for _press in range(2):
        browser.post("followups.record", item, **fields, deed_key="k" * 43)
    assert db.session.query(Action).count() == 2


def test_what_is_closed_is_not_recorded_again(page: Page, bertta: Person, item: Item) -> None:
    fields = filled(page, bertta, item)
    page.as_(bertta).post("followups.record", item, **fields)
    page.as_(bertta).get("followups.record", item, expect=303).leads_to("meetings.room", item)
    shown = page.as_(bertta).post("followups.record", item, **fields, expect=409)
    assert shown.value_of("answers-1-text") == ANSWER
    assert db.session.query(Action).count() == 2


def test_before_the_meeting_there_is_nothing_to_record(
    page: Page, bertta: Person, item: Item, clock: HeldClock
) -> None:
    fields = filled(page, bertta, item)
    clock.move(hours=-4)
    page.as_(bertta).post("followups.record", item, **fields, expect=422)


def test_every_deed_of_it_is_in_the_log(page: Page, bertta: Person, item: Item) -> None:
    page.as_(bertta).post("followups.record", item, **filled(page, bertta, item))
    written = deeds()
    for deed in (
        Deed.ATTENDANCE_MARKED,
        Deed.CONSULTATION_OPENED,
        Deed.ITEM_RECORDED_AFTERWARDS,
        Deed.ITEM_NOTE_WRITTEN,
        Deed.ANSWER_GIVEN,
        Deed.ACTION_AGREED,
        Deed.CONSULTATION_ANSWERED,
    ):
        assert deed in written


def test_what_is_answered_at_the_table_stands(
    page: Page, bertta: Person, item: Item, invited: Consultation
) -> None:
    browser = page.as_(bertta)
    browser.post("consultations.open_up", item)
    question = questions_of(bertta.actor, invited)[0]
    browser.post("consultations.answer", question, text=ANSWER, dissent="", replaces="")
    shown = browser.get("followups.record", item)
    assert shown.value_of("answers-0-text") == ANSWER
    browser.post("followups.record", item, **shown.filled())
    assert db.session.query(Answer).count() == 1
