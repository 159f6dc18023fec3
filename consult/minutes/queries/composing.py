"""Gathering what the minutes of an item are made of, as things stand now."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from consult.accounts.models import Account
from consult.agencies.rules import Register, registers_at_table, sectors
from consult.cases.models import Client
from consult.consultations.models import Answer, Consultation, Question
from consult.consultations.queries import Whole
from consult.consultations.queries.whole import whole_at
from consult.followups.queries import actions_of_item
from consult.followups.queries.actions import Agreed
from consult.followups.rules.record_text import (
    AFTERWARDS,
    BY,
    REFERENCE,
    WHEN,
    finnish_day,
    plain,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.meetings.models import AttendanceState, Hypothesis, Item, ItemPhase
from consult.meetings.queries.live import gaps_of
from consult.meetings.queries.on_paper import keeps_apart, on_paper
from consult.meetings.queries.room import Room, Seated, room_of
from consult.minutes.rules import About, Asked, Composed, Present, Ran
from consult.minutes.rules.document import Said
from consult.notes.rules import NoteKind
from consult.teams.models import Team
from consult.teams.queries import teams_of

SEEN = (NoteKind.BACKGROUND, NoteKind.FACT, NoteKind.SAFETY, NoteKind.PLAN, NoteKind.AGREEMENT)
"""What was seen and settled; what was thought on the way stays in the room."""

SHAPE = Words("Kokous", "Möte", "Meeting")
TEAM = Words("Tiimi", "Team", "Team")
ABOUT = Words("Asiakkaat", "Klienter", "Clients")
CHAIR = Words("Puheenjohtaja", "Ordförande", "Chair")
HOW = Words("Kirjaaminen", "Antecknande", "Recording")
STRONGER = Words("vahvistaisi", "skulle stärka", "would strengthen it")
WEAKER = Words("heikentäisi", "skulle försvaga", "would weaken it")
TELLS = Words("perheelle kertoo", "berättar för familjen", "tells the family")


def composed_of(actor: Actor, item: Item, additions: str = "") -> Composed:
    """Gather the minutes of an item the actor was shown."""
    room = on_paper(room_of(actor, item))
    carried = whole_at(actor, item)
    assert carried is not None, "an item with a space carries a consultation"
    it, whole = carried
    team = teams_of(actor, {room.meeting.team_id})[room.meeting.team_id]
    return Composed(
        head=tuple(_head(room, it, team)),
        table=tuple(_present(one) for one in room.table),
        phases=tuple(_ran(room, phase) for phase in room.phases if phase.started_at),
        asked=tuple(_asked(room, whole, question) for question in whole.questions),
        seen=tuple(_noted(room)),
        supposed=tuple(_supposed(room, *one) for one in room.hypotheses),
        agreed=tuple(_agreed(room, one) for one in actions_of_item(actor, item)),
        gaps=tuple(_gap(*one) for one in gaps_of(actor, item)),
        additions=additions,
        apart=keeps_apart(room),
        registers=tuple(registers_at_table(_registers(room))),
    )


def _head(room: Room, it: Consultation, team: Team) -> Iterable[tuple[Words, Said]]:
    item = room.item
    labels: list[Words | str] = []
    for client in room.clients:
        labels += [", ", client.label] if labels else [client.label]
    yield WHEN, (_time(room),)
    yield SHAPE, (room.shape.title,)
    yield TEAM, (team.name,)
    yield REFERENCE, (it.code,)
    if labels:
        yield ABOUT, tuple(labels)
    yield CHAIR, (_chair(room),)
    if item.recorded_afterwards:
        yield HOW, (AFTERWARDS,)


def _time(room: Room) -> str:
    times = room.item.times((room.meeting.starts_at, room.meeting.ends_at))
    begins, ends = (clock.local(moment) for moment in times)
    if begins.date() == ends.date():
        return f"{finnish_day(begins)} {begins:%H.%M}–{ends:%H.%M}"
    return f"{finnish_day(begins)}–{finnish_day(ends)}"


def _registers(room: Room) -> Iterable[Register]:
    there = (one for one in room.table if one.attendance.took_part)
    return (one.agency.register for one in there if one.agency is not None)


def _chair(room: Room) -> str:
    led = (one.account for one in room.table if _is_chair(room, one))
    return next((one.name for one in led if one is not None), "–")


def _is_chair(room: Room, one: Seated) -> bool:
    return one.attendance.account_id == room.item.facilitator_id


def _present(one: Seated) -> Present:
    there = one.attendance
    return Present(
        name=one.name,
        role=there.role.words,
        agency=one.agency.name if one.agency else "",
        sector=one.sector,
        mode=there.mode.words,
        state=there.state.words,
        remarkable=there.state is not AttendanceState.PRESENT,
        took_part=there.took_part,
    )


def _ran(room: Room, phase: ItemPhase) -> Ran:
    origin = {one.key: one for one in room.shape.phases}.get(phase.key)
    title = origin.title if origin is not None and not phase.title else _as_said(phase.title)
    minutes = round(phase.elapsed.total_seconds() / 60)
    return Ran(title, minutes, tuple(role.words for role in phase.speaks))


def _gap(account: Account, begin: datetime, end: datetime) -> tuple[str, str]:
    return account.name, f"{clock.local(begin):%H.%M}–{clock.local(end):%H.%M}"


def _asked(room: Room, whole: Whole, question: Question) -> Asked:
    given = whole.written_to(question)
    dissents = [one for one in given if one.dissent]
    return Asked(
        question=question.body,
        answers=tuple(_answer(room, whole, one, one.body) for one in given),
        dissents=tuple(_answer(room, whole, one, one.dissent) for one in dissents),
    )


def _answer(room: Room, whole: Whole, answer: Answer, text: str) -> About:
    by = tuple(sectors().get(key, _as_said(key)) for key in answer.sectors)
    writer = whole.writers.get(answer.writer_id) if answer.writer_id else None
    if not by and room.meeting.in_writing and writer is not None:
        by = (_as_said(writer.name),)
    return _about(room, text, whole.narrower(answer), by=by)


def _noted(room: Room) -> Iterable[About]:
    for note, clients in room.notes:
        if note.kind in SEEN and note.box:
            yield _about(room, note.body, clients, by=(note.voice.words,), note=(note.kind.words,))


def _supposed(room: Room, row: Hypothesis, clients: Sequence[Client]) -> About:
    until = (" ", _until(row.kept_until)) if row.kept_until else ()
    note: Said = (row.state.words, *until)
    for what, text in ((STRONGER, row.strengthens), (WEAKER, row.weakens)):
        if text:
            note += ("; ", what, ": " + plain(text).rstrip("."))
    return _about(room, row.body, clients, note=note)


def _until(day: date) -> Words:
    said = finnish_day(day)
    return Words(f"{said} asti", f"till {said}", f"until {said}")


def _agreed(room: Room, one: Agreed) -> About:
    action = one.action
    note: Said = (one.owner.name, ", ", BY, f" {finnish_day(action.due_on)}")
    if one.teller is not None:
        note += ("; ", TELLS, f" {one.teller.name}")
    return _about(room, plain(action.what), one.clients, note=note)


def _about(
    room: Room,
    text: str,
    clients: Sequence[Client],
    *,
    by: tuple[Words, ...] = (),
    note: Said = (),
) -> About:
    """Say whom something concerns, where that is not everybody the item is about."""
    fewer = 0 < len(clients) < len(room.clients)
    return About(
        text=text,
        by=by,
        note=note,
        labels=tuple(client.label for client in clients) if fewer else (),
        only=_only(clients) if fewer else None,
    )


def _only(clients: Sequence[Client]) -> UUID | None:
    return clients[0].id if len(clients) == 1 else None


def _as_said(text: str) -> Words:
    return Words(text, text, text)
