"""Asking those who were there to look at the minutes, for the first time or at a new version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.models import Guest
from consult.consultations.operations.readers import let_in_until
from consult.consultations.queries import consultation_of_item
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item
from consult.meetings.queries import attendances_of, hold_item, live_grants
from consult.minutes.messages import tell_asked, tell_guests_asked
from consult.minutes.models import Asked, Minutes, MinutesReader, MinutesSeen
from consult.minutes.operations.writing import only_space, write_text
from consult.minutes.queries import (
    asked_of,
    composed_of,
    guests_to_ask,
    hold_minutes,
    newest_of,
)
from consult.minutes.rules import WHICH_DAY, Word, is_right_day
from consult.privacy import ReviewedText

MEANWHILE = Words(
    "Pöytäkirjasta on jo uudempi versio. Katso se ensin.",
    "Det finns redan en nyare version av protokollet. Se på den först.",
    "There is a later version of the minutes already. Look at it first.",
)
NOT_CONFIRMED = Words(
    "Edellistä versiota ei ole vielä vahvistettu. Täydennä sitä.",
    "Den förra versionen är inte bekräftad än. Komplettera den.",
    "The version before is not confirmed yet. Add to that one.",
)
CONFIRMED = Words(
    "Pöytäkirja on vahvistettu. Sitä voi muuttaa vain tekemällä uuden version.",
    "Protokollet är bekräftat. Det kan bara ändras genom en ny version.",
    "The minutes are confirmed. They change only by a new version.",
)
WHY = Words(
    "Kirjoita, miksi pöytäkirjaa muutetaan.",
    "Skriv varför protokollet ändras.",
    "Write why the minutes are changed.",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the chair says when she asks for comments."""

    due_on: date
    additions: ReviewedText
    reason: ReviewedText | None = None
    """Why there is another version; not for the first."""


def ask_for_comments(actor: Actor, found: MinutesSeen, wanted: Wanted) -> Minutes:
    """Keep what composed itself as a version, and ask those who were there to look at it.

    Raises:
        NotSaved: the day is wrong, the version before is not confirmed, or no reason is given.

    """
    item = found.item
    if not is_right_day(wanted.due_on, clock.today()):
        raise NotSaved(WHICH_DAY)
    hold_item(actor, item)
    before = newest_of(actor, item)
    if (before.number if before else 0) != len(found.versions):
        raise NotSaved(MEANWHILE)
    if before is not None and not before.is_confirmed:
        raise NotSaved(NOT_CONFIRMED)
    if before is not None and not wanted.reason:
        raise NotSaved(WHY)
    minutes = _new_version(actor, item, wanted, before.number + 1 if before else 1)
    asked = _ask(actor, item, minutes)
    guests = _ask_guests(actor, item, minutes)
    _keep_doors_open(actor, item, asked, wanted.due_on)
    audit.record(
        actor,
        Deed.MINUTES_AMENDED if before is not None else Deed.MINUTES_CIRCULATED,
        on=minutes,
        purpose=Purpose.CONSULTATION,
        item=item.id,
        number=minutes.number,
        asked=sorted(asked | {one.id for one in guests}),
    )
    tell_asked(actor, minutes, asked)
    tell_guests_asked(actor, minutes, guests)
    return minutes


def write_additions(actor: Actor, minutes: Minutes, additions: ReviewedText) -> None:
    """Write the chair's own words into a version, and compose it anew from how things stand.

    Whoever had nothing to remark said so of another text: she is asked again.

    Raises:
        NotSaved: it is confirmed.

    """
    hold_minutes(actor, minutes)
    if minutes.is_confirmed:
        raise NotSaved(CONFIRMED)
    item = db.session.get_one(Item, minutes.item_id)
    minutes.additions = additions
    write_text(actor, minutes, composed_of(actor, item, str(additions)))
    again = _ask_again(actor, minutes)
    audit.record(
        actor,
        Deed.MINUTES_COMPOSED,
        on=minutes,
        purpose=Purpose.CONSULTATION,
        item=item.id,
        number=minutes.number,
        overruled=additions.overruled,
        asked=sorted(one.id for one in again),
    )
    tell_asked(actor, minutes, {one.account.id for one in again if one.account is not None})
    tell_guests_asked(actor, minutes, [one.guest for one in again if one.guest is not None])


def _new_version(actor: Actor, item: Item, wanted: Wanted, number: int) -> Minutes:
    minutes = Minutes(
        id=new_id(),
        space_id=item.space,
        dies_with=only_space(actor, item),
        item_id=item.id,
        number=number,
        asked_by=actor.id,
        asked_at=clock.now(),
        due_on=wanted.due_on,
    )
    minutes.additions = wanted.additions
    minutes.reason = wanted.reason or ""
    write_text(actor, minutes, composed_of(actor, item, str(wanted.additions)))
    return minutes


def _ask(actor: Actor, item: Item, minutes: Minutes) -> set[UUID]:
    """Ask everybody who was there, may read what was written, and is not the one who asks.

    Who interprets took part and reads nothing: nobody waits for her word.
    """
    there = [one for one in attendances_of(actor, item) if one.took_part and one.reads]
    asked = {one.account_id for one in there if one.account_id} - {actor.id}
    db.session.add_all(
        MinutesReader(id=new_id(), minutes_id=minutes.id, account_id=account_id)
        for account_id in sorted(asked)
    )
    return asked


def _ask_guests(actor: Actor, item: Item, minutes: Minutes) -> list[Guest]:
    """Ask those who were there by a meeting pass, too, until it ends."""
    askable = guests_to_ask(actor, item)
    db.session.add_all(
        MinutesReader(id=new_id(), minutes_id=minutes.id, guest_id=guest.id, until=until)
        for guest, until in askable
    )
    return [guest for guest, _until in askable]


def _ask_again(actor: Actor, minutes: Minutes) -> list[Asked]:
    """Take back what was said of a text that has changed; comments stay, for they are words."""
    again = [one for one in asked_of(actor, minutes) if one.reader.word is Word.NOTHING]
    for one in again:
        one.reader.word = one.reader.said_at = None
    return again


def _keep_doors_open(actor: Actor, item: Item, asked: Iterable[UUID], due_on: date) -> None:
    """Let experts, whose doors close by themselves, read on until the day for comments is over."""
    carried = consultation_of_item(actor, item)
    after = datetime.combine(due_on + timedelta(days=1), time.min)
    until = clock.from_local(after)
    grants = live_grants(actor, item.space)
    for account_id in asked:
        held = grants.get(account_id)
        closes_at = held.expires_at if held is not None else None
        if carried is not None and closes_at is not None and closes_at < until:
            let_in_until(carried, account_id, until)
