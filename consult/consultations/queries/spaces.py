"""Whose a consultation's space is: its case, and by which labels its clients go."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from consult.cases.models import Client
from consult.consultations.models import Consultation, ConsultationClient
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words


def case_of_space(actor: Actor, space_id: UUID) -> UUID | None:
    """Return the case of the consultation that lies in a space the actor was led to."""
    query = select(Consultation.case_id).where(Consultation.space_id == space_id)
    return db.session.scalars(query).one_or_none()


def labels_in_space(actor: Actor, space_id: UUID) -> Sequence[Words]:
    """Return the role labels of whom the consultation in a space concerns."""
    query = (
        select(Client)
        .join(ConsultationClient, ConsultationClient.client_id == Client.id)
        .join(Consultation, Consultation.id == ConsultationClient.consultation_id)
        .where(Consultation.space_id == space_id)
        .order_by(Client.added_at, Client.id)
    )
    return [client.label for client in db.session.scalars(query)]
