"""Which experts may be proposed for a consultation, with the reasons why."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.consultations.models import Consultation, Invitation
from consult.consultations.queries.whole import Place, Whole, whole_of
from consult.consultations.rules.choices import GONE, HOLDING, STILL_ASKED
from consult.consultations.rules.clocks import RECENT_DAYS
from consult.consultations.rules.matching import (
    Candidate,
    Sought,
    Suggestion,
    missing_sectors,
    suggest,
)
from consult.experts.models import Details, FacetKind
from consult.experts.queries import details_of, experts_by
from consult.experts.rules import is_present, sector_by_field
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting, MeetingStatus
from consult.teams.queries import appointed

Busy = set[tuple[UUID, datetime]]
"""Who is asked elsewhere, by the times looked at."""


def suggestions(
    actor: Actor,
    consultation: Consultation,
    whole: Whole | None = None,
    meetings: Sequence[Meeting] = (),
) -> list[Suggestion]:
    """Return the experts to choose from, best first, each with the reasons why.

    `meetings` are the times at which it could be held.
    """
    whole = whole or whole_of(actor, consultation)
    asker = db.session.get_one(Account, consultation.asker_id)
    asked = [one for one in whole.places if one.invitation.status in STILL_ASKED]
    gone = [one for one in whole.places if one.invitation.status in GONE]
    sought = Sought(
        wished=tuple(whole.sectors),
        missing=missing_sectors(whole.sectors, _sectors(asked), _sectors(gone)),
        involved=frozenset(agency.id for agency in whole.agencies),
        known=frozenset(
            {place.account.id for place in whole.places} | {consultation.asker_id, actor.id}
        ),
        agency_id=asker.agency_id,
        area=asker.area,
        languages=whole.languages,
        times=tuple(meeting.starts_at for meeting in meetings),
        names=sectors(),
    )
    away = {place.account.id: place.account.name for place in gone}
    return suggest(candidates(actor, consultation.team_id, meetings, away), sought)


def candidates(
    actor: Actor,
    team_id: UUID,
    meetings: Sequence[Meeting] = (),
    away: dict[UUID, str] | None = None,
) -> list[Candidate]:
    """Return everybody with expertise, as matching needs to know her, however many they are.

    `away` are the names of those who do not come: their deputies are known by it.
    """
    seat = appointed(actor, team_id).subquery()
    query = (
        experts_by(actor)
        .join(Agency, Agency.id == Account.agency_id)
        .outerjoin(seat, seat.c.account_id == Account.id)
        .add_columns(Agency, _recent_invitations(), seat.c.account_id, seat.c.whose)
    )
    rows = {row[0].id: row for row in db.session.execute(query)}
    details = details_of(actor, rows)
    busy = _busy_at(actor, meetings)
    return [
        _candidate(
            (person, agency, load),
            details[person.id],
            free=frozenset(
                one.starts_at
                for one in meetings
                if (person.id, one.starts_at) not in busy and _comes(details[person.id], one)
            ),
            by_decision=member is not None,
            stands_in_for=(away or {}).get(whose, ""),
        )
        for person, agency, load, member, whose in rows.values()
    ]


def _candidate(
    row: tuple[Account, Agency, int],
    details: Details,
    *,
    free: frozenset[datetime],
    by_decision: bool,
    stands_in_for: str,
) -> Candidate:
    person, agency, load = row
    return Candidate(
        account_id=person.id,
        name=person.name,
        profession=person.profession,
        agency_id=agency.id,
        agency=agency.name,
        area=person.area,
        sectors=_sectors_of(person, details.fields),
        recent_invitations=load,
        languages=frozenset(details.of(FacetKind.LANGUAGE)),
        serves=frozenset(details.of(FacetKind.SERVES)),
        not_from=frozenset(details.of(FacetKind.NOT_FROM)),
        conflicts=frozenset(UUID(one) for one in details.of(FacetKind.CONFLICT)),
        free=free,
        by_decision=by_decision,
        stands_in_for=stands_in_for,
    )


def _comes(details: Details, meeting: Meeting) -> bool:
    pattern = set(details.of(FacetKind.TIME))
    return is_present(pattern, details.away, meeting.starts_at, meeting.ends_at)


def _busy_at(actor: Actor, meetings: Sequence[Meeting]) -> Busy:
    """Find who is asked to another meeting while one of these is held, in one query."""
    if not meetings:
        return set()
    elsewhere = (
        select(Invitation.account_id, Meeting.id, Meeting.starts_at, Meeting.ends_at)
        .join(Consultation, Consultation.id == Invitation.consultation_id)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Invitation.status.in_(HOLDING),
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at < max(one.ends_at for one in meetings),
            Meeting.ends_at > min(one.starts_at for one in meetings),
        )
    )
    return {
        (account_id, one.starts_at)
        for account_id, meeting_id, begins, ends in db.session.execute(elsewhere)
        for one in meetings
        if one.id != meeting_id and begins < one.ends_at and one.starts_at < ends
    }


def _sectors(places: Iterable[Place]) -> list[str]:
    return [place.invitation.sector for place in places]


def _sectors_of(person: Account, fields: Iterable[str]) -> tuple[str, ...]:
    answers_to = sector_by_field()
    known = (person.sector, *(answers_to[field] for field in sorted(fields)))
    return tuple(dict.fromkeys(known))


def _recent_invitations() -> ScalarSelect[int]:
    since = clock.now() - timedelta(days=RECENT_DAYS)
    return (
        select(func.count())
        .where(Invitation.account_id == Account.id, Invitation.invited_at >= since)
        .correlate(Account)
        .scalar_subquery()
    )
