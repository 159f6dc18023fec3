"""Who can open each consultation of a case: as what, since, until, by whom. For the circle's page.

Read from the keys that were really given; what somebody holds a key as is told by her place.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, literal, or_, select, union_all
from sqlalchemy import case as case_when

from consult import vault
from consult.accounts.queries import names_of
from consult.cases.models import Case
from consult.consultations.models import Consultation, Invitation, Reader, Readers
from consult.consultations.rules.choices import HOLDING, ReadsAs
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Attendance, Standing, reads
from consult.passes.models import MeetingPass
from consult.teams.models import TeamMember, TeamSeat
from consult.vault import GranterKind, Opener, RecipientKind

SHOWN = 20
"""So many of a case's consultations stand on the circle's page, the newest first."""
Places = dict[tuple[UUID, UUID], tuple[ReadsAs, str]]
"""As what somebody reads in a space, and for which sector."""
Place = Select[UUID, UUID | None, int, str, str]
"""Rows of space, account, rank, as what, sector."""

_AT_TABLE = {
    Standing.FACILITATOR: ReadsAs.FACILITATOR,
    Standing.EXPERT: ReadsAs.EXPERT,
    Standing.TEAM: ReadsAs.TEAM,
}


def readers_in(actor: Actor, case: Case) -> list[Readers]:
    """Return who can open each consultation of a case, and whether deputies can.

    What is between two alone is shown to the one who asked only.
    """
    found = _consultations(actor, case)
    openers = vault.openers_of([one.space_id for one in found])
    people = [one for one in openers if one.kind is RecipientKind.PERSON]
    names = names_of(actor, {one.id for one in people} | {one.granter_id for one in openers})
    called = {account.id: account.name for account in names.values()}
    guests = _guests({one.id for one in openers if one.kind is RecipientKind.PASS})
    called |= {held.id: held.name for held in guests.values()}
    places = _places(case, found)
    places |= {(held.space_id, held.id): (ReadsAs.GUEST, held.sector) for held in guests.values()}
    duty = {one.space_id for one in openers if one.kind is RecipientKind.DUTY}
    return [
        Readers(
            it,
            [_reader(one, places, called) for one in openers if _is_shown(one, it, called)],
            it.space_id in duty,
            mine=any(one.space_id == it.space_id and one.id == actor.id for one in people),
        )
        for it in found
    ]


def _consultations(actor: Actor, case: Case) -> Sequence[Consultation]:
    query = (
        select(Consultation)
        .where(
            Consultation.case_id == case.id,
            vault.not_erased(Consultation.space_id),
            or_(Consultation.private.is_(False), Consultation.asker_id == actor.id),
        )
        .order_by(Consultation.asked_at.desc(), Consultation.id)
    )
    return db.session.scalars(query.limit(SHOWN)).all()


def _is_shown(one: Opener, it: Consultation, called: dict[UUID, str]) -> bool:
    return one.space_id == it.space_id and one.id in called


def _reader(one: Opener, places: Places, called: dict[UUID, str]) -> Reader:
    reads_as, sector = places.get((one.space_id, one.id), (ReadsAs.NOTHING, ""))
    giver = called.get(one.granter_id, "")
    return Reader(
        name=called[one.id],
        reads_as=reads_as,
        sector=sector,
        since=one.since,
        until=one.until,
        given_by=giver if one.granter_id != one.id else "",
        by_duty=one.granter_kind is GranterKind.DUTY,
    )


def _places(case: Case, found: Sequence[Consultation]) -> Places:
    """Return as what people read; what says more about somebody comes last and stands."""
    places: Places = {}
    for it in found:
        for seat in case.sitting:
            circle = ReadsAs.CIRCLE if seat.whole_file else ReadsAs.COLLEAGUE
            places[it.space_id, seat.account_id] = circle, ""
    ids = [it.id for it in found]
    query = union_all(_in_teams(ids), _on_panels(ids), _at_tables(ids)).order_by("rank")
    for space_id, account_id, _, reads_as, sector in db.session.execute(query):
        if account_id is not None:
            places[space_id, account_id] = ReadsAs.of(reads_as), sector
    return places | {(it.space_id, it.asker_id): (ReadsAs.ASKER, "") for it in found}


def _in_teams(ids: list[UUID]) -> Place:
    """Coordinators of the group, and members of a team that meets by itself."""
    today, coordinates = clock.today(), TeamMember.seat == TeamSeat.COORDINATOR
    return (
        select(
            Consultation.space_id,
            TeamMember.account_id,
            case_when((coordinates, 1), else_=0).label("rank"),
            case_when((coordinates, ReadsAs.COORDINATOR.value), else_=ReadsAs.TEAM.value),
            literal(""),
        )
        .join(TeamMember, TeamMember.team_id == Consultation.team_id)
        .where(
            Consultation.id.in_(ids),
            TeamMember.since <= today,
            or_(TeamMember.until.is_(None), TeamMember.until > today),
        )
    )


def _on_panels(ids: list[UUID]) -> Place:
    expert = literal(ReadsAs.EXPERT.value)
    return (
        select(Consultation.space_id, Invitation.account_id, literal(2), expert, Invitation.sector)
        .join(Invitation, Invitation.consultation_id == Consultation.id)
        .where(Consultation.id.in_(ids), Invitation.status.in_(HOLDING))
    )


def _at_tables(ids: list[UUID]) -> Place:
    reads_as = case_when(*((Attendance.seat == seat, one.value) for seat, one in _AT_TABLE.items()))
    return (
        select(
            Consultation.space_id, Attendance.account_id, literal(3), reads_as, Attendance.sector
        )
        .join(Attendance, Attendance.item_id == Consultation.item_id)
        .where(
            Consultation.id.in_(ids),
            Attendance.account_id.is_not(None),
            reads(),
            Attendance.seat.in_(_AT_TABLE),
        )
    )


def _guests(ids: Iterable[UUID]) -> dict[UUID, MeetingPass]:
    wanted = set(ids)
    if not wanted:
        return {}
    query = select(MeetingPass).where(MeetingPass.id.in_(wanted))
    return {one.id: one for one in db.session.scalars(query)}
