"""Processes that deliver the outbox; some of them die on the way."""

import os
import signal

from consult.app import create_app
from consult.notifications import delivery


def deliver_all(settings):
    """Deliver what is due, as `outbox deliver` does."""
    with create_app(settings).app_context():
        delivery.deliver()


def deliver_and_die(settings, before_talking):
    """Claim a message and be killed: before the server hears of it, or when it has it."""
    hand_over = delivery.hand_over

    def deadly(*arguments):
        if not before_talking:
            hand_over(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    delivery.hand_over = deadly
    deliver_all(settings)
