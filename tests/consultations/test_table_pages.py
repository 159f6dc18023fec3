"""The room of the item: Bertta opens it, the answers are written, she closes it."""

import pytest

from consult.consultations.models import Answer, Consultation, Question
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation.database import db
from tests.cast import Person
from tests.consultations.conftest import says_yes
from tests.pages import Page

QUESTION = "Mikä auttaa lasta nukkumaan?"
TYPED = {"text": "Sama aikuinen joka ilta.", "sectors": ["psychiatry"], "dissent": "Koulu: aamut."}


def first(consultation: Consultation) -> Question:
    return db.session.query(Question).filter_by(consultation_id=consultation.id, number=1).one()


def status(consultation: Consultation) -> ConsultationStatus:
    db.session.expire_all()
    return db.session.get_one(Consultation, consultation.id).status


def test_she_opens_the_item(
    page: Page, bertta: Person, chidi: Person, invited: Consultation
) -> None:
    says_yes(chidi, invited)
    hers = page.as_(bertta)
    hers.get("meetings.room", invited.item_id).shows(QUESTION)
    hers.post("consultations.open_up", invited.item_id).follow().shows(QUESTION)
    assert status(invited) is ConsultationStatus.OPEN
    hers.post("consultations.open_up", invited.item_id, expect=409)


@pytest.mark.parametrize(
    ("key", "code"), [("alma", 403), ("disa", 404), ("hamid", 404), ("zed", 404)]
)
def test_nobody_else_opens_or_closes(
    page: Page, invited: Consultation, key: str, code: int, request: pytest.FixtureRequest
) -> None:
    person = page.as_(request.getfixturevalue(key))
    for name in ("open_up", "let_in", "close"):
        person.post(f"consultations.{name}", invited.item_id, expect=code)


def test_those_seated_write_and_read(
    page: Page, alma: Person, chidi: Person, opened: Consultation
) -> None:
    his = page.as_(chidi)
    his.get("consultations.answer", first(opened)).shows(QUESTION)
    his.post("consultations.answer", first(opened), **TYPED).follow().shows(TYPED["text"])
    page.as_(alma).get("meetings.room", opened.item_id).shows(TYPED["text"], "Koulu: aamut.")


@pytest.mark.parametrize("key", ["disa", "hamid", "jaana", "zed"])
def test_for_the_others_there_is_no_question(
    page: Page, opened: Consultation, key: str, request: pytest.FixtureRequest
) -> None:
    person = page.as_(request.getfixturevalue(key))
    person.get("consultations.answer", first(opened), expect=404)
    person.post("consultations.answer", first(opened), expect=404, **TYPED)


def test_before_the_opening_nobody_answers(
    page: Page, bertta: Person, invited: Consultation
) -> None:
    page.as_(bertta).post("consultations.answer", first(invited), expect=404, **TYPED)


def test_two_who_answer_at_once_see_both_texts(
    page: Page, bertta: Person, chidi: Person, opened: Consultation
) -> None:
    hers, his = page.as_(bertta), page.as_(chidi)
    fields = hers.get("consultations.answer", first(opened)).filled()
    his.post("consultations.answer", first(opened), **TYPED)
    late = fields | {"text": "Toinen muotoilu."}
    shown = hers.post("consultations.answer", first(opened), expect=409, **late)
    shown.shows(TYPED["text"], "Toinen muotoilu.")
    hers.post("consultations.answer", first(opened), **shown.filled())
    assert db.session.query(Answer).count() == 2


def test_an_empty_answer_is_not_saved(page: Page, bertta: Person, opened: Consultation) -> None:
    page.as_(bertta).post("consultations.answer", first(opened), expect=422, text="")


def test_she_closes_and_alma_finds_the_answers(
    page: Page, alma: Person, bertta: Person, opened: Consultation
) -> None:
    hers = page.as_(bertta)
    hers.post("consultations.answer", first(opened), **TYPED)
    came = hers.post("consultations.close", opened.item_id).follow().filled()
    hers.post("consultations.closing", opened.item_id, **came)
    assert status(opened) is ConsultationStatus.ANSWERED
    almas = page.as_(alma)
    almas.get("consultations.show", opened).shows(TYPED["text"], "Koulu: aamut.")
    almas.post("consultations.received", opened)
    hers.post("consultations.answer", first(opened), expect=409, **TYPED)
