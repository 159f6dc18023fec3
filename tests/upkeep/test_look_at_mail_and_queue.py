"""The mail server, what waits for it, and the workers that work it off."""

from dataclasses import replace
from datetime import timedelta
from socket import gethostname

import pytest

from consult.app import create_app
from consult.foundation import clock
from consult.foundation.database import db
from consult.notifications.models import Delivery
from consult.upkeep.doctor import mail, queue, throttle
from consult.upkeep.doctor.finding import Patient
from consult.upkeep.models import WorkerPulse
from consult.upkeep.pulse import Pulse, alive
from tests.notifications.conftest import (  # noqa: F401 – fixtures
    certificate,
    mailbox,
    mailing,
    tell,
    with_mail,
)
from tests.notifications.servers import free_port, mail_server
from tests.postgres import both
from tests.upkeep.conftest import said, sentences


def looked(house):
    return list(mail.look(Patient(house.extensions["settings"])))


def test_a_mail_server_that_works_gets_no_letter(mailing, mailbox):  # noqa: F811
    assert said(looked(mailing(mailbox.port))) == [("mail", "good")]
    assert mailbox.raw == []


@pytest.mark.parametrize(
    ("given", "stage", "cure"),
    [
        ({"smtp_password": "another"}, "sign-in:535", "smtp_password"),
        ({"smtp_ca_file": ""}, "tls:SSLCertVerificationError", "smtp_ca_file"),
    ],
)
def test_what_is_wrong_with_it_is_said(mailing, mailbox, given, stage, cure):  # noqa: F811
    (found,) = looked(mailing(mailbox.port, **given))
    assert found.level.value == "wrong"
    assert stage in found.what.fi
    assert cure in found.what_to_do.fi


def test_one_that_is_not_there(mailing):  # noqa: F811
    (found,) = looked(mailing(free_port()))
    assert "connect:ConnectionRefusedError" in found.what.en
    assert "smtp_port" in found.what_to_do.en


def test_tls_from_the_first_byte(mailing, certificate):  # noqa: F811
    with mail_server(certificate, implicit=True) as box:
        house = mailing(box.port, smtp_tls="implicit", smtp_user="", smtp_password="")
        assert said(looked(house)) == [("mail", "good")]


def test_without_one_a_real_house_is_asked_to_look(examine):
    assert said(examine(mail.look)) == [("mail", "good")]
    assert said(examine(mail.look, installation="real")) == [("mail", "look")]


def test_what_waits_too_long_and_what_was_given_up(mailing, mailbox, tell, alma):  # noqa: F811
    mailing(mailbox.port)
    waits, gone = tell(alma), tell(alma)
    gone.state = Delivery.GIVEN_UP
    db.session.commit()
    assert said(queue.messages()) == [("outbox", "look")]
    with clock.moved_by(timedelta(hours=2)):
        found = list(queue.messages())
    assert said(found) == [("outbox", "wrong"), ("outbox", "look")]
    assert "1 messages have waited" in sentences(found)
    assert waits.state is Delivery.WAITING


@both
def test_a_worker_lives_as_long_as_it_says_so(database, app):
    assert queue.worker(is_demo=False).level.value == "wrong"
    first, second = Pulse(), Pulse()
    for one in (first, second, first):
        one.beat()
    assert len(alive()) == 2
    assert queue.worker(is_demo=False).level.value == "good"
    second.end()
    assert len(alive()) == 1
    with clock.moved_by(timedelta(minutes=4)):
        found = queue.worker(is_demo=False)
    assert (found.level.value, "4 min ago" in found.what.en) == ("wrong", True)
    with clock.moved_by(timedelta(days=2)):
        Pulse().beat()
    assert db.session.query(WorkerPulse).count() == 1  # who died long ago is forgotten


def test_machines_that_count_alone_are_named(app, examine):
    assert examine(throttle.look) == []
    for number in (1, 2):
        Pulse().beat()
        row = db.session.scalars(db.select(WorkerPulse).filter_by(machine=gethostname())).one()
        row.machine = f"machine-{number}"
        db.session.commit()
    assert said(examine(throttle.look)) == [("throttle", "look")]


def test_without_the_shared_counter_pages_are_still_served(app, settings, examine):
    store = f"redis://127.0.0.1:{free_port()}"
    assert said(examine(throttle.look, throttle_store=store)) == [("throttle", "wrong")]
    house = create_app(replace(settings, throttle_store=store))
    answers = [house.test_client().get("/health", base_url="https://localhost") for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 200]
    with house.app_context():
        db.engine.dispose()
