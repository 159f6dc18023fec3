"""Handing one mail to the mail server: TLS, a checked certificate, and an end to waiting."""

import smtplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from socket import SHUT_RDWR

from consult.notifications.config import MailServer

WHOLE_SECONDS = 120
"""After so long an attempt ends, however diligently the other side drips its words."""
OURS = "consult.invalid"
"""What the house calls itself to the mail server: nothing of the machine."""


class Undelivered(Exception):
    """The mail was not taken. `cause` is a stage and a class or a number, never a text."""

    def __init__(self, stage: str, what: str, *, for_good: bool = False) -> None:
        super().__init__(f"{stage}:{what}")
        self.cause = f"{stage}:{what}"[:60]
        self.for_good = for_good
        self.is_about_the_server = stage in ("connect", "tls", "sign-in")


def hand_over(mail: EmailMessage, recipient: str, server: MailServer) -> None:
    """Give the mail to the server and return when it has said that it has it.

    Raises:
        Undelivered: it has not; whether for good is said.

    """
    stages = Stages()
    try:
        with _conversation(server, stages) as talk:
            stages.now = "sender"
            _expect(talk.mail(server.sender), stages)
            stages.now = "recipient"
            _expect(talk.rcpt(recipient), stages, refuses=True)
            stages.now = "data"
            _expect(talk.data(mail.as_bytes(policy=SMTP)), stages, refuses=True)
    except smtplib.SMTPDataError as error:
        for_good = 500 <= error.smtp_code < 600
        raise Undelivered("data", str(error.smtp_code), for_good=for_good) from error
    except smtplib.SMTPResponseException as error:
        raise Undelivered(stages.now, str(error.smtp_code)) from error
    except (smtplib.SMTPException, OSError, ValueError) as error:
        # smtplib says "disconnected" of a server that it has waited for in vain, too.
        root = error.__context__ if isinstance(error.__context__, OSError) else error
        raise Undelivered(stages.now, type(root).__name__) from error


def greet(server: MailServer) -> None:
    """Connect, check the certificate, sign in and leave; nothing is sent.

    Raises:
        Undelivered: mail would not be taken.

    """
    stages = Stages()
    try:
        with _conversation(server, stages):
            pass
    except smtplib.SMTPResponseException as error:
        raise Undelivered(stages.now, str(error.smtp_code)) from error
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise Undelivered(stages.now, type(error).__name__) from error


class Stages:
    """How far the conversation has come."""

    now = "connect"


@contextmanager
def _conversation(server: MailServer, stages: Stages) -> Iterator[smtplib.SMTP]:
    talk = _made(server)
    end = threading.Timer(WHOLE_SECONDS, _cut, [talk])
    end.daemon = True
    end.start()
    try:
        _expect(talk.connect(server.host, server.port), stages)
        if server.tls == "starttls":
            stages.now = "tls"
            talk.starttls(context=_context(server))
        if server.user:
            stages.now = "sign-in"
            talk.login(server.user, server.password)
        talk.ehlo_or_helo_if_needed()
        yield talk
        with suppress(smtplib.SMTPException, OSError):
            talk.quit()  # it has the mail already; how it takes its leave does not matter
    finally:
        end.cancel()
        talk.close()


def _made(server: MailServer) -> smtplib.SMTP:
    if server.tls == "implicit":
        talk: smtplib.SMTP = smtplib.SMTP_SSL(
            local_hostname=OURS, timeout=server.seconds, context=_context(server)
        )
    else:
        talk = smtplib.SMTP(local_hostname=OURS, timeout=server.seconds)
    # The name that the certificate is checked for. smtplib takes it only in a constructor that
    # connects at once, before there is an end to waiting.
    talk._host = server.host  # type: ignore[attr-defined]
    return talk


def _context(server: MailServer) -> ssl.SSLContext:
    context = ssl.create_default_context()  # checks certificate and name
    if server.ca_file:
        context.load_verify_locations(server.ca_file)
    return context


def _cut(talk: smtplib.SMTP) -> None:
    if talk.sock is not None:
        with suppress(OSError):
            talk.sock.shutdown(SHUT_RDWR)


def _expect(answer: tuple[int, bytes], stages: Stages, *, refuses: bool = False) -> None:
    """Go on after a yes. A lasting no to this letter is for good; one to us is not."""
    code, _said = answer
    if not 200 <= code < 300:
        raise Undelivered(stages.now, str(code), for_good=refuses and 500 <= code < 600)
