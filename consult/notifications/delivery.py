"""From the outbox to the mail server. Several workers may do this at once.

A message is claimed in one short transaction and settled in another; between the two nothing is
locked. Whoever dies in between leaves it claimed, and when the lease is over another takes it up:
the receiver may get it twice, with the same Message-ID, and never not at all.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from uuid import UUID

from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import Tampered
from consult.foundation.ids import new_id
from consult.notifications import queries
from consult.notifications.calendar import written
from consult.notifications.composing import address_of, compose, letter
from consult.notifications.config import MailServer, config
from consult.notifications.links import open_link
from consult.notifications.mail import build_mail
from consult.notifications.models import Delivery, OutboxMessage
from consult.notifications.rules import (
    LEASE,
    LINK_LOST,
    LINK_OVER,
    NO_SUCH_KIND,
    is_too_late,
    wait_after,
)
from consult.notifications.transport import Undelivered, hand_over

log = logging.getLogger("consult.outbox")


@dataclass(slots=True)
class Tally:
    """What one pass did."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Claimed:
    """A message that this worker holds, as it is to be sent."""

    id: UUID
    claim: UUID
    kind: str
    email: str
    attempts: int
    created_at: datetime
    mail: EmailMessage | None
    hopeless: str = ""
    """Why it cannot be sent at all, if it cannot."""


@dataclass(slots=True)
class Pass:
    """One pass through what is due."""

    stop: Callable[[], bool]
    tally: Tally = field(default_factory=Tally)

    def run(self, server: MailServer) -> Tally:
        """Deliver until nothing is due, the server is out of order, or somebody says stop."""
        goes_on = True
        while goes_on and not self.stop() and (held := claim_next(server)) is not None:
            goes_on = self._deliver(held, server)
        return self.tally

    def _deliver(self, held: Claimed, server: MailServer) -> bool:
        """Deliver one message, and tell whether the next is worth an attempt."""
        if held.mail is None:
            self._give_up(held, held.hopeless)
            return True
        try:
            hand_over(held.mail, held.email, server)
        except Undelivered as trouble:
            if trouble.for_good or is_too_late(held.created_at, clock.now()):
                self._give_up(held, trouble.cause)
            else:
                self._put_off(held, trouble.cause)
            return not trouble.is_about_the_server
        self.tally.sent += _settle(held, Delivery.SENT)
        return True

    def _give_up(self, held: Claimed, cause: str) -> None:
        self.tally.given_up += _settle(held, Delivery.GIVEN_UP, cause)

    def _put_off(self, held: Claimed, cause: str) -> None:
        self.tally.put_off += _settle(held, Delivery.WAITING, cause)


def deliver(stop: Callable[[], bool] = lambda: False) -> Tally:
    """Wipe what is over, then deliver what is due. Without a mail server nothing is."""
    sweep()
    server = config().server
    return Tally() if server is None else Pass(stop).run(server)


def sweep() -> None:
    """Wipe the links that open nothing any more, and the messages of long ago."""
    with transaction():
        for message in queries.links_over(SYSTEM):
            message.sealed_link = message.link_expires_at = None
            message.state, message.error, message.next_try_at = Delivery.GIVEN_UP, LINK_OVER, None
            _say("gave up", message, LINK_OVER)
        for message in queries.outlived(SYSTEM):
            db.session.delete(message)
        for entry in queries.entries_outlived(SYSTEM):
            db.session.delete(entry)


def claim_next(server: MailServer) -> Claimed | None:
    """Take the next message that is due, and say so before anybody is talked to."""
    with transaction():
        message = queries.next_due(SYSTEM)
        if message is None:
            return None
        message.state = Delivery.SENDING
        message.claim = new_id()
        message.attempts += 1
        message.next_try_at = clock.now() + LEASE
        return _claimed(message, message.claim, server)


def _claimed(message: OutboxMessage, claim: UUID, server: MailServer) -> Claimed:
    mail, hopeless = None, NO_SUCH_KIND
    try:
        mail = _mail_of(message, server)
    except Tampered:
        hopeless = LINK_LOST
    except (ValueError, LookupError):  # one message that cannot be said must not hold up the rest
        log.error("letter cannot be put into words", extra={"letter": message.id})
    return Claimed(
        id=message.id,
        claim=claim,
        kind=message.kind,
        email=message.email,
        attempts=message.attempts,
        created_at=message.created_at,
        mail=mail,
        hopeless=hopeless,
    )


def _mail_of(message: OutboxMessage, server: MailServer) -> EmailMessage | None:
    composed = compose(message, message.language)
    if composed is None:
        return None
    address = address_of(message)
    calendar = written(message, sender=server.sender, address=address)
    if message.sealed_link is not None and message.link_expires_at is not None:
        link = open_link(message.sealed_link, message.id, message.link_expires_at)
        address = link.address
    return build_mail(
        letter(composed, message.language, address),
        sender=server.sender,
        email=message.email,
        message_id=message.message_id,
        language=message.language,
        written_at=message.created_at,
        calendar=calendar,
    )


def _settle(held: Claimed, state: Delivery, cause: str = "") -> int:
    """Write down how it ended, if nobody else has taken the message over; tell how many did."""
    with transaction():
        message = queries.claimed(SYSTEM, held.id, held.claim)
        if message is None:
            log.warning("letter taken over by another worker", extra={"letter": held.id})
            return 0
        message.state, message.error, message.claim = state, cause, None
        message.next_try_at = None
        if state is Delivery.SENT:
            message.sent_at = clock.now()
            message.sealed_link = message.link_expires_at = None
        if state is Delivery.WAITING:
            message.next_try_at = clock.now() + wait_after(message.attempts)
        _say(SAID[state], message, cause)
    return 1


SAID = {
    Delivery.SENT: "letter sent",
    Delivery.WAITING: "letter put off",
    Delivery.GIVEN_UP: "letter given up",
}


def _say(what: str, message: OutboxMessage, cause: str) -> None:
    level = logging.ERROR if message.state is Delivery.GIVEN_UP else logging.INFO
    facts = {"letter": message.id, "kind": message.kind, "attempt": message.attempts}
    log.log(level, what, extra=facts | ({"cause": cause} if cause else {}))
