"""A mail server that hangs, refuses or dies. Nothing is lost, and nobody waits for ever."""

import socket
import time

import pytest

from consult.notifications import transport
from consult.notifications.delivery import Tally, deliver
from consult.notifications.models import Delivery
from consult.notifications.rules import LEASE, LONGEST_WAIT, TRIED_FOR, wait_after
from tests.notifications.conftest import fresh
from tests.notifications.servers import free_port, plain_talk, raw_server

PLAIN = {"smtp_tls": "none", "smtp_user": "", "smtp_password": "", "smtp_ca_file": ""}


@pytest.mark.parametrize("stage", ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "."])
def test_a_server_that_dies_is_tried_again(mailing, tell, alma, clock, stage):
    talk, seen = plain_talk(dies_at=stage)
    with raw_server(talk) as port:
        mailing(port, **PLAIN)
        message = tell(alma)
        assert deliver() == Tally(put_off=1)
        after = fresh(message)
        assert (after.state, after.attempts, after.claim) == (Delivery.WAITING, 1, None)
        assert deliver() == Tally()  # not before its time
        clock.move(minutes=1)
        assert deliver() == Tally(put_off=1)
    assert seen.count("EHLO") == (0 if stage == "greeting" else 2)


@pytest.mark.parametrize("code", [421, 450, 550, 554])
@pytest.mark.parametrize("stage", ["greeting", "MAIL", "RCPT", "DATA", "."])
def test_a_server_that_refuses(mailing, tell, alma, clock, stage, code):
    talk, _ = plain_talk(answers={stage: f"{code} Alma Kuvitelma ei kelpaa\r\n".encode()})
    with raw_server(talk) as port:
        mailing(port, **PLAIN)
        message = tell(alma)
        for_good = code >= 500 and stage in ("RCPT", "DATA", ".")
        assert deliver() == (Tally(given_up=1) if for_good else Tally(put_off=1))
    after = fresh(message)
    assert after.state is (Delivery.GIVEN_UP if for_good else Delivery.WAITING)
    assert after.error.endswith(f":{code}")
    assert "Alma" not in after.error


@pytest.mark.asvs("V16.5.2")
def test_a_server_that_hangs_is_left(mailing, tell, alma):
    with raw_server(lambda caller: time.sleep(3)) as port:
        mailing(port, **PLAIN, smtp_seconds=1)
        message = tell(alma)
        begun = time.monotonic()
        assert deliver() == Tally(put_off=1)
        assert time.monotonic() - begun < 2.5
    assert fresh(message).error == "connect:TimeoutError"


def test_a_server_that_drips_is_left(mailing, tell, alma, monkeypatch):
    monkeypatch.setattr(transport, "WHOLE_SECONDS", 1)

    def drip(caller: socket.socket) -> None:
        caller.sendall(b"220 here\r\n")
        caller.recv(1000)
        for _ in range(60):
            caller.sendall(b"250-x\r\n")
            time.sleep(0.1)

    with raw_server(drip) as port:
        mailing(port, **PLAIN)
        tell(alma)
        begun = time.monotonic()
        assert deliver() == Tally(put_off=1)
        assert time.monotonic() - begun < 4


def test_a_whole_attempt_ends_long_before_its_lease():
    assert LEASE.total_seconds() > transport.WHOLE_SECONDS * 2


def test_where_there_is_no_server_one_attempt_stands_for_all(mailing, tell, alma, disa, clock):
    mailing(free_port(), **PLAIN)
    first = tell(alma)
    clock.move(seconds=1)
    second = tell(disa)
    assert deliver() == Tally(put_off=1)
    assert fresh(first).error == "connect:ConnectionRefusedError"
    assert fresh(second).attempts == 0
    assert deliver() == Tally(put_off=1)
    assert fresh(second).attempts == 1


def test_a_recipient_who_is_refused_does_not_hold_up_the_others(mailing, mailbox, tell, alma, disa):
    mailing(mailbox.port)
    mailbox.answers["recipient"] = "550 no such person"
    lost = tell(alma)
    deliver()
    del mailbox.answers["recipient"]
    tell(disa)
    assert deliver() == Tally(sent=1)
    assert fresh(lost).state is Delivery.GIVEN_UP


def test_in_the_end_it_gives_up_loudly(mailing, tell, alma, clock, caplog):
    mailing(free_port(), **PLAIN)
    message = tell(alma)
    for _ in range(60):
        if fresh(message).state is Delivery.GIVEN_UP:
            break
        deliver()
        clock.move(seconds=LONGEST_WAIT.total_seconds())
    after = fresh(message)
    assert after.state is Delivery.GIVEN_UP
    assert TRIED_FOR.days * 4 <= after.attempts <= TRIED_FOR.days * 4 + 2
    (loud,) = [one for one in caplog.records if one.levelname == "ERROR"]
    assert "given up" in loud.getMessage()
    assert alma.email not in caplog.text


def test_the_wait_doubles_and_has_an_end():
    waits = [wait_after(n).total_seconds() / 60 for n in range(1, 13)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    assert wait_after(10_000) == LONGEST_WAIT
