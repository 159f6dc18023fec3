"""A letter as bytes: plain text, short lines, and a head without anybody's name."""

import textwrap
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from consult.foundation import clock
from consult.notifications.composing import SIGNATURE, Letter

WIDTH = 72


def build_mail(
    letter: Letter,
    *,
    sender: str,
    email: str,
    message_id: str,
    language: str,
    written_at: datetime,
    calendar: tuple[str, str] | None = None,
) -> EmailMessage:
    """Build the mail. Said again after a crash, it is the same to the last byte.

    `calendar` is what its receiver's calendar reads, and the method: the other half of the letter.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Consult", addr_spec=sender)
    mail["To"] = Address(addr_spec=email)  # nobody's name stands in a head
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(clock.local(written_at))
    mail["Message-ID"] = message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(flowed(letter), charset="utf-8", cte="quoted-printable")
    mail.set_param("format", "flowed")
    mail["Content-Language"] = language
    if calendar is not None:
        _add_calendar(mail, *calendar)
    return mail


def _add_calendar(mail: EmailMessage, written: str, method: str) -> None:
    mail.add_alternative(
        written, subtype="calendar", charset="utf-8", cte="base64", params={"method": method}
    )
    mail.set_boundary(sha256(mail["Message-ID"].encode()).hexdigest()[:32])


def flowed(letter: Letter) -> str:
    """Return the text with lines that a small screen may join again (RFC 3676)."""
    return "\n\n".join(map(_paragraph, letter.paragraphs)) + "\n"


def _paragraph(text: str) -> str:
    return "\n".join(" \n".join(_lines(line)) for line in text.split("\n"))


def _lines(line: str) -> list[str]:
    if line == SIGNATURE or line.startswith(("https://", "http://")):
        return [line]
    lines = textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    # What looks like a quotation or an old mailbox's mark gets a space in front.
    return [f" {one}" if one.startswith((">", "From ")) else one for one in lines]
