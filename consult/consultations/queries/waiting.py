"""What waits for a person, as the front page shows it: short lists, each by an index."""

from collections.abc import Sequence

from sqlalchemy import Row, Select, select

from consult import vault
from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.consultations.models import Consultation, Invitation
from consult.consultations.queries.boards import SHOWN, boards_of, waiting_on_board
from consult.consultations.rules.choices import (
    PLACED,
    ConsultationStatus,
    InvitationStatus,
)
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.teams.models import Team


def panels_to_look_at(actor: Actor) -> Sequence[Row[Consultation, Meeting]]:
    """Return the actor's consultations whose panel waits for her word."""
    proposed = (
        select(Invitation.id)
        .where(
            Invitation.consultation_id == Consultation.id,
            Invitation.status == InvitationStatus.PROPOSED,
        )
        .exists()
    )
    query = (
        _asked_by(actor, *PLACED)
        .add_columns(Meeting)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(proposed)
    )
    return db.session.execute(query.limit(SHOWN)).all()


def questions_back(actor: Actor) -> Sequence[Consultation]:
    """Return the actor's requests that the coordinator wants to know more about."""
    return db.session.scalars(_asked_by(actor, ConsultationStatus.ASKED_BACK).limit(SHOWN)).all()


def answers_arrived(actor: Actor) -> Sequence[Consultation]:
    """Return the actor's answered consultations that she has not taken home yet."""
    query = _asked_by(actor, ConsultationStatus.ANSWERED).where(Consultation.received_at.is_(None))
    return db.session.scalars(query.limit(SHOWN)).all()


def requests_to_handle(
    actor: Actor,
) -> Sequence[tuple[Team, Sequence[Row[Consultation, Account]]]]:
    """Return the requests that wait in each group the actor coordinates."""
    return [
        (team, db.session.execute(waiting_on_board(actor, team).limit(SHOWN)).all())
        for team in boards_of(actor)
    ]


def invitations_to_answer(
    actor: Actor,
) -> Sequence[Row[Invitation, Consultation, Account, Agency, Meeting]]:
    """Return the invitations that wait for the actor's word, with who asks and when."""
    return db.session.execute(_invited(actor, InvitationStatus.INVITED).limit(SHOWN)).all()


def invitations_accepted(
    actor: Actor,
) -> Sequence[Row[Invitation, Consultation, Account, Agency, Meeting]]:
    """Return what the actor has said yes to and what is still ahead or open."""
    query = _invited(actor, InvitationStatus.ACCEPTED).where(
        Consultation.status.in_([*PLACED, ConsultationStatus.OPEN])
    )
    return db.session.execute(query.limit(SHOWN)).all()


def items_to_lead(actor: Actor) -> Sequence[Row[Consultation, Item, Meeting]]:
    """Return the items the actor leads that are still ahead or open, soonest first."""
    query = (
        select(Consultation, Item, Meeting)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Consultation.facilitator_id == actor.id,
            Consultation.answers_due_at.is_(None),  # in writing nobody leads anything
            Consultation.status.in_([*PLACED, ConsultationStatus.OPEN]),
        )
        .order_by(Meeting.starts_at, Consultation.id)
    )
    return db.session.execute(query.limit(SHOWN)).all()


def _asked_by(actor: Actor, *statuses: ConsultationStatus) -> Select[Consultation]:
    return (
        select(Consultation)
        .where(
            Consultation.asker_id == actor.id,
            Consultation.status.in_(statuses),
            vault.not_erased(Consultation.space_id),
        )
        .order_by(Consultation.asked_at, Consultation.id)
    )


def _invited(
    actor: Actor, status: InvitationStatus
) -> Select[Invitation, Consultation, Account, Agency, Meeting]:
    return (
        select(Invitation, Consultation, Account, Agency, Meeting)
        .join(Consultation, Consultation.id == Invitation.consultation_id)
        .join(Account, Account.id == Consultation.asker_id)
        .join(Agency, Agency.id == Account.agency_id)
        .join(Item, Item.id == Consultation.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Invitation.account_id == actor.id, Invitation.status == status)
        .order_by(Meeting.starts_at, Invitation.id)
    )
