"""A whole consultation is gone through with mail on: none of its sentences is in any letter."""

import pytest
from sqlalchemy import select

from consult.accounts.queries import addressee_of
from consult.cases.models import Case
from consult.foundation.database import db
from consult.notifications.delivery import deliver
from consult.notifications.models import OutboxMessage
from tests.consultations.conftest import (
    group,
    invited,
    meeting,
    now,
    opened,
    placed,
    request_,
    weekly,
)
from tests.followups.conftest import WHAT, agrees, closes
from tests.leaks import CONTROL, shapes_of
from tests.pages import Page
from tests.scenes import account_of

__all__ = ["group", "invited", "meeting", "now", "opened", "placed", "request_", "weekly"]
SENTENCES = (
    "Mikä auttaa lasta nukkumaan?",
    "Kuka voisi tukea äitiä?",
    "lapsi on siellä viikonloppuisin",
    "Lapsi on valvonut syksystä asti.",
    "Avohuollon tukitoimi odottaa.",
    "Haluan jäädä mummolle.",
    WHAT,
)


@pytest.fixture
def app(mailing, mailbox):
    """The house, with mail, before anything is asked."""
    return mailing(mailbox.port)


def found(sentence, raw):
    """The shapes in which a sentence lies in a letter, as it went over the wire or decoded."""
    return [shape for shape, needle in shapes_of(sentence).items() if needle in raw]


def test_no_sentence_is_in_any_letter(app, mailbox, bertta, chidi, opened):
    agrees(bertta, chidi, opened)
    closes(bertta, opened)
    deliver()
    kinds = {row.kind for row in db.session.scalars(select(OutboxMessage)) if row.sent_at}
    assert {"request-arrived", "panel-to-look-at", "expert-invited", "answers-ready"} <= kinds
    decoded = [
        f"{letter['Subject']}\n{part.get_content()}".encode()
        for letter in mailbox.letters
        for part in letter.walk()
        if not part.is_multipart()
    ]
    assert any(b"BEGIN:VCALENDAR" in one for one in decoded)
    codes = list(db.session.scalars(select(Case.code)))
    assert codes
    for raw in (*mailbox.raw, *decoded):
        assert found(CONTROL, raw + CONTROL.encode())
        assert not any(found(sentence, raw) for sentence in (*SENTENCES, *codes))
    assert any(opened.code.encode() in raw for raw in decoded)
    assert not any(opened.code in letter["Subject"] for letter in mailbox.letters)


def test_the_wish_on_her_page_counts(app, mailbox, alma):
    choices = {"language": "fi", "theme": "auto", "reminders": "none"}
    Page(app).as_(alma).post("accounts.own", **choices)
    db.session.expire_all()
    assert addressee_of(account_of(alma)).reminders.value == "none"
