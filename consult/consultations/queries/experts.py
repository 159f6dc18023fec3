"""Which experts may be proposed for a consultation, with the reasons why."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select

from consult.accounts.models import Account
from consult.agencies.queries import agencies_of
from consult.agencies.rules import sectors
from consult.consultations.models import Consultation, Invitation
from consult.consultations.queries.reading import involved_agencies, panel_of, wished_sectors
from consult.consultations.rules.clocks import RECENT_DAYS
from consult.consultations.rules.matching import Candidate, Suggestion, suggest
from consult.experts.queries import experts_for
from consult.experts.rules import sector_by_field
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db


def suggestions(actor: Actor, consultation: Consultation) -> list[Suggestion]:
    """Return the experts to choose from, best first, each with the reasons why."""
    involved = frozenset(agency.id for agency in involved_agencies(actor, consultation))
    proposed = {invitation.account_id for invitation in panel_of(actor, consultation)}
    return suggest(
        _candidates(actor, involved),
        wished=wished_sectors(actor, consultation),
        involved=involved,
        known=frozenset(proposed | {consultation.asker_id}),
        names=sectors(),
    )


def _candidates(actor: Actor, involved: frozenset[UUID]) -> list[Candidate]:
    people = experts_for(actor, fields=(), excluded_agencies=involved)
    agencies = agencies_of(actor, {person.agency_id for person, _ in people})
    loads = recent_invitations(actor, [person.id for person, _ in people])
    return [
        Candidate(
            account_id=person.id,
            name=person.name,
            profession=person.profession,
            agency_id=person.agency_id,
            agency=agencies[person.agency_id].name,
            area=person.area,
            sectors=_sectors_of(person, fields),
            recent_invitations=loads.get(person.id, 0),
        )
        for person, fields in people
    ]


def _sectors_of(person: Account, fields: Iterable[str]) -> tuple[str, ...]:
    answers_to = sector_by_field()
    known = (person.sector, *(answers_to[field] for field in fields))
    return tuple(dict.fromkeys(known))


def recent_invitations(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, int]:
    """Count the invitations each of these people got in the last months, in one query."""
    since = clock.now() - timedelta(days=RECENT_DAYS)
    query = (
        select(Invitation.account_id, func.count())
        .where(Invitation.account_id.in_(set(ids)), Invitation.invited_at >= since)
        .group_by(Invitation.account_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}
