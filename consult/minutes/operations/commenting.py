"""Saying something of minutes. Whatever comes is kept, even when they have been confirmed."""

from datetime import datetime

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.models import Guest
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.minutes.messages import tell_all_answered
from consult.minutes.models import (
    Minutes,
    MinutesComment,
    MinutesReader,
    MinutesSeen,
    is_hers,
)
from consult.minutes.queries import asked_of, hold_minutes
from consult.minutes.rules import Word
from consult.privacy import ReviewedText

CONFIRMED = Words(
    "Pöytäkirja ehdittiin vahvistaa. Jos jokin on väärin, kirjoita siitä kommentti: se säilyy.",
    "Protokollet hann bekräftas. Om något är fel, skriv en kommentar: den sparas.",
    "The minutes have just been confirmed. If something is wrong, write a comment: it is kept.",
)
NOT_ASKED = Words(
    "Sinulta ei ole pyydetty kommenttia. Voit silti kirjoittaa sellaisen.",
    "Du har inte ombetts att kommentera. Du kan ändå skriva en kommentar.",
    "You were not asked to comment. You can write a comment all the same.",
)


def comment(
    actor: Actor, found: MinutesSeen, text: ReviewedText, guest: Guest | None = None
) -> MinutesComment:
    """Write a comment, by a meeting pass as its `guest`.

    Where the minutes were confirmed meanwhile it is kept as late.
    """
    minutes = _held(actor, found)
    now = clock.now()
    written = MinutesComment(
        id=new_id(),
        space_id=minutes.space_id,
        dies_with=minutes.dies_with,
        minutes_id=minutes.id,
        author_id=actor.id if guest is None else None,
        guest_id=guest.id if guest is not None else None,
        written_at=now,
        late=minutes.is_confirmed,
    )
    written.body = text
    db.session.add(written)
    if not written.late:
        _take_word(actor, minutes, Word.COMMENTED, now, guest)
    audit.record(
        actor,
        Deed.MINUTES_COMMENTED,
        on=written,
        purpose=Purpose.CONSULTATION,
        item=minutes.item_id,
        number=minutes.number,
        late=int(written.late),
        overruled=text.overruled,
    )
    return written


def say_nothing(actor: Actor, found: MinutesSeen, guest: Guest | None = None) -> None:
    """Say that one has nothing to remark.

    Raises:
        NotSaved: they are confirmed, or she was not asked.

    """
    minutes = _held(actor, found)
    if minutes.is_confirmed:
        raise NotSaved(CONFIRMED)
    if not _take_word(actor, minutes, Word.NOTHING, clock.now(), guest):
        raise NotSaved(NOT_ASKED)
    audit.record(
        actor,
        Deed.MINUTES_ACCEPTED,
        on=minutes,
        purpose=Purpose.CONSULTATION,
        item=minutes.item_id,
        number=minutes.number,
    )


def _held(actor: Actor, found: MinutesSeen) -> Minutes:
    assert found.shown is not None, "a comment is about a version"
    hold_minutes(actor, found.shown)
    return found.shown


def _take_word(
    actor: Actor, minutes: Minutes, word: Word, now: datetime, guest: Guest | None
) -> bool:
    """Note what somebody who was asked has said; a comment is not taken back by a press."""
    rows = [one.reader for one in asked_of(actor, minutes)]
    mine = next((row for row in rows if _is_mine(row, actor, guest)), None)
    if mine is None:
        return False
    first = mine.word is None
    if mine.word is not Word.COMMENTED:
        mine.word, mine.said_at = word, now
    if first and not any(row.is_awaited for row in rows):
        tell_all_answered(actor, minutes)
    return True


def _is_mine(row: MinutesReader, actor: Actor, guest: Guest | None) -> bool:
    return row.account_id == actor.id if guest is None else is_hers(row, guest)
