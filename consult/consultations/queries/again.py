"""What an earlier consultation about the same family brings along to the next request."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from consult import vault
from consult.cases.models import Case
from consult.consultations.models import Consultation, InvolvedAgency
from consult.consultations.queries.finding import find_consultation
from consult.consultations.queries.reading import client_ids, questions_of, sectors_wished_in
from consult.foundation.actor import Actor
from consult.foundation.database import db


@dataclass(frozen=True, slots=True)
class Again:
    """An earlier consultation of the asker's, and what of it is asked with anew."""

    consultation: Consultation
    question: str
    """The last of its questions."""
    sectors: list[str]
    agencies: list[UUID]
    clients: frozenset[UUID]
    """Whom it concerned."""


def again_of(actor: Actor, consultation_id: UUID | None, case: Case | None) -> Again | None:
    """Return what an own consultation about this case brings along; of others nothing."""
    seen = find_consultation(actor, consultation_id) if consultation_id is not None else None
    if seen is None or not seen.asks or case is None:
        return None
    it = seen.consultation
    if it.case_id != case.id or not vault.keyring().holds(it.space_id):
        return None
    questions = questions_of(actor, it)
    return Again(
        consultation=it,
        question=questions[-1].body if questions else "",
        sectors=sectors_wished_in(actor, [it.id])[it.id],
        agencies=_involved(it),
        clients=frozenset(client_ids(actor, it)),
    )


def _involved(consultation: Consultation) -> list[UUID]:
    query = select(InvolvedAgency.agency_id).where(
        InvolvedAgency.consultation_id == consultation.id
    )
    return list(db.session.scalars(query))
