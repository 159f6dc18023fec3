"""On behalf of somebody who is on the phone: a request taken down, an expert's yes or no."""

from collections.abc import Iterable
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.accounts.models import Account
from consult.accounts.queries import actor_of
from consult.audit import Deed
from consult.cases.models import Case
from consult.cases.queries import team_of, teams_to_open_in
from consult.consultations.messages.phone import (
    tell_asker_of_phone_request,
    tell_coordinators_of_confirmation,
    tell_expert_of_word,
)
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations.asking import NEEDS_CASE, begin
from consult.consultations.operations.drawing import draw_case, draw_clients
from consult.consultations.operations.invitations import take_word
from consult.consultations.operations.panel import end_invitation
from consult.consultations.operations.readers import let_in
from consult.consultations.operations.states import WENT_ON, expect_before_opening
from consult.consultations.operations.texts import (
    add_agencies,
    add_client,
    only_client_space,
    tie,
    write_stance,
)
from consult.consultations.operations.wishes import About, Wish
from consult.consultations.queries import item_of, panel_of, whole_of
from consult.consultations.rules.choices import InvitationStatus
from consult.formats import Format
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.operations import concern_clients
from consult.teams.models import Team
from consult.teams.queries import coordinators_of


def take_by_phone(
    actor: Actor, team: Team, shape: Format, wish: Wish, asker: Account
) -> Consultation:
    """Write down what somebody asks on the phone. It is hers; no case is drawn before her word.

    Until then it waits like any other request, and may get a time.
    """
    home = next(iter(teams_to_open_in(actor_of(asker))), team)
    consultation = begin(
        actor,
        team,
        shape,
        wish,
        Deed.CONSULTATION_TAKEN_BY_PHONE,
        "",
        asker_id=asker.id,
        duty=home.duty_space_id,
    )
    others = {row.account_id for row in coordinators_of(actor, team.id)}
    let_in(consultation, {asker.id} | others)
    tell_asker_of_phone_request(actor, consultation)
    return consultation


def confirm_phone_request(
    actor: Actor,
    consultation: Consultation,
    about: About,
    provision: str,
    involved: Iterable[UUID] = (),
) -> None:
    """Say that what was written down on the phone is one's own; the case is drawn now.

    From now on the deputies of the case's team stand in for it, and what was written of one client
    alone dies with her. Whoever was proposed from a workplace that is `involved` is not asked.

    Raises:
        Conflict: it needs no word any more.
        NotSaved: it is about no case.

    """
    expect_before_opening(consultation)
    if not consultation.waits_for_confirmation:
        raise Conflict(WENT_ON)
    case = draw_case(actor, about)
    if case is None:
        raise NotSaved(NEEDS_CASE)
    concerned = draw_clients(actor, case, about)
    consultation.case_id, consultation.confirmed_at = case.id, clock.now()
    _stand_by(actor, consultation, case)
    for client, stance in concerned:
        add_client(consultation, client.id)
        if stance is not None:
            write_stance(actor, consultation, client.id, client.space_id, stance)
    db.session.flush()
    tie(actor, consultation, None, only_client_space(actor, consultation))
    _leave_out(actor, consultation, involved)
    clients = [client.id for client, _stance in concerned]
    if consultation.item_id is not None:
        concern_clients(actor, item_of(actor, consultation)[0], clients)
    audit.record(
        actor,
        Deed.PHONE_REQUEST_CONFIRMED,
        on=consultation,
        space=consultation.space_id,
        clients=clients,
        provision=provision,
    )
    tell_coordinators_of_confirmation(actor, consultation)


def record_word(
    actor: Actor, consultation: Consultation, invitation: Invitation, *, comes: bool
) -> None:
    """Write down what an invited expert has said on the phone, marked so; she is told.

    Raises:
        Conflict: she has answered herself, or the invitation is over.

    """
    expect_before_opening(consultation)
    if invitation.status is not InvitationStatus.INVITED:
        raise Conflict(WENT_ON)
    take_word(actor, consultation, invitation, comes=comes)
    invitation.recorded_by = actor.id
    audit.record(
        actor,
        Deed.INVITATION_ANSWERED_BY_PHONE,
        on=invitation,
        space=consultation.space_id,
        purpose=Purpose.COORDINATION,
        comes=int(comes),
    )
    tell_expert_of_word(actor, consultation, invitation, comes=comes)


def _stand_by(actor: Actor, consultation: Consultation, case: Case) -> None:
    duty = team_of(actor, case).duty_space_id
    if duty is not None:
        vault.entrust(consultation.space_id, duty)


def _leave_out(actor: Actor, consultation: Consultation, involved: Iterable[UUID]) -> None:
    """Keep which workplaces are with the family already; nobody of theirs stays proposed."""
    known = {agency.id for agency in whole_of(actor, consultation).agencies}
    new = set(involved) - known
    add_agencies(consultation, new)
    for one in panel_of(actor, consultation):
        if one.status is InvitationStatus.PROPOSED and one.agency_id in new:
            end_invitation(actor, consultation, one)
