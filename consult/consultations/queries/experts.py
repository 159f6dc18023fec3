"""Which experts may be proposed for a consultation, with the reasons why."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import ScalarSelect, func, select

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.consultations.models import Consultation, Invitation
from consult.consultations.queries.whole import Whole, whole_of
from consult.consultations.rules.clocks import RECENT_DAYS
from consult.consultations.rules.matching import Candidate, Suggestion, suggest
from consult.experts.queries import experts_by, fields_of
from consult.experts.rules import sector_by_field
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db


def suggestions(
    actor: Actor, consultation: Consultation, whole: Whole | None = None
) -> list[Suggestion]:
    """Return the experts to choose from, best first, each with the reasons why."""
    whole = whole or whole_of(actor, consultation)
    involved = frozenset(agency.id for agency in whole.agencies)
    proposed = {place.account.id for place in whole.places}
    return suggest(
        candidates(actor),
        wished=whole.sectors,
        involved=involved,
        known=frozenset(proposed | {consultation.asker_id, actor.id}),
        names=sectors(),
    )


def candidates(actor: Actor) -> list[Candidate]:
    """Return everybody with expertise, with workplace, fields and load, in two queries."""
    query = (
        experts_by(actor)
        .join(Agency, Agency.id == Account.agency_id)
        .add_columns(Agency, _recent_invitations())
    )
    people = db.session.execute(query).all()
    fields = fields_of(actor, [person.id for person, _, _ in people])
    return [
        Candidate(
            account_id=person.id,
            name=person.name,
            profession=person.profession,
            agency_id=agency.id,
            agency=agency.name,
            area=person.area,
            sectors=_sectors_of(person, fields[person.id]),
            recent_invitations=load,
        )
        for person, agency, load in people
    ]


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
