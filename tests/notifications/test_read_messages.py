"""The page of one's own messages."""

from consult import audit
from consult.audit import Deed
from consult.foundation.database import db, transaction
from consult.notifications.models import OutboxMessage
from consult.teams.models import TeamSeat
from consult.teams.operations import give_seat
from tests.notifications.test_tell_somebody import told
from tests.scenes import account_of

PRESS = 'action="/messages/read"'


def seat(eero, vaara, person):
    with transaction():
        give_seat(eero.actor, vaara, account_of(person), TeamSeat.FACILITATOR)
    return told(person)[0]


def test_disa_reads_what_she_was_told(page, vaara, eero, disa, clock):
    seat(eero, vaara, disa)
    shown = page.as_(disa).get("notifications.index")
    shown.shows("Sinulle annettiin paikka tiimissä", eero.name, vaara.name, "Kokouksen ohjaaja")
    shown.shows("18.11.2026 klo 10.00")


def test_she_reads_it_in_her_own_language(page, vaara, eero, disa):
    with transaction():
        account_of(disa).language = "sv"
        audit.record(disa.actor, Deed.OWN_ACCOUNT_CHANGED, on=account_of(disa))
    seat(eero, vaara, disa)
    page.as_(disa).get("notifications.index").shows("Du har fått en plats i ett team")


def test_going_where_it_leads_counts_as_reading(page, vaara, eero, disa):
    message = seat(eero, vaara, disa)
    page.as_(disa).post("notifications.follow", message).leads_to("teams.show", vaara)
    db.session.expire_all()
    assert db.session.get(OutboxMessage, message.id).is_read


def test_she_marks_all_as_read(page, vaara, eero, disa):
    seat(eero, vaara, disa)
    assert PRESS in page.as_(disa).get("notifications.index").html
    page.as_(disa).post("notifications.read_all").follow().hides(PRESS)
    db.session.expire_all()
    assert all(message.is_read for message in told(disa))


def test_looking_changes_nothing(page, vaara, eero, disa):
    seat(eero, vaara, disa)
    page.as_(disa).get("notifications.index")
    db.session.expire_all()
    assert not any(message.is_read for message in told(disa))


def test_nobody_reads_what_another_was_told(page, vaara, eero, disa, alma):
    message = seat(eero, vaara, disa)
    page.as_(alma).get("notifications.index").hides("Kokouksen ohjaaja")
    page.as_(alma).post("notifications.follow", message, expect=404)
    page.as_(alma).post("notifications.read_all")
    db.session.expire_all()
    assert not db.session.get(OutboxMessage, message.id).is_read


def test_a_place_that_is_gone_leads_nowhere_else(page, vaara, eero, disa):
    message = seat(eero, vaara, disa)
    with transaction():
        db.session.get(OutboxMessage, message.id).place = "cases.of_long_ago"
    shown = page.as_(disa).get("notifications.index").shows("Sinulle annettiin paikka tiimissä")
    assert str(message.id) not in shown.response.text
    page.as_(disa).post("notifications.follow", message).leads_to("notifications.index")
