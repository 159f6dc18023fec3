"""Asking: the whole request in one press."""

from uuid import UUID

from consult import audit, vault
from consult.audit import Deed
from consult.cases.models import Case
from consult.consultations.messages import tell_coordinators_of_request
from consult.consultations.models import Consultation
from consult.consultations.operations.drawing import (
    draw_case,
    draw_clients,
    keep_background,
)
from consult.consultations.operations.readers import let_in
from consult.consultations.operations.texts import write_request_rows
from consult.consultations.operations.wishes import Wish
from consult.consultations.queries import is_code_taken
from consult.consultations.rules.choices import ConsultationStatus, WishedHelp
from consult.formats import Format, Topic
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.operations import expect_may_ask
from consult.privacy import draw_code
from consult.teams.models import Team
from consult.teams.queries import coordinators_of, find_team
from consult.vault import SpaceKind

NEEDS_CASE = Words(
    "Konsultaatio tarvitsee asian. Valitse asia tai anna avata uusi.",
    "Konsultationen behöver ett ärende. Välj ett eller låt öppna ett nytt.",
    "The consultation needs a case. Choose one, or let a new one be opened.",
)
NO_COORDINATOR = Words(
    "Ryhmällä ei ole nyt koordinaattoria, joka voisi ottaa pyynnön vastaan.",
    "Gruppen har just nu ingen koordinator som kan ta emot begäran.",
    "The group has no coordinator now who could take the request.",
)


def ask(
    actor: Actor, team: Team, shape: Format, wish: Wish, *, provision: str = ""
) -> Consultation:
    """Ask a group for a consultation; its coordinators can read the request."""
    expect_may_ask(actor, team)
    coordinators = {row.account_id for row in coordinators_of(actor, team.id)}
    if not coordinators:
        raise NotSaved(NO_COORDINATOR)
    consultation = begin(actor, team, shape, wish, Deed.CONSULTATION_REQUESTED, provision)
    let_in(consultation, coordinators)
    tell_coordinators_of_request(actor, consultation, team)
    return consultation


def begin(
    actor: Actor,
    team: Team,
    shape: Format,
    wish: Wish,
    deed: Deed,
    provision: str,
    asker_id: UUID | None = None,
    duty: UUID | None = None,
) -> Consultation:
    """Draw the case, make the space, write everything down. Only who does it can read it yet.

    With `asker_id` it is asked by somebody who is on the phone: then no case is drawn before she
    has said that it is hers, and `duty` is the space of her team's deputies.
    """
    case = draw_case(actor, wish.about)
    if shape.needs_case and case is None and asker_id is None:
        raise NotSaved(NEEDS_CASE)
    concerned = draw_clients(actor, case, wish.about) if case is not None else []
    if asker_id is None and not shape.private:
        duty = _duty(actor, case, team)
    consultation = _make(actor, team, shape, wish, case, duty)
    if asker_id is not None:
        consultation.asker_id, consultation.taken_by = asker_id, actor.id
    write_request_rows(actor, consultation, wish, concerned)
    if case is not None:
        keep_background(actor, case, wish, concerned)
    audit.record(
        actor,
        deed,
        on=consultation,
        space=consultation.space_id,
        clients=[client.id for client, _ in concerned],
        provision=provision,
        team=team.id,
        overruled=wish.overruled,
    )
    return consultation


def _make(
    actor: Actor, team: Team, shape: Format, wish: Wish, case: Case | None, duty: UUID | None
) -> Consultation:
    consultation = Consultation(
        id=new_id(),
        code=_free_code(actor),
        team_id=team.id,
        format_key=shape.key,
        format_version=shape.version,
        case_id=case.id if case is not None else None,
        asker_id=actor.id,
        space_id=vault.make_space(SpaceKind.CONSULTATION, duty=duty).id,
        private=shape.private,
        help=wish.help if isinstance(wish.help, WishedHelp) else None,
        topic=wish.help if isinstance(wish.help, Topic) else None,
        urgency=wish.urgency,
        status=ConsultationStatus.REQUESTED,
        asked_at=clock.now(),
    )
    db.session.add(consultation)
    db.session.flush()  # the rows to come refer to it, and no relationship orders them
    return consultation


def _duty(actor: Actor, case: Case | None, team: Team) -> UUID | None:
    """Return the duty key of the asker's team; where there is no case, of the team asked."""
    home = find_team(actor, case.team_id) if case is not None else team
    return home.duty_space_id if home is not None else None


def _free_code(actor: Actor) -> str:
    while is_code_taken(actor, code := draw_code()):
        continue
    return code
