"""A message is queued in the transaction of the deed, and holds nothing but declared facts."""

from datetime import date

import pytest
from sqlalchemy import select

from consult.accounts.queries import addressee_of
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import UnauditedChange
from consult.foundation.words import Words
from consult.notifications import Addressee, Fact, MessageKind, Need, Reminders, kind, send
from consult.notifications.kinds import TwoKinds, clean_name
from consult.notifications.models import Delivery, OutboxMessage
from consult.teams.messages import SEAT_GIVEN
from consult.teams.models import TeamSeat
from consult.teams.operations import give_seat
from tests.postgres import both
from tests.scenes import account_of, deeds

SENTENCE = "Kettu näki kaiken, ja isoäiti itki."
WORDS = Words("Testi", "Test", "Test")
A_KIND = MessageKind(
    "trial", WORDS, WORDS, {"code": Fact.CODE, "on": Fact.DAY, "count": Fact.COUNT}
)
GOOD = {"code": "Vaahtera-Kuikka-417", "on": date(2026, 11, 22), "count": 3}


def told(person):
    query = select(OutboxMessage).where(OutboxMessage.account_id == person.id)
    return db.session.scalars(query.order_by(OutboxMessage.created_at.desc())).all()


@both
def test_whoever_gets_a_seat_is_told_with_the_deed(vaara, eero, disa, clock):
    with transaction():
        give_seat(eero.actor, vaara, account_of(disa), TeamSeat.MEMBER)
    message = told(disa)[0]
    assert message.kind == SEAT_GIVEN.key
    assert message.told == {"team": vaara.name, "seat": "member", "by": eero.name}
    assert (message.place, message.place_id) == ("teams.show", vaara.id)
    assert message.state is Delivery.ON_SCREEN  # there is no mail server here


@both
def test_a_deed_that_is_undone_tells_nobody(vaara, eero, disa):
    before = len(told(disa))
    with pytest.raises(UnauditedChange):
        tell_without_a_deed(vaara, eero, disa)
    assert len(told(disa)) == before


def tell_without_a_deed(vaara, eero, disa):
    with transaction():
        send(eero.actor, addressee_of(account_of(disa)), A_KIND, **GOOD)
        vaara.name = "Vedenalainen tiimi"


def test_nobody_is_told_what_she_did_herself(vaara, eero):
    before = len(told(eero))
    with transaction():
        give_seat(eero.actor, vaara, account_of(eero), TeamSeat.MEMBER)
    assert len(told(eero)) == before


def test_a_message_is_no_deed(app, alma, eero):
    with transaction():
        send(eero.actor, addressee_of(account_of(alma)), A_KIND, **GOOD)
    assert deeds() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": SENTENCE},
        {"code": "Vaahtera Kuikka"},
        {"code": "a\r\nBcc: x@example.org"},
        {"code": ""},
        {"count": "3"},
        {"count": True},
        {"on": SENTENCE},
        {"on": clock.now()},
        {"note": SENTENCE},
    ],
)
def test_what_a_kind_does_not_declare_is_refused(app, alma, eero, wrong):
    with pytest.raises(ValueError, match=r"takes|is not a"):
        send(eero.actor, addressee_of(account_of(alma)), A_KIND, **GOOD | wrong)


def test_a_missing_fact_is_refused(app, alma, eero):
    with pytest.raises(ValueError, match="takes"):
        send(eero.actor, addressee_of(account_of(alma)), A_KIND, code="Vaahtera")


def test_what_was_told_once_is_not_told_again(app, alma, eero):
    with transaction():
        for _ in range(3):
            send(eero.actor, addressee_of(account_of(alma)), A_KIND, once="trial:1", **GOOD)
    assert [message.kind for message in told(alma)].count("trial") == 1


def test_two_kinds_never_share_a_key():
    with pytest.raises(TwoKinds):
        kind(SEAT_GIVEN.key, subject=WORDS, body=WORDS)


@pytest.mark.parametrize(
    ("wish", "need", "mailed"),
    [
        (Reminders.ALL, Need.TELLS, True),
        (Reminders.ALL, Need.ASKS, True),
        (Reminders.NEEDED, Need.TELLS, False),
        (Reminders.NEEDED, Need.ASKS, True),
        (Reminders.NONE, Need.TELLS, False),
        (Reminders.NONE, Need.ASKS, False),
        (Reminders.NONE, Need.OWES, True),
    ],
)
def test_her_wish_decides_what_is_mailed(wish, need, mailed):
    assert wish.want(need) is mailed


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Alma\r\nBcc: x@example.org", "Alma Bcc: x@example.org"),
        ("=?utf-8?q?Evil?= Alma", "utf-8?q?Evil Alma"),
        ("Al\u202ema\u200b  Ahola\u2028", "Al ma Ahola"),
        ("Áilu Čáppa Ŋŧŋ", "Áilu Čáppa Ŋŧŋ"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_name_steers_nothing(given, kept):
    assert clean_name(given) == kept


def test_whoever_has_no_account_gets_no_page(app, eero):
    with transaction():
        guest = Addressee(None, "Hamid", "hamid@example.org", "fi")
        message = send(eero.actor, guest, A_KIND, **GOOD)
    assert message.account_id is None
    assert message.state is Delivery.ON_SCREEN
