"""Minutes of the weekly team: one item's are confirmed, the newest one's wait for comments."""

from collections.abc import Sequence
from datetime import date, timedelta

from consult.consultations.queries import item_of
from consult.demo.year.hands import Hands, at
from consult.demo.year.weekly import HOLDER, Booked
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.minutes.models import MinutesSeen
from consult.minutes.operations import Wanted, ask_for_comments, comment, confirm, say_nothing
from consult.minutes.queries import count_of_comments, find_minutes
from consult.privacy import reviewed

ADDED = "Seuraavaan tapaamiseen kutsutaan myös koulun kuraattori."
REMARK = "Sovimme soitosta koululle, emme käynnistä siellä."
DAYS = timedelta(days=6)


def lay_minutes(hands: Hands, weeks: Sequence[Sequence[Booked]]) -> None:
    """Let the last week's first item wait for comments, and the one before be confirmed."""
    before, last = weeks[-2][0], weeks[-1][0]
    _ask(hands, last, _day(last), "")
    day = _day(before)
    _ask(hands, before, day, ADDED)
    with hands.acting(before.asker, at(day + timedelta(days=1), 9)) as actor:
        say_nothing(actor, _minutes(actor, before))
    readers = [one.id for one in _as_chair(hands, before, day).asked]
    others = [hands.key_of(one) for one in readers if one != hands.id_of(before.asker)]
    with hands.acting(others[0], at(day + timedelta(days=2), 10)) as actor:
        comment(actor, _minutes(actor, before), reviewed(REMARK))
    with hands.acting(HOLDER, at(day + DAYS + timedelta(days=1), 7)) as chair:
        found = _minutes(chair, before)
        assert found.newest is not None, "they were asked for"
        confirm(chair, found, count_of_comments(chair, found.newest))


def _day(one: Booked) -> date:
    return clock.local(one.begins).date()


def _ask(hands: Hands, one: Booked, day: date, additions: str) -> None:
    with hands.acting(HOLDER, at(day, 15)) as chair:
        wanted = Wanted(day + DAYS, reviewed(additions))
        ask_for_comments(chair, _minutes(chair, one), wanted)


def _as_chair(hands: Hands, one: Booked, day: date) -> MinutesSeen:
    with hands.acting(HOLDER, at(day, 16)) as chair:
        return _minutes(chair, one)


def _minutes(actor: Actor, one: Booked) -> MinutesSeen:
    item, _meeting = item_of(actor, one.consultation)
    found = find_minutes(actor, item.id)
    assert found is not None, "the item is closed"
    return found
