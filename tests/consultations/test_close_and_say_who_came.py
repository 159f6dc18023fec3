"""Closing asks once who came, of those whom nobody has marked."""

import pytest

from consult.consultations.models import Consultation
from consult.consultations.queries import item_of, unmarked_at
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation.database import db
from consult.meetings.models import Attendance, AttendanceState
from tests.cast import CAST, Person
from tests.pages import Page


def states(consultation: Consultation) -> dict[str, AttendanceState]:
    db.session.expire_all()
    keys = {person.id: key for key, person in CAST.items()}
    rows = db.session.query(Attendance).filter_by(item_id=consultation.item_id)
    return {keys[row.account_id]: row.state for row in rows}


def status_of(consultation: Consultation) -> ConsultationStatus:
    db.session.expire_all()
    return consultation.status


def test_the_press_leads_to_the_question(page: Page, bertta: Person, opened: Consultation) -> None:
    hers = page.as_(bertta)
    hers.post("consultations.close", opened.item_id).leads_to(
        "consultations.closing", opened.item_id
    )
    assert status_of(opened) is ConsultationStatus.OPEN
    hers.get("consultations.closing", opened.item_id).shows("Alma", "Bertta", "Chidi")


def test_one_press_marks_all_and_closes(page: Page, bertta: Person, opened: Consultation) -> None:
    hers = page.as_(bertta)
    typed = hers.get("consultations.closing", opened.item_id).filled()
    hers.post("consultations.closing", opened.item_id, **typed)
    assert status_of(opened) is ConsultationStatus.ANSWERED
    assert set(states(opened).values()) == {AttendanceState.PRESENT}


def test_one_of_them_did_not_come(
    page: Page, bertta: Person, chidi: Person, opened: Consultation
) -> None:
    hers = page.as_(bertta)
    typed = hers.get("consultations.closing", opened.item_id).filled()
    item = item_of(bertta.actor, opened)[0]
    absent = [
        str(one.attendance.id)
        for one in unmarked_at(bertta.actor, item)
        if one.attendance.account_id == chidi.id
    ]
    row = next(name for name, value in typed.items() if value in absent)
    typed[row.removesuffix("whose") + "state"] = "excused"
    hers.post("consultations.closing", opened.item_id, **typed)
    assert states(opened)["chidi"] is AttendanceState.EXCUSED
    page.as_(chidi).get("meetings.room", opened.item_id, expect=404)


def test_where_all_are_marked_it_closes_at_once(
    page: Page, bertta: Person, opened: Consultation
) -> None:
    hers = page.as_(bertta)
    typed = hers.get("meetings.roster", opened.item_id).filled()
    typed |= {name: "present" for name in typed if name.endswith("-state")}
    hers.post("meetings.roster", opened.item_id, **typed)
    hers.post("consultations.close", opened.item_id).leads_to("meetings.room", opened.item_id)
    assert status_of(opened) is ConsultationStatus.ANSWERED


@pytest.mark.parametrize("state", ["", "accepted", "asleep"])
def test_nonsense_closes_nothing(
    page: Page, bertta: Person, opened: Consultation, state: str
) -> None:
    hers = page.as_(bertta)
    typed = hers.get("consultations.closing", opened.item_id).filled()
    typed |= {name: state for name in typed if name.endswith("-state")}
    hers.post("consultations.closing", opened.item_id, expect=422, **typed)
    assert status_of(opened) is ConsultationStatus.OPEN


def test_only_the_one_who_leads_is_asked(
    page: Page, alma: Person, chidi: Person, zed: Person, opened: Consultation
) -> None:
    for person, status in ((alma, 403), (chidi, 403), (zed, 404)):
        page.as_(person).get("consultations.closing", opened.item_id, expect=status)
