"""An expert group's item that is closed: answered for two clients, with something for one alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from consult import audit, vault
from consult.audit import Deed
from consult.cases.models import Client
from consult.consultations.models import Consultation
from consult.consultations.operations import Given, give_answer
from consult.consultations.queries import clients_concerned, item_of, questions_of
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import AttendanceState, Item
from consult.meetings.operations import (
    NoteAbout,
    Place,
    Supposed,
    mark,
    write_hypothesis,
    write_note,
)
from consult.meetings.queries.room import room_of
from consult.minutes.models import Minutes, MinutesSeen
from consult.minutes.operations import Wanted, ask_for_comments, comment, confirm, say_nothing
from consult.minutes.queries import find_minutes, shown_of
from consult.minutes.queries.showing import Shown
from consult.notes.rules import MayBeToldTo, NoteKind, Voice
from consult.privacy import reviewed
from tests.cast import Person
from tests.consultations.conftest import (
    NOW,
    group,
    invited,
    meeting,
    now,
    opened,
    placed,
    request_,
    support,
    weekly,
)
from tests.followups.conftest import agrees, closes

__all__ = [
    "group",
    "invited",
    "meeting",
    "now",
    "opened",
    "placed",
    "request_",
    "support",
    "weekly",
]

OF_CHILD = "Lapsi nukkuu paremmin mummolassa."
OF_BOTH = "Perhetyö kahdesti viikossa."
FACT = "Koulusta oltiin poissa kaksi viikkoa."
THOUGHT = "Ehkä valvominen suojelee äitiä."
ASIDE = "Minua kosketti hiljaisuus."
DUE = date(2026, 11, 9)
"""A week after the meeting."""
LATER = NOW + timedelta(days=8)
"""The day after that."""


@contextmanager
def acting(who: Person) -> Iterator[None]:
    with vault.signed_in(who.identity), transaction():
        yield


def everybody_came(who: Person, item: Item) -> None:
    for one in room_of(who.actor, item).table:
        there = one.attendance
        place = Place(
            there.seat,
            there.role,
            one.account,
            one.agency,
            there.sector,
            state=AttendanceState.PRESENT,
        )
        mark(who.actor, item, there, place)


def says(who: Person, item: Item, text: str, kind: NoteKind, clients: tuple[Client, ...]) -> None:
    about = NoteAbout(Voice.WORKER, kind, MayBeToldTo.WORKERS, clients)
    write_note(who.actor, item, None, reviewed(text), about)


@pytest.fixture
def closed(opened: Consultation, bertta: Person, alma: Person) -> Item:
    """Bertta led, Alma asked, Chidi came; the child alone is named twice."""
    agrees(bertta, alma, opened, first_only=True)
    with acting(bertta):
        item = item_of(bertta.actor, opened)[0]
        everybody_came(bertta, item)
        child, mother = clients_concerned(bertta.actor, opened)
        first, second = questions_of(bertta.actor, opened)
        given = Given(reviewed(OF_CHILD), ("psychiatry",), reviewed("Koulu odottaisi."))
        give_answer(bertta.actor, opened, first, replace(given, clients=(child,)))
        give_answer(bertta.actor, opened, second, Given(reviewed(OF_BOTH)))
        says(bertta, item, FACT, NoteKind.FACT, (child, mother))
        says(bertta, item, ASIDE, NoteKind.RESONANCE, (child, mother))
        write_hypothesis(
            bertta.actor,
            item,
            None,
            Supposed(reviewed(THOUGHT), weakens=reviewed("Äiti nukkuu hyvin.")),
        )
    with clock.held_at(NOW + timedelta(minutes=50)):
        closes(bertta, opened)
    return db.session.get_one(Item, item.id)


def seen_by(who: Person, item: Item, number: int | None = None) -> MinutesSeen:
    found = find_minutes(who.actor, item.id, number)
    assert found is not None
    return found


def asks_for_comments(
    chair: Person, item: Item, additions: str = "", due_on: date = DUE, reason: str = ""
) -> Minutes:
    with acting(chair):
        wanted = Wanted(due_on, reviewed(additions), reviewed(reason))
        return ask_for_comments(chair.actor, seen_by(chair, item), wanted)


def comments(who: Person, item: Item, text: str) -> None:
    with acting(who):
        comment(who.actor, seen_by(who, item), reviewed(text))


def accepts(who: Person, item: Item) -> None:
    with acting(who):
        say_nothing(who.actor, seen_by(who, item))


def confirms(chair: Person, item: Item, seen: int = 0) -> None:
    with acting(chair):
        confirm(chair.actor, seen_by(chair, item), seen)


def shown_to(who: Person, item: Item, number: int | None = None, language: str = "fi") -> Shown:
    with acting(who):
        shown = shown_of(who.actor, seen_by(who, item, number), language)
        for comment, _writer in shown.comments:
            assert comment.body
        return shown


def facts_of(shown: Shown) -> dict[str, str]:
    tables = [block for block in shown.paper.blocks if block.kind == "facts"]
    return {row[0]: row[1] for block in tables for row in block.rows}  # type: ignore[union-attr]


@pytest.fixture
def asked(closed: Item, bertta: Person) -> Minutes:
    return asks_for_comments(bertta, closed, "Koulun nimi oli väärin.")


@pytest.fixture
def confirmed(asked: Minutes, closed: Item, bertta: Person, alma: Person) -> Item:
    """Alma had nothing to remark, Chidi did not answer."""
    accepts(alma, closed)
    with clock.held_at(LATER):
        confirms(bertta, closed)
    return closed


def says_something(who: Person) -> None:
    audit.record(who.actor, Deed.OWN_ACCOUNT_CHANGED)
