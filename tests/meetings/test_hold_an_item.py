"""Bertta opens an item, goes through its phases, notes are written, she closes it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest

from consult import vault
from consult.audit import Deed
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.meetings.models import Item, ItemStatus, Meeting, MeetingStatus
from consult.meetings.operations import (
    NoteAbout,
    close_item,
    open_item,
    start_phase,
    write_note,
)
from consult.meetings.queries import find_item, notes_of, phases_of
from consult.notes.rules import NoteKind, Voice
from consult.privacy import reviewed
from tests.cast import Person
from tests.meetings.conftest import MONDAY
from tests.scenes import deeds

CHILDS_WORDS = NoteAbout(Voice.CHILD, NoteKind.FACT)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.held_at(MONDAY):
        yield


def test_an_item_starts_with_the_phases_of_its_format(item: Item, bertta: Person) -> None:
    shape = catalogue().format("systemic-weekly")
    with vault.signed_in(bertta.identity):
        phases = phases_of(bertta.actor, item)
        assert [phase.key for phase in phases] == [phase.key for phase in shape.phases]
        assert {phase.title for phase in phases} == {""}  # the catalogue's words, in any language


def test_phases_run_one_at_a_time_and_back(item: Item, bertta: Person) -> None:
    with vault.signed_in(bertta.identity), transaction():
        open_item(bertta.actor, item)
        first, second = phases_of(bertta.actor, item)[:2]
        start_phase(bertta.actor, item, first)
        with clock.moved_by(timedelta(minutes=4)):
            start_phase(bertta.actor, item, second)
            assert (first.is_running, second.is_running) == (False, True)
            assert first.spent_seconds == 240
            start_phase(bertta.actor, item, first)
        assert first.is_running
        assert not second.is_running


def test_a_note_falls_into_its_phase(item: Item, bertta: Person) -> None:
    with vault.signed_in(bertta.identity), transaction():
        open_item(bertta.actor, item)
        phase = phases_of(bertta.actor, item)[3]
        write_note(
            bertta.actor, item, phase, reviewed("Haluan nukkua omassa sängyssä."), CHILDS_WORDS
        )
    with vault.signed_in(bertta.identity):
        [(note, clients)] = notes_of(bertta.actor, item)
        assert (note.body, note.phase_id, clients) == (
            "Haluan nukkua omassa sängyssä.",
            phase.id,
            [],
        )
    assert deeds()[-1] == Deed.ITEM_NOTE_WRITTEN


def test_nothing_is_written_before_the_opening(item: Item, bertta: Person) -> None:
    with (
        vault.signed_in(bertta.identity),
        pytest.raises(NotSaved),
        transaction(),
    ):
        write_note(bertta.actor, item, None, reviewed("Liian aikaisin."), CHILDS_WORDS)


def test_an_item_is_opened_once(item: Item, bertta: Person) -> None:
    with vault.signed_in(bertta.identity), transaction():
        open_item(bertta.actor, item)
    with vault.signed_in(bertta.identity), pytest.raises(NotSaved), transaction():
        open_item(bertta.actor, item)


def test_closing_the_item_holds_the_meeting(item: Item, meeting: Meeting, bertta: Person) -> None:
    with vault.signed_in(bertta.identity), transaction():
        open_item(bertta.actor, item)
        close_item(bertta.actor, item)
    assert item.status is ItemStatus.CLOSED
    assert meeting.status is MeetingStatus.HELD
    assert deeds()[-2:] == [Deed.ITEM_CLOSED, Deed.MEETING_HELD]


def test_a_closing_that_is_cut_off_has_closed_nothing(
    item: Item, meeting: Meeting, bertta: Person
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        open_item(bertta.actor, item)
        start_phase(bertta.actor, item, phases_of(bertta.actor, item)[0])
    with suppress(KeyboardInterrupt), vault.signed_in(bertta.identity), transaction():
        close_item(bertta.actor, item)
        db.session.flush()
        raise KeyboardInterrupt
    assert (item.status, item.closed_at) == (ItemStatus.OPEN, None)
    assert phases_of(bertta.actor, item)[0].is_running
    assert meeting.status is MeetingStatus.PLANNED
    with vault.signed_in(bertta.identity), transaction():
        close_item(bertta.actor, item)
    assert [deed for deed in deeds() if deed == Deed.ITEM_CLOSED] == [Deed.ITEM_CLOSED]


@pytest.mark.parametrize("name", ["alma", "bertta"])
def test_those_at_the_table_find_the_item(
    item: Item, name: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(name)
    assert find_item(person.actor, item.id) is item


@pytest.mark.parametrize("name", ["chidi", "disa", "eero", "fanni", "tess", "zed"])
def test_for_the_others_it_does_not_exist(
    item: Item, name: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(name)
    assert find_item(person.actor, item.id) is None
