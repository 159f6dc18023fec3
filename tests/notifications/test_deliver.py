"""A real mail server with TLS and a password takes what the outbox holds."""

import re
from dataclasses import replace

import pytest

from consult import audit
from consult.accounts.models import AccountStatus
from consult.accounts.queries import addressee_of
from consult.audit import Deed
from consult.foundation.database import transaction
from consult.notifications import Reminders, send
from consult.notifications.delivery import Tally, deliver
from consult.notifications.models import Delivery
from consult.teams.messages import SEAT_GIVEN
from consult.teams.models import TeamSeat
from tests.notifications.conftest import fresh
from tests.notifications.servers import mail_server, make_certificate
from tests.scenes import account_of


def joined(letter):
    """The text as a reader that knows format=flowed shows it."""
    text = letter.get_content().replace("\r\n", "\n")
    return re.sub(r"(?<!^--) \n", " ", text, flags=re.MULTILINE)


def test_a_message_arrives(mailing, mailbox, tell, alma, clock):
    mailing(mailbox.port)
    message = tell(alma)
    assert message.state is Delivery.WAITING
    assert deliver() == Tally(sent=1)
    assert fresh(message).state is Delivery.SENT
    assert fresh(message).sent_at is not None
    assert mailbox.recipients == [alma.email]
    (letter,) = mailbox.letters
    assert letter["Subject"] == "Consult: Sinulle annettiin paikka tiimissä"
    assert letter["Message-ID"] == message.message_id
    assert letter["From"].addresses[0].addr_spec == "consult@example.org"
    assert letter["To"] == alma.email
    assert letter["Date"].datetime == message.created_at
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Vaaran viikkotiimi, Kokouksen ohjaaja" in joined(letter)
    assert f"https://localhost/teams/{message.place_id}" in letter.get_content()
    assert deliver() == Tally()


def test_tls_from_the_first_byte(mailing, certificate, tell, alma):
    with mail_server(certificate, implicit=True) as box:
        mailing(box.port, smtp_tls="implicit")
        tell(alma)
        assert deliver() == Tally(sent=1)
        assert len(box.letters) == 1


@pytest.mark.parametrize(("language", "word"), [("sv", "Du har fått"), ("en", "You have a seat")])
def test_each_in_her_own_language(mailing, mailbox, tell, alma, language, word):
    mailing(mailbox.port)
    message = tell(alma)
    with transaction():
        fresh(message).language = language
    deliver()
    assert word in mailbox.letters[0]["Subject"]
    assert mailbox.letters[0]["Content-Language"] == language


def test_lines_are_short_and_ascii_on_the_wire(mailing, mailbox, tell, alma):
    mailing(mailbox.port)
    tell(alma)
    deliver()
    raw = mailbox.raw[0]
    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 78
    assert b'format="flowed"' in raw
    content = mailbox.letters[0].get_content()
    assert max(map(len, content.splitlines())) <= 78
    assert "tiimissä" in mailbox.letters[0]["Subject"]


def test_nothing_is_tracked(mailing, mailbox, tell, alma):
    mailing(mailbox.port)
    tell(alma)
    deliver()
    (letter,) = mailbox.letters
    assert letter.get_content_type() == "text/plain"
    assert not letter.is_multipart()
    assert letter.get_content().count("http") == 1


@pytest.mark.parametrize(
    ("wish", "mailed"),
    [(Reminders.ALL, True), (Reminders.NEEDED, False), (Reminders.NONE, False)],
)
def test_her_wish_is_kept(mailing, mailbox, eero, alma, wish, mailed):
    mailing(mailbox.port)
    with transaction():
        whom = replace(addressee_of(account_of(alma)), reminders=wish)
        facts = {"team": "Vaara", "seat": TeamSeat.MEMBER, "by": eero.name}
        message = send(eero.actor, whom, SEAT_GIVEN, **facts)
    deliver()
    assert len(mailbox.letters) == mailed
    assert fresh(message).state is (Delivery.SENT if mailed else Delivery.ON_SCREEN)


def test_who_is_out_of_the_house_gets_none(mailing, mailbox, tell, alma):
    mailing(mailbox.port)
    with transaction():
        account_of(alma).status = AccountStatus.SUSPENDED
        audit.record(alma.actor, Deed.OWN_ACCOUNT_CHANGED, on=account_of(alma))
    tell(alma)
    assert deliver() == Tally()


def test_a_server_of_another_name_is_not_believed(mailing, tmp_path, tell, alma):
    stranger = make_certificate(tmp_path, "mail.example.org")
    with mail_server(stranger) as box:
        mailing(box.port, smtp_ca_file=str(stranger.file))
        message = tell(alma)
        assert deliver() == Tally(put_off=1)
        assert box.letters == []
    assert fresh(message).error == "tls:SSLCertVerificationError"


def test_a_server_without_an_authority_is_not_believed(mailing, mailbox, tell, alma):
    mailing(mailbox.port, smtp_ca_file="")
    message = tell(alma)
    assert deliver() == Tally(put_off=1)
    assert mailbox.letters == []
    assert fresh(message).error == "tls:SSLCertVerificationError"


def test_a_wrong_password_loses_no_message(mailing, mailbox, tell, alma):
    mailing(mailbox.port, smtp_password="arvattu")
    message = tell(alma)
    assert deliver() == Tally(put_off=1)
    assert fresh(message).error == "sign-in:535"
    assert fresh(message).state is Delivery.WAITING
