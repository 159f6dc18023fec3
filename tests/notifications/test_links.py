"""A link with a token: sealed while it waits, wiped when it is delivered or over."""

import os
import stat
from datetime import timedelta

import pytest

from consult.foundation import clock
from consult.foundation.database import transaction
from consult.foundation.errors import Misconfigured, Tampered
from consult.foundation.ids import new_id
from consult.notifications import Addressee, SecretLink, kinds, send
from consult.notifications import config as the_config
from consult.notifications.delivery import Tally, deliver
from consult.notifications.links import open_link, seal_link
from consult.notifications.models import Delivery
from consult.notifications.operations import try_again
from tests.leaks import assert_nowhere_on_disk
from tests.notifications.conftest import fresh
from tests.notifications.servers import free_port
from tests.notifications.test_tell_somebody import A_KIND

TOKEN = "tama-tunniste-avaa-oven-Zx9"
KIND = kinds.MessageKind("trial-link", A_KIND.subject, A_KIND.body)
HAMID = Addressee(None, "Hamid Vieras", "hamid@example.org", "fi")


@pytest.fixture
def invite(eero):
    def sent(**step):
        link = SecretLink("/invitation/", TOKEN, clock.now() + timedelta(**step or {"hours": 72}))
        with transaction():
            return send(eero.actor, HAMID, KIND, link=link)

    return sent


@pytest.fixture(autouse=True)
def known_kind(monkeypatch):
    monkeypatch.setitem(kinds.KINDS, KIND.key, KIND)


def test_it_arrives_whole_and_is_wiped(mailing, mailbox, invite):
    mailing(mailbox.port)
    message = invite()
    assert fresh(message).sealed_link is not None
    assert deliver() == Tally(sent=1)
    text = mailbox.letters[0].get_content()
    assert f"https://localhost/invitation/{TOKEN}\r\n" in text
    assert fresh(message).sealed_link is None
    assert fresh(message).link_expires_at is None


def test_it_lies_nowhere_in_the_clear(mailing, invite, tmp_path, caplog):
    mailing(free_port())
    invite()
    deliver()
    assert_nowhere_on_disk(TOKEN, tmp_path)
    assert TOKEN not in caplog.text


def test_one_that_is_over_is_wiped_and_given_up(mailing, invite, clock):
    mailing(free_port())
    message = invite(hours=1)
    clock.move(hours=2)
    assert deliver() == Tally()
    after = fresh(message)
    assert (after.state, after.error, after.sealed_link) == (Delivery.GIVEN_UP, "link:over", None)


def test_one_that_is_over_is_not_tried_again(mailing, invite, tess, clock):
    mailing(free_port())
    message = invite(hours=1)
    clock.move(hours=2)
    deliver()
    with transaction():
        assert try_again(tess.actor) == 0
    assert fresh(message).state is Delivery.GIVEN_UP


def test_a_link_moved_to_another_message_is_not_sent(mailing, mailbox, invite, tell, alma):
    mailing(mailbox.port)
    message, other = invite(), tell(alma)
    sealed, expires_at = message.sealed_link, message.link_expires_at
    with transaction():
        other.sealed_link, other.link_expires_at = sealed, expires_at
    assert deliver() == Tally(sent=1, given_up=1)
    assert fresh(other).error == "link:lost"
    assert mailbox.recipients == [HAMID.email]


def test_with_another_key_nothing_opens(mailing, mailbox, invite, tmp_path):
    mailing(mailbox.port)
    message = invite()
    (tmp_path / "outbox.key").unlink()
    mailing(mailbox.port)
    assert deliver() == Tally(given_up=1)
    assert fresh(message).error == "link:lost"


def test_where_there_is_no_mail_no_link_is_kept(app, invite):
    message = invite()
    assert message.sealed_link is None
    assert message.state is Delivery.ON_SCREEN


def test_every_bit_counts(app):
    message = new_id()
    link = SecretLink("/invitation/", TOKEN, clock.now())
    sealed = seal_link(link, message)
    assert open_link(sealed, message, link.expires_at) == link
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(Tampered):
            open_link(bytes(changed), message, link.expires_at)
    for broken in (b"", b"\x01", b"\x02" * 80, sealed[:-1]):
        with pytest.raises(Tampered):
            open_link(broken, message, link.expires_at)


@pytest.mark.parametrize(
    ("path", "token"),
    [
        ("//evil.example/", TOKEN),
        ("https://evil.example/", TOKEN),
        ("/invitation", TOKEN),
        ("/invitation/\r\n", TOKEN),
        ("/invitation/", "short"),
        ("/invitation/", "a" * 20 + "\r\nBcc: x@example.org"),
        ("/\\evil.example/", TOKEN),
    ],
)
def test_a_link_leads_into_the_house_only(app, path, token):
    with pytest.raises(ValueError, match="secret link"):
        SecretLink(path, token, clock.now())


def test_it_does_not_show_itself(app):
    assert TOKEN not in repr(SecretLink("/invitation/", TOKEN, clock.now()))


def test_the_key_is_for_its_owner_alone(app, settings, tmp_path):
    key = tmp_path / "outbox.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.chmod(0o640)
    with pytest.raises(Misconfigured, match="chmod 600"):
        the_config.configure(settings)


def test_a_broken_key_keeps_the_house_closed(app, settings, tmp_path):
    for broken in (b"", b"c2hvcnQ=", b"not base64 at all!"):
        (tmp_path / "outbox.key").write_bytes(broken)
        with pytest.raises(Misconfigured, match=r"outbox\.key"):
            the_config.configure(settings)


def test_a_key_is_made_once(app, settings, tmp_path):
    before = (tmp_path / "outbox.key").read_bytes()
    the_config.configure(settings)
    the_config._make_key(tmp_path / "outbox.key")  # another process, at the same moment
    assert (tmp_path / "outbox.key").read_bytes() == before
    assert [one for one in os.listdir(tmp_path) if one.startswith("outbox.key")] == ["outbox.key"]
