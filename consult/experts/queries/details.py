"""What is known of people, each in one statement however many there are."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Date, String, cast, literal, null, select, union_all

from consult.accounts.models import Account, AccountStatus
from consult.agencies.models import Agency
from consult.experts.models import (
    Absence,
    Details,
    ExpertFacet,
    Expertise,
    ExpertProfile,
    FacetKind,
)
from consult.experts.queries.people import current_expertise
from consult.experts.rules import is_present
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.languages import ServiceLanguage
from consult.teams.models import Team

FIELD, AWAY = "field", "away"
SHOWN = 50


def details_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Details]:
    """Return fields, facets and the absences to come of each of these people."""
    wanted = sorted(set(ids))
    found = {account_id: Details() for account_id in wanted}
    if not wanted:
        return found
    for account_id, kind, value, begins, ends in db.session.execute(_everything(actor, wanted)):
        details = found[account_id]
        if kind == FIELD:
            details.fields.append(value)
        elif kind == AWAY:
            details.away.append((begins, ends))
        else:
            details.facets[FacetKind(kind)].append(value)
    for details in found.values():
        _put_in_order(details)
    return found


def languages_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the languages each of these people says she works in.

    Whoever has said nothing works in Finnish, as the house does.
    """
    wanted = set(ids)
    spoken: dict[UUID, list[str]] = {account_id: [] for account_id in wanted}
    if not wanted:
        return {}
    query = select(ExpertFacet.account_id, ExpertFacet.value).where(
        ExpertFacet.account_id.in_(wanted), ExpertFacet.kind == FacetKind.LANGUAGE
    )
    for account_id, language in db.session.execute(query.order_by(ExpertFacet.value)):
        spoken[account_id].append(language)
    return {one: found or [ServiceLanguage.FINNISH.value] for one, found in spoken.items()}


def speakers_of(actor: Actor, languages: Iterable[str]) -> dict[str, list[tuple[Account, Agency]]]:
    """Return who of the house says that she works in each of these languages, by name."""
    wanted = [str(one) for one in languages]
    found: dict[str, list[tuple[Account, Agency]]] = {one: [] for one in wanted}
    if not wanted:
        return found
    query = (
        select(ExpertFacet.value, Account, Agency)
        .join(Account, Account.id == ExpertFacet.account_id)
        .join(Agency, Agency.id == Account.agency_id)
        .where(
            ExpertFacet.kind == FacetKind.LANGUAGE,
            ExpertFacet.value.in_(wanted),
            Account.status == AccountStatus.ACTIVE,
        )
        .order_by(Account.name, Account.id)
        .limit(SHOWN)
    )
    for language, account, agency in db.session.execute(query):
        found[language].append((account, agency))
    return found


def available_at(
    actor: Actor, account_ids: Iterable[UUID], starts_at: datetime, ends_at: datetime
) -> set[UUID]:
    """Return who of these can be asked for this time: by their weekly pattern and absences."""
    return {
        account_id
        for account_id, details in details_of(actor, account_ids).items()
        if is_present(set(details.of(FacetKind.TIME)), details.away, starts_at, ends_at)
    }


def profile_of(actor: Actor, account_id: UUID) -> ExpertProfile | None:
    """Return how somebody describes her work, if she has."""
    query = select(ExpertProfile).where(ExpertProfile.account_id == account_id)
    return db.session.scalars(query).one_or_none()


def facets_of(actor: Actor, account_id: UUID) -> Sequence[ExpertFacet]:
    """Return everything somebody has said of herself."""
    query = select(ExpertFacet).where(ExpertFacet.account_id == account_id)
    return db.session.scalars(query.order_by(ExpertFacet.kind, ExpertFacet.value)).all()


def absences_of(actor: Actor, account_id: UUID) -> Sequence[Absence]:
    """Return the absences of somebody that are not over, the next first."""
    query = select(Absence).where(
        Absence.account_id == account_id, Absence.ends_on >= clock.today()
    )
    return db.session.scalars(query.order_by(Absence.starts_on, Absence.id).limit(SHOWN)).all()


def find_own_absence(actor: Actor, absence_id: UUID) -> Absence | None:
    """Return an absence to the one whose it is."""
    absence = db.session.get(Absence, absence_id)
    return absence if absence is not None and absence.account_id == actor.id else None


def known_areas(actor: Actor) -> list[str]:
    """Return the areas there are in the house: where people, teams and agencies work."""
    places = (select(one.area).distinct() for one in (Account, Agency, Team))
    return sorted({area for area in db.session.scalars(union_all(*places)) if area})


def _everything(actor: Actor, wanted: Sequence[UUID]) -> CompoundSelect[Any]:
    no_day = cast(null(), Date)
    fields = (
        current_expertise(actor)
        .where(Expertise.account_id.in_(wanted))
        .with_only_columns(
            Expertise.account_id, literal(FIELD).label("kind"), Expertise.field, no_day, no_day
        )
    )
    facets = select(
        ExpertFacet.account_id, cast(ExpertFacet.kind, String), ExpertFacet.value, no_day, no_day
    ).where(ExpertFacet.account_id.in_(wanted))
    away = select(
        Absence.account_id, literal(AWAY), literal(""), Absence.starts_on, Absence.ends_on
    ).where(Absence.account_id.in_(wanted), Absence.ends_on >= clock.today())
    return union_all(fields, facets, away)


def _put_in_order(details: Details) -> None:
    details.fields.sort()
    details.away.sort()
    for values in details.facets.values():
        values.sort()
