"""Opening and closing a case, adding its clients, and noting its code down."""

from datetime import date
from uuid import UUID

from consult import audit, vault
from consult.audit import Deed
from consult.cases.models import Case, Client
from consult.cases.operations.circle import let_circle_read, take_own_seat
from consult.cases.queries import (
    hold_case,
    is_code_taken,
    next_guardian,
    next_number,
    team_of,
    teams_to_open_in,
)
from consult.cases.rules import CaseStatus, ClientRole, ServiceLanguage, ServiceTask
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.privacy import ReviewedText, draw_code, overruled_in
from consult.vault import SpaceKind

NO_TEAM = Words(
    "Et ole jäsenenä tiimissä, jossa voi avata asian. Pyydä tiimin vetäjää lisäämään sinut.",
    "Du är inte medlem i ett team där ett ärende kan öppnas. Be teamets ledare lägga till dig.",
    "You are in no team in which a case can be opened. Ask the team's lead to add you.",
)
NOT_YET = Words(
    "Päivä on vielä edessä. Merkitse päivä, jona koodi on kirjattu.",
    "Dagen är ännu inte här. Ange dagen då koden antecknades.",
    "That day is still to come. Give the day on which the code was written down.",
)


def open_case(
    actor: Actor,
    team_id: UUID,
    summary: ReviewedText | None = None,
    *,
    space_id: UUID | None = None,
) -> Case:
    """Open a case in a team of the actor's, with a code of its own and a seat for her.

    `space_id` is the space that was kept free for it while it was being written.
    """
    team = next((team for team in teams_to_open_in(actor) if team.id == team_id), None)
    if team is None:
        raise NotSaved(NO_TEAM)
    case = Case(
        id=new_id(),
        space_id=vault.make_space(SpaceKind.CASE, duty=team.duty_space_id, space_id=space_id).id,
        code=_free_code(actor),
        team_id=team.id,
        opened_by=actor.id,
        opened_at=clock.now(),
        status=CaseStatus.OPEN,
        noted_on=None,
        closed_at=None,
    )
    case.summary = summary or ""
    db.session.add(case)
    db.session.flush()  # the seat refers to the case, and no relationship orders the two
    audit.record(actor, Deed.CASE_OPENED, on=case, space=case.space_id, team=team.id)
    take_own_seat(actor, case)
    return case


def note_down_case(actor: Actor, case: Case, day: date) -> None:
    """Remember on which day the code was written into the client system."""
    if day > clock.today():
        raise NotSaved(NOT_YET)
    case.noted_on = day
    audit.record(actor, Deed.CASE_NOTED, on=case, space=case.space_id, day=day)


def close_case(actor: Actor, case: Case) -> None:
    """End the work with a case. It can still be read, and nothing is added."""
    case.status, case.closed_at = CaseStatus.CLOSED, clock.now()
    audit.record(actor, Deed.CASE_CLOSED, on=case)


def reopen_case(actor: Actor, case: Case) -> None:
    """Take up the work with a closed case again."""
    case.status, case.closed_at = CaseStatus.OPEN, None
    audit.record(actor, Deed.CASE_REOPENED, on=case)


def archive_case(actor: Actor, case: Case) -> None:
    """Take a closed case out of the lists. Its circle can still read it and open it again."""
    case.status = CaseStatus.ARCHIVED
    audit.record(actor, Deed.CASE_ARCHIVED, on=case)


def add_client(
    actor: Actor,
    case: Case,
    role: ClientRole,
    service_task: ServiceTask,
    service_language: ServiceLanguage,
    *,
    own_label: ReviewedText | None = None,
    other_language: ReviewedText | None = None,
    card: ReviewedText | None = None,
) -> Client:
    """Add a client with a space of its own, open to everybody who has the case's file."""
    hold_case(actor, case)
    client = Client(
        id=new_id(),
        space_id=vault.make_space(SpaceKind.CLIENT, duty=team_of(actor, case).duty_space_id).id,
        case_id=case.id,
        role=role,
        number=next_number(actor, case, role),
        service_task=service_task,
        service_language=service_language,
        added_at=clock.now(),
        guardian_number=next_guardian(actor, case, role),
    )
    client.own_label = own_label or ""
    client.other_language = other_language or ""
    client.card = card or ""
    db.session.add(client)
    db.session.flush()  # what concerns the client may follow in the same transaction
    let_circle_read(actor, case, client.space_id)
    audit.record(
        actor,
        Deed.CLIENT_ADDED,
        on=client,
        space=client.space_id,
        clients=[client.id],
        case=case.id,
        overruled=overruled_in(own_label, other_language, card),
    )
    return client


def _free_code(actor: Actor) -> str:
    code = draw_code()
    while is_code_taken(actor, code):
        code = draw_code()
    return code
