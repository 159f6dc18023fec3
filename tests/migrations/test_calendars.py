"""Calendars go down with their tables; the messages that carried them stay."""

from sqlalchemy import inspect, text

from consult import audit
from consult.calendars.models import CalendarAddress
from consult.foundation import clock, schema
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.notifications.models import CalendarEntry, Delivery, OutboxMessage

BEFORE = schema.known()[schema.known().index("202611221530") + 1]


def lay(person):
    """A message with an entry, what that calendar was told, and an address."""
    now, uid = clock.now(), new_id()
    message = OutboxMessage(
        id=new_id(),
        message_id="<1@consult.example>",
        account_id=person.id,
        name=person.name,
        email=person.email,
        language="fi",
        kind="own-entry",
        facts="{}",
        calendar="{}",
        state=Delivery.SENT,
        attempts=1,
        error="",
        created_at=now,
    )
    told = CalendarEntry(
        id=new_id(), uid=uid, holder_id=person.id, sequence=3, stands=True, told_at=now
    )
    made = CalendarAddress(id=new_id(), account_id=person.id, token_hash=b"h" * 32, made_at=now)
    with audit.unaudited("rows of a test"):
        db.session.add_all([message, told, made])
        db.session.commit()


def test_messages_stay_and_calendars_start_anew(app, alma):
    lay(alma)
    db.session.remove()
    schema.downgrade(BEFORE)
    tables = inspect(db.engine).get_table_names()
    assert {"calendar_entries", "calendar_addresses"}.isdisjoint(tables)
    with db.engine.connect() as connection:
        kept = "SELECT count(*) FROM outbox_messages WHERE kind = 'own-entry'"
        assert connection.scalar(text(kept)) == 1
    schema.upgrade()
    assert db.session.query(OutboxMessage).filter_by(kind="own-entry").one().calendar is None
    assert db.session.query(CalendarEntry).count() == db.session.query(CalendarAddress).count() == 0
