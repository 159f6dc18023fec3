"""Gathering what each client's entry in the client record is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.agencies.models import Agency
from consult.agencies.queries import agencies_of
from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.cases.rules import ClientRole
from consult.consultations.models import Answer, ClientStance, Consultation
from consult.consultations.queries import (
    Whole,
    client_ids,
    find_consultation,
    item_of,
    whole_of,
)
from consult.followups.models import Record
from consult.followups.queries.actions import Agreed as Agreement
from consult.followups.queries.actions import actions_of_item
from consult.followups.rules.record_text import (
    Agreed,
    Answered,
    Entry,
    Participant,
    View,
    finnish_day,
)
from consult.formats import catalogue
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.meetings.models import AttendanceMode, Item, Meeting, Standing
from consult.meetings.queries.on_paper import keeps_apart, on_paper
from consult.meetings.queries.room import Room, Seated, room_of

NOWHERE = Words("–", "–", "–")


@dataclass(frozen=True, slots=True)
class _Held:
    """What all clients' entries have in common."""

    consultation: Consultation
    item: Item
    meeting: Meeting
    table: Sequence[Seated]
    whole: Whole
    author: Account
    agency: Agency
    labels: tuple[Words, ...]
    apart: bool


def entries_of(actor: Actor, consultation: Consultation) -> list[tuple[Client, Entry]]:
    """Return an entry for each client the consultation concerns, as the actor would record it."""
    item, meeting = item_of(actor, consultation)
    room = room_of(actor, item)
    whole = whole_of(actor, consultation)
    said = sorted(whole.clients, key=_child_first)
    author = names_of(actor, [actor.id])[actor.id]
    held = _Held(
        consultation=consultation,
        item=item,
        meeting=meeting,
        table=_table(room),
        whole=whole,
        author=author,
        agency=agencies_of(actor, {author.agency_id})[author.agency_id],
        labels=tuple(client.label for client, _stance in said),
        apart=keeps_apart(room),
    )
    agreements = actions_of_item(actor, item)
    return [(one, _entry(held, one, stance, agreements)) for one, stance in said]


def find_record(
    actor: Actor, consultation_id: UUID, client_id: UUID, language: str
) -> Record | None:
    """Return one client's text of a consultation that is answered, if that is there for her."""
    seen = find_consultation(actor, consultation_id)
    if seen is None or not seen.consultation.is_answered:
        return None
    concerned = client_id in client_ids(actor, seen.consultation)
    return Record(seen, client_id, language) if concerned else None


def _entry(
    held: _Held, client: Client, stance: ClientStance | None, agreements: Sequence[Agreement]
) -> Entry:
    it, item = held.consultation, held.item
    began, ended = item.times((held.meeting.starts_at, held.meeting.ends_at))
    return Entry(
        client=client.label,
        labels=held.labels,
        service_task=client.service_task.words,
        organiser=held.agency.controller,
        register=held.agency.register_name,
        author=held.author.name,
        author_role=held.author.profession,
        event=catalogue().format(item.format_key, item.format_version).title,
        held_at=began,
        ended_at=ended,
        code=it.code,
        participants=tuple(_participant(one) for one in held.table if one.attendance.took_part),
        view=_view(stance) if stance is not None else None,
        answers=_answers(held.whole, client),
        afterwards=item.recorded_afterwards,
        apart=held.apart,
        agreed=tuple(_agreed(one) for one in agreements if _concerns(one, client.id)),
    )


def _child_first(said: tuple[Client, ClientStance | None]) -> tuple[int, int]:
    client, _stance = said
    return list(ClientRole).index(client.role), client.number


def _table(room: Room) -> list[Seated]:
    """Return who was there. Where a family is kept apart, none of it is placed anywhere."""
    return sorted(on_paper(room).table, key=_place_at_table)


def _place_at_table(one: Seated) -> tuple[int, str]:
    return list(Standing).index(one.attendance.seat), one.name


def _concerns(agreement: Agreement, client_id: UUID) -> bool:
    """Tell whether an agreement belongs into a client's record: it names the client, or nobody."""
    ids = {client.id for client in agreement.clients}
    return not ids or client_id in ids


def _participant(one: Seated) -> Participant:
    return Participant(
        role=one.attendance.role.words,
        name=one.name,
        agency=one.agency.name if one.agency else "",
        sector=one.sector,
        remote=one.attendance.mode is AttendanceMode.REMOTE,
        written=one.attendance.mode is AttendanceMode.WRITTEN,
    )


def _view(stance: ClientStance) -> View:
    return View(
        knows=stance.knows.words,
        permits=stance.permits.words,
        said_by=stance.said_by.words,
        said_on=finnish_day(stance.said_on),
        wants=stance.wants,
    )


def _answers(whole: Whole, client: Client) -> tuple[Answered, ...]:
    """Return the questions with their answers; one answered for others alone is left out."""
    found = []
    for question in whole.questions:
        written = whole.written_to(question)
        hers = [one for one in written if whole.concerns(one, client)]
        if written and not hers:
            continue
        given = [(one.body, _sectors(one), one.dissent) for one in hers]
        body, behind, dissent = given[0] if given else ("", (), "")
        others = tuple((body, behind) for body, behind, _dissent in given[1:])
        found.append(Answered(question.body, body, behind, dissent, others))
    return tuple(found)


def _sectors(answer: Answer) -> tuple[Words, ...]:
    return tuple(sectors().get(key, NOWHERE) for key in answer.sectors)


def _agreed(agreement: Agreement) -> Agreed:
    action = agreement.action
    teller = agreement.teller.name if agreement.teller else ""
    return Agreed(action.what, agreement.owner.name, finnish_day(action.due_on), teller)
