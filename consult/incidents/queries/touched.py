"""Which rows were touched by whom: read from the chain, never from the rows themselves."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    union_all,
)

from consult.access import Purpose
from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.queries import agencies_of
from consult.audit import Anchor, AuditRow, Deed
from consult.cases.models import Case, Client, ErasedClient
from consult.consultations.models import Consultation
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.encoding import micros
from consult.foundation.words import Words
from consult.incidents.models import Incident
from consult.incidents.queries.concern import people_of_others
from consult.incidents.queries.incidents import case_in
from consult.incidents.rules import Counts, OneClient, Place, Touch, Wanted, rows_about

Cell = str | int | None
READ = Deed.CONTENT_READ.value
MOST_SPACES = 20_000
BATCH = 1_000


def wanted_of(actor: Actor, incident: Incident) -> Wanted:
    """Return what is asked of the log for an incident, before anybody narrows it."""
    spaces = None if incident.space_id is None else spaces_of_case(actor, incident.space_id)
    others: Sequence[UUID] = ()
    if incident.space_id is None or case_in(actor, incident.space_id) is None:
        others = people_of_others(actor)
    return Wanted(incident.since, incident.until, incident.account_id, spaces, but_of=tuple(others))


def touched(actor: Actor, wanted: Wanted) -> Select[AuditRow]:
    """Return the entries of the log that match, the newest first."""
    return select(AuditRow).where(*_matching(wanted)).order_by(AuditRow.seq.desc())


def every_touched(actor: Actor, wanted: Wanted) -> Iterator[AuditRow]:
    """Read all entries that match, in their order, a batch at a time."""
    query = select(AuditRow).where(*_matching(wanted)).order_by(AuditRow.seq)
    yield from db.session.scalars(query.execution_options(yield_per=BATCH))


def places_touched(actor: Actor, wanted: Wanted) -> dict[UUID, Place]:
    """Return what the spaces belong to in which something was touched."""
    query = select(AuditRow.space).where(*_matching(wanted), AuditRow.space.is_not(None))
    spaces = {space for space in db.session.scalars(query.distinct().limit(MOST_SPACES)) if space}
    return places_of(actor, spaces)


def places_of(actor: Actor, spaces: Collection[UUID]) -> dict[UUID, Place]:
    """Return what spaces belong to; one that was erased belongs to nothing any more."""
    if not spaces:
        return {}
    query: CompoundSelect[UUID, str, int, UUID | None] = union_all(
        select(Case.space_id, Case.code, literal(0), Case.id).where(Case.space_id.in_(spaces)),
        select(Client.space_id, Case.code, literal(0), Case.id)
        .join(Case, Case.id == Client.case_id)
        .where(Client.space_id.in_(spaces)),
        select(Consultation.space_id, Consultation.code, literal(1), Consultation.case_id).where(
            Consultation.space_id.in_(spaces)
        ),
    )
    return {
        space: Place(code, bool(consultation), case_id)
        for space, code, consultation, case_id in db.session.execute(query)
    }


def counts_of(actor: Actor, wanted: Wanted, places: dict[UUID, Place]) -> Counts:
    """Count what was touched, and how many clients it may concern."""
    cases = {place.case_id for place in places.values() if place.case_id is not None}
    clients = select(func.count(Client.id)).where(Client.case_id.in_(cases))
    query = select(
        func.count(),
        func.count().filter(AuditRow.action == READ),
        func.count().filter(AuditRow.box_sha256.is_not(None)),
        func.count(AuditRow.actor.distinct()),
        func.count(AuditRow.session_ref.distinct()),
        clients.scalar_subquery(),
    ).where(*_matching(wanted))
    entries, reads, writes, people, sittings, concerned = db.session.execute(query).one()
    return Counts(entries, reads, writes, people, sittings, len(cases), concerned)


def spaces_of_case(actor: Actor, space_id: UUID) -> tuple[UUID, ...]:
    """Return all spaces of the case whose own space this is: its clients', its consultations'."""
    case_id = select(Case.id).where(Case.space_id == space_id).scalar_subquery()
    query = union_all(
        select(Client.space_id).where(Client.case_id == case_id),
        select(ErasedClient.space_id).where(ErasedClient.case_id == case_id),
        select(Consultation.space_id).where(Consultation.case_id == case_id),
    )
    return (space_id, *(space for space in db.session.scalars(query) if space is not None))


def touch_of(row: AuditRow) -> Touch:
    """Say what an entry tells of."""
    if row.result == "denied":
        return Touch.REFUSED
    if row.action == READ:
        return Touch.READ
    return Touch.WRITTEN if row.box_sha256 is not None else Touch.OTHER


def purpose_of(row: AuditRow) -> Words:
    """Say for what data were handled."""
    try:
        return Purpose.of(row.purpose).words
    except ValueError:  # none, or one that is no longer in use
        return Words(row.purpose, row.purpose, row.purpose)


def disclosed_to(actor: Actor, rows: Sequence[AuditRow]) -> dict[UUID | None, Agency]:
    """Return the agencies to which something was disclosed."""
    ids = {row.recipient_agency for row in rows if row.recipient_agency is not None}
    return {key: agency for key, agency in agencies_of(actor, ids).items()}  # noqa: C416 – wider keys


def detail_of(row: AuditRow) -> dict[str, Any]:
    """Return the ids, codes and numbers of an entry."""
    return json.loads(row.detail) if row.detail else {}


def rows_in(row: AuditRow) -> list[tuple[str, str]]:
    """Return the rows that an entry names: those that were read, or the one it is about."""
    if row.action == READ:
        return [(str(kind), str(row_id)) for kind, row_id in detail_of(row).get("rows", [])]
    return [(row.object_type, str(row.object_id))] if row.object_id is not None else []


def spaces_by_case(places: dict[UUID, Place]) -> dict[UUID, tuple[UUID, ...]]:
    """Return the spaces of each case in which something was touched; its own code comes first."""
    found: dict[UUID, list[UUID]] = {}
    for space, place in sorted(places.items(), key=lambda one: one[1].is_consultation):
        if place.case_id is not None:
            found.setdefault(place.case_id, []).append(space)
    return {case_id: tuple(spaces) for case_id, spaces in found.items()}


def homes_of(actor: Actor, rows: Sequence[AuditRow]) -> Mapping[UUID | None, Agency]:
    """Return where the people of these entries work now, by the person."""
    ids = {row.actor for row in rows if row.actor is not None}
    query = select(Account.id, Agency).join(Agency, Agency.id == Account.agency_id)
    return {who: home for who, home in db.session.execute(query.where(Account.id.in_(ids)))}  # noqa: C416 – wider keys


def lines_of(
    actor: Actor,
    rows: Sequence[AuditRow],
    places: dict[UUID, Place],
    language: str,
    one: OneClient | None = None,
) -> Iterator[list[Cell]]:
    """Write entries as lines of a table, one for each row that was touched."""
    agencies, homes = disclosed_to(actor, rows), homes_of(actor, rows)
    for entry in rows:
        place = places.get(entry.space) if entry.space is not None else None
        head: list[Cell] = [
            entry.seq,
            entry.at.isoformat(),
            entry.actor_name,
            homes[entry.actor].name if entry.actor in homes else "",
            touch_of(entry).words.say(language),
            entry.action,
            entry.result,
            purpose_of(entry).say(language),
            place.code if place else "",
            agencies[entry.recipient_agency].name if entry.recipient_agency in agencies else "",
        ]
        for kind, row_id in rows_about(one, rows_in(entry)) or [("", "")]:
            yield [*head, kind, row_id, entry.session_ref.hex()]


def _matching(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    yield AuditRow.at_us >= micros(wanted.since)
    yield AuditRow.seq >= _first_seq(wanted)
    if wanted.until is not None:
        yield AuditRow.at_us <= micros(wanted.until)
    if wanted.account_id is not None:
        yield AuditRow.actor == wanted.account_id
    elif wanted.spaces is None and wanted.session is None:
        yield AuditRow.space.is_not(None)
        yield AuditRow.actor_kind != "system"
    if wanted.spaces is not None:
        yield AuditRow.space.in_(wanted.spaces)
    if wanted.session is not None:
        yield AuditRow.session_ref == wanted.session
    if wanted.touch is not None:
        yield _TOUCHES[wanted.touch]
    yield from _but(wanted)


def _but(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.without:
        yield AuditRow.seq.not_in(wanted.without)
    if wanted.but_of:
        yield or_(AuditRow.actor.is_(None), AuditRow.actor.not_in(wanted.but_of))


def _first_seq(wanted: Wanted) -> Any:
    """Begin at an anchor made before: entries have their number in the index, not their time."""
    before = select(func.max(Anchor.seq)).where(Anchor.made_at < wanted.since)
    return func.coalesce(before.scalar_subquery(), 0)


_IS_WRITE = and_(AuditRow.box_sha256.is_not(None), AuditRow.action != READ)
_TOUCHES: dict[Touch, ColumnElement[bool]] = {
    Touch.READ: AuditRow.action == READ,
    Touch.WRITTEN: _IS_WRITE,
    Touch.REFUSED: AuditRow.result == "denied",
    Touch.OTHER: and_(
        AuditRow.action != READ, AuditRow.box_sha256.is_(None), AuditRow.result != "denied"
    ),
}
