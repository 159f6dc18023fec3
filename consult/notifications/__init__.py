"""Telling people: an outbox in the same transaction as the deed, a page, and mail.

KIND = kind("expert-invited", subject=Words(…), body=Words(…), facts={"code": Fact.CODE})
send(actor, addressee, KIND, place=("consultations.invitation", invitation.id), code=…)
"""

from consult.notifications.calendar import CalendarPart, Method
from consult.notifications.config import configure
from consult.notifications.kinds import Fact, MessageKind, Need, Reminders, kind
from consult.notifications.links import SecretLink
from consult.notifications.operations import Addressee, send
from consult.notifications.rounds import on_rounds

__all__ = [
    "Addressee",
    "CalendarPart",
    "Fact",
    "MessageKind",
    "Method",
    "Need",
    "Reminders",
    "SecretLink",
    "configure",
    "kind",
    "on_rounds",
    "send",
]
