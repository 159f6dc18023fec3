"""Workers that are killed, and workers that share the queue."""

import signal
from collections import Counter

import pytest

from consult.bench.kills import processes
from consult.foundation import clock
from consult.foundation.database import db
from consult.notifications import delivery
from consult.notifications.delivery import Tally, deliver
from consult.notifications.models import Delivery
from consult.notifications.rules import LEASE
from tests.notifications.conftest import fresh
from tests.notifications.workers import deliver_all, deliver_and_die
from tests.postgres import both

pytestmark = both


def run(*works):
    """Run each in a process of its own, all at once; return how they ended."""
    running = [processes().Process(target=work, args=arguments) for work, *arguments in works]
    for one in running:
        one.start()
    for one in running:
        one.join(120)
    return [one.exitcode for one in running]


@pytest.fixture
def house(mailing, mailbox):
    return mailing(mailbox.port)


@pytest.mark.parametrize("before_talking", [True, False])
def test_killed_between_claim_and_sent(house, mailbox, tell, alma, before_talking):
    message = tell(alma)
    db.session.remove()
    dead = run((deliver_and_die, house.extensions["settings"], before_talking))
    assert dead == [-signal.SIGKILL]
    assert fresh(message).state is Delivery.SENDING
    assert deliver() == Tally()  # it is somebody's, as far as anybody knows
    with clock.moved_by(LEASE * 2):
        assert deliver() == Tally(sent=1)
        assert deliver() == Tally()
    assert fresh(message).state is Delivery.SENT
    assert len(mailbox.letters) == (1 if before_talking else 2)
    assert {letter["Message-ID"] for letter in mailbox.letters} == {message.message_id}
    assert len(set(mailbox.raw)) == 1  # the second is the first, to the last byte


def test_a_worker_that_comes_back_late_changes_nothing(house, mailbox, tell, alma):
    message = tell(alma)
    late = delivery.claim_next(delivery.config().server)
    with clock.moved_by(LEASE * 2):
        assert deliver() == Tally(sent=1)
    assert delivery._settle(late, Delivery.WAITING, "connect:TimeoutError") == 0
    assert fresh(message).state is Delivery.SENT


def test_several_workers_send_each_message_once(house, mailbox, tell, alma, disa, eero, fanni):
    people = (alma, disa, fanni)
    wanted = [tell(person).message_id for person in people * 4]
    db.session.remove()
    settings = house.extensions["settings"]
    assert run(*[(deliver_all, settings)] * 3) == [0, 0, 0]
    arrived = Counter(letter["Message-ID"] for letter in mailbox.letters)
    assert arrived == Counter(wanted)
    assert deliver() == Tally()
