"""The server is killed while an item is closed: it stays open, and closes at the next press."""

import signal

from consult import vault
from consult.audit.verify import verify
from consult.consultations.models import Consultation
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.minutes.queries import find_minutes
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
from tests.faults.killed import close_and_die
from tests.faults.test_killed_between_two_writes import let_die
from tests.followups.conftest import closes

__all__ = ["group", "invited", "meeting", "now", "opened", "placed", "request_", "weekly"]


def test_killed_while_closing_nothing_is_closed(settings, opened, bertta):
    item_id, consultation_id = opened.item_id, opened.id
    db.session.remove()
    assert let_die(close_and_die, settings, consultation_id, 3) == signal.SIGKILL
    with vault.signed_in(bertta.identity):
        assert db.session.get_one(Item, item_id).is_open
        assert find_minutes(bertta.actor, item_id) is None
        db.session.rollback()
    assert verify(content=True).good
    closes(bertta, db.session.get_one(Consultation, consultation_id))
    item = db.session.get_one(Item, item_id)
    assert item.is_closed
    assert not db.session.get_one(Meeting, item.meeting_id).is_planned
    with vault.signed_in(bertta.identity):
        assert find_minutes(bertta.actor, item_id) is not None
    assert verify(content=True).good
