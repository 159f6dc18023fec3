import threading
from contextvars import copy_context

from consult.drafts.models import Draft
from consult.foundation.database import db
from consult.notes.models import CaseNote
from tests.casework import reading
from tests.drafts.conftest import SENTENCE, Pen, note
from tests.pages import Page
from tests.postgres import both

OTHER = "Lampi vastasi toisella laitteella"


def the_text(person):
    with reading(person):
        return dict(db.session.query(Draft).one().fields)["body"]


def test_the_second_device_is_told_and_shown_the_other_text(write, alma):
    desk, phone = write(alma), write(alma)
    desk.opens()
    phone.opens()
    phone.saves(**note(OTHER))
    answer = desk.saves(expect=409, **note(SENTENCE)).response.json
    assert [text for _label, text in answer["texts"]] == [OTHER]
    assert the_text(alma) == OTHER


def test_having_seen_it_the_newest_wins(write, alma):
    desk, phone = write(alma), write(alma)
    phone.saves(**note(OTHER))
    desk.rev = desk.saves(expect=409, **note(SENTENCE)).response.json["rev"]
    desk.saves(**note(SENTENCE))
    assert the_text(alma) == SENTENCE
    phone.saves(expect=409, **note(OTHER + "."))


def test_without_scripts_both_texts_stand_on_the_page(write, alma):
    desk, phone = write(alma), write(alma)
    phone.saves(**note(OTHER))
    shown = desk.presses("draft_save", expect=409, **note(SENTENCE))
    assert shown.value_of("body") == SENTENCE
    shown.shows(OTHER)
    desk.rev = int(shown.value_of("draft_rev"))
    desk.presses("draft_save", expect=200, **note(SENTENCE))


def test_filing_does_not_swallow_what_was_written_elsewhere(write, alma):
    desk, phone = write(alma), write(alma)
    phone.saves(**note(OTHER))
    shown = desk.files(expect=409, **note(SENTENCE)).shows(OTHER)
    assert db.session.query(CaseNote).count() == 0
    desk.rev = int(shown.value_of("draft_rev"))
    desk.files(**note(SENTENCE))
    assert db.session.query(CaseNote).count() == 1


def test_the_same_text_from_elsewhere_is_no_quarrel(write, alma):
    desk, phone = write(alma), write(alma)
    sent = phone.opens().filled() | note(SENTENCE)
    sent.pop("draft_rev")
    phone.saves(**sent)
    desk.files(**sent)
    assert db.session.query(CaseNote).count() == 1


def test_a_page_never_stands_in_its_own_way(write, alma):
    pen = write(alma)
    pen.saves(**note(OTHER))
    pen.rev = 0  # the answer was lost on the way
    pen.saves(**note(SENTENCE))
    assert the_text(alma) == SENTENCE


@both
def test_of_two_that_save_at_once_one_is_told_and_both_texts_are_there(app, alma, vaahtera):
    pens = [Pen(Page(app, alma), "notes.new", vaahtera.case_id) for _device in range(2)]
    db.session.remove()
    answers: dict[int, int] = {}
    gate = threading.Barrier(2)

    def save(number):
        gate.wait()
        fields = note(f"{SENTENCE} {number}") | {
            "draft_save": "script",
            "deed_key": pens[number].key,
        }
        fields["csrf_token"] = pens[number].page.csrf_token()
        address = f"/cases/{vaahtera.case_id}/notes/new"
        answers[number] = pens[number].page.send("POST", address, data=fields).status_code

    threads = [threading.Thread(target=copy_context().run, args=(save, n)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers.values()) == [200, 409]
    winner = next(number for number, status in answers.items() if status == 200)
    assert the_text(alma) == f"{SENTENCE} {winner}"
