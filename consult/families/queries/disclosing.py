"""What has already been shown outside the circle: read from keys given and from the log."""

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import func, select

from consult import vault
from consult.accounts.queries import names_of
from consult.agencies.queries import agencies_of
from consult.audit import AuditRow, Deed
from consult.cases.models import CircleSeat
from consult.cases.queries import seats_of
from consult.consultations.models import Guest
from consult.families.models import Around, Disclosed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Attendance
from consult.meetings.queries import attendances_of
from consult.vault import Grant, RecipientKind

PERMIT = "client-data-53"
"""The ground of a seat that rests on a client's permission."""


def seats_on_permission(actor: Actor, around: Around) -> list[CircleSeat]:
    """Return the seats in the circle that rest on a permission."""
    return [seat for seat in seats_of(actor, around.case) if seat.provision == PERMIT]


def places_of_others(actor: Actor, around: Around, but: Collection[UUID]) -> list[Attendance]:
    """Return who of another agency holds the key by a place at the table, without an invitation.

    Those in the circle stay by their seat there; the asker's own agency needs no permission.
    """
    if around.item is None:
        return []
    readers = vault.readers_of(around.consultation.space_id)
    circle = {seat.account_id for seat in around.case.circle}
    asker = names_of(actor, [around.consultation.asker_id])[around.consultation.asker_id]
    return [
        one
        for one in attendances_of(actor, around.item)
        if one.account_id in readers - circle - set(but)
        and not one.is_lasting
        and one.agency_id != asker.agency_id
    ]


def disclosed(actor: Actor, around: Around) -> list[Disclosed]:
    """Return who from outside the circle could open the consultation, and whether she did."""
    given = _given(around)
    guests = _guests(around)
    circle = {seat.account_id for seat in around.case.circle if not seat.provision}
    outside = [one for one in given if one not in circle and one != around.consultation.asker_id]
    people = names_of(actor, outside)
    ids = {one.agency_id for one in people.values()} | {one.agency_id for one in guests.values()}
    agencies = agencies_of(actor, ids)
    read = _read(around)
    found = []
    for person_id in outside:
        person = people.get(person_id) or guests.get(person_id)
        if person is not None:
            since, until = given[person_id]
            times, last = read.get(person_id, (0, None))
            agency = agencies[person.agency_id].name
            found.append(Disclosed(person.name, agency, since, until, times, last))
    return sorted(found, key=lambda one: (one.since, one.who))


def _given(around: Around) -> dict[UUID, tuple[datetime, datetime | None]]:
    """Return to whom a key was ever given: since when, and until when where it has ended."""
    query = select(Grant).where(
        Grant.space_id == around.consultation.space_id,
        Grant.kind.in_([RecipientKind.PERSON, RecipientKind.PASS]),
    )
    found: dict[UUID, tuple[datetime, datetime | None]] = {}
    for grant in db.session.scalars(query.order_by(Grant.granted_at, Grant.id)):
        since, _until = found.get(grant.recipient_id, (grant.granted_at, None))
        over = grant.ended_at or grant.expires_at
        found[grant.recipient_id] = (since, over if over and over <= clock.now() else None)
    return found


def _guests(around: Around) -> dict[UUID, Guest]:
    query = select(Guest).where(
        Guest.consultation_id == around.consultation.id, Guest.pass_id.is_not(None)
    )
    return {guest.pass_id: guest for guest in db.session.scalars(query) if guest.pass_id}


def _read(around: Around) -> dict[UUID, tuple[int, datetime]]:
    """Return how often each has opened something of it, and when last."""
    query = (
        select(AuditRow.actor, func.count(), func.max(AuditRow.at_us))
        .where(
            AuditRow.space == around.consultation.space_id,
            AuditRow.action == Deed.CONTENT_READ.value,
        )
        .group_by(AuditRow.actor)
    )
    rows = db.session.execute(query)
    return {
        actor: (times, datetime.fromtimestamp(last / 1_000_000, UTC))
        for actor, times, last in rows
        if actor
    }
