"""Abuse case 36: nobody's name adds a line to a letter's head, or a word that reads otherwise."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP, default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.foundation.database import transaction
from consult.foundation.words import Words
from consult.notifications import Addressee, Fact, kinds, send
from consult.notifications.addresses import is_address
from consult.notifications.composing import Letter, compose_kind
from consult.notifications.delivery import Tally, deliver
from consult.notifications.mail import WIDTH, build_mail
from consult.notifications.models import Delivery
from consult.teams.messages import SEAT_GIVEN
from consult.teams.models import TeamSeat
from tests.notifications.conftest import fresh
from tests.notifications.test_deliver import joined
from tests.notifications.test_tell_somebody import A_KIND, GOOD, WORDS

HEADS = {
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "auto-submitted",
    "x-auto-response-suppress",
    "content-type",
    "content-transfer-encoding",
    "content-language",
    "mime-version",
}
EVIL = [
    "Alma\r\nBcc: kaikki@example.org",
    "Alma\nSubject: Toinen",
    "Alma\r\n\r\nTeksti",
    "=?utf-8?b?RXZpbA0KQmNjOiB4QGV4YW1wbGUub3Jn?=",
    '"Alma" <toinen@example.org>, Toinen',
    "Alma\u2028Bcc: x@example.org",
    "Alma\x00\x85\x0b\x0c",
    "Äiti " * 60,
    "Áilu Čáppa, Ŋŧŋ; (x) <y>",
]


def sent_as(subject="Consult: Aihe", text="Teksti."):
    mail = build_mail(
        Letter(subject, (text,)),
        sender="consult@example.org",
        email="alma@example.org",
        message_id="<1@example.org>",
        language="fi",
        written_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    return mail.as_bytes(policy=SMTP)


@pytest.mark.parametrize("name", EVIL)
def test_a_name_stands_in_no_head(mailing, mailbox, eero, name):
    """Neither the receiver's nor that of who did the deed; in the text it is one line."""
    mailing(mailbox.port)
    with transaction():
        whom = Addressee(None, name, "alma@example.org", "fi")
        send(eero.actor, whom, SEAT_GIVEN, team=name, seat=TeamSeat.MEMBER, by=name)
    assert deliver() == Tally(sent=1)
    (letter,) = mailbox.letters
    assert {head.lower() for head in letter} - {"x-peer", "x-mailfrom", "x-rcptto"} == HEADS
    assert [one.addr_spec for one in letter["To"].addresses] == ["alma@example.org"]
    assert letter["Subject"] == "Consult: Sinulle annettiin paikka tiimissä"
    assert f"Paikan antoi {kinds.clean_name(name)}." in joined(letter)


@given(st.text(max_size=200))
def test_whatever_a_name_is_it_is_one_line(name):
    clean = kinds.clean_name(name)
    assert clean == " ".join(clean.split())
    assert "=?" not in clean
    assert all(each.isprintable() for each in clean)


@pytest.mark.parametrize(
    "subject", ["Consult: Kutsu päättyi – ääkkösiä " * 5, "Consult: Áilu Čáppa Ŋŧŋ", "Consult: 😀"]
)
def test_a_long_subject_outside_ascii_arrives_whole(subject):
    raw = sent_as(subject=subject.strip())
    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 78
    assert message_from_bytes(raw, policy=default)["Subject"] == subject.strip()


@given(st.lists(st.text(alphabet="ab äö.>-F", min_size=1, max_size=90), min_size=1, max_size=6))
def test_the_text_arrives_in_short_lines(words):
    text = " ".join("From " + word for word in words)
    read = message_from_bytes(sent_as(text=text), policy=default)
    lines = read.get_content().splitlines()
    assert not any(line.startswith(("From ", ">")) for line in lines)
    assert all(len(line) <= WIDTH + 2 or " " not in line.strip() for line in lines)


@pytest.mark.parametrize(
    "address",
    [
        "alma",
        "alma@",
        "@example.org",
        "alma@example.org\r\nBcc: x@example.org",
        "alma@example.org\n",
        "alma@@example.org",
        "alma @example.org",
        "alma@exa mple.org",
        "<alma@example.org>",
        "alma@example.org, toinen@example.org",
        "älmä@example.org",
        "alma@" + "a" * 260,
        "a" * 65 + "@example.org",
        ".alma@example.org",
        "alma@-example.org",
    ],
)
def test_what_is_no_address_is_not_written_to(mailing, mailbox, eero, address):
    assert not is_address(address)
    mailing(mailbox.port)
    with transaction():
        message = send(eero.actor, Addressee(None, "Alma", address, "fi"), A_KIND, **GOOD)
    assert deliver() == Tally()
    assert (fresh(message).state, fresh(message).error) == (Delivery.GIVEN_UP, "address:unusable")


@pytest.mark.parametrize(
    "address", ["alma@example.org", "a.b+c_d'e@mail.x-y.example", "a@localhost"]
)
def test_plain_addresses_are(address):
    assert is_address(address)


def test_what_looks_like_a_placeholder_stays_what_it_is():
    text = Words(*["{by} kutsuu."] * 3)
    kind = kinds.MessageKind("trial-name", WORDS, text, {"by": Fact.NAME})
    for name in ("{0.__class__}", "{{7*7}}", "{by}", "%(by)s", "${by}"):
        shown = compose_kind(kind, kinds.keep(kind, {"by": name}), "fi")
        assert shown.paragraphs == (f"{name} kutsuu.",)
