"""Which rows an erasure of spaces takes along, by id, as they are found in the tables."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from consult.cases.models import Case, Client
from consult.cases.rules import CaseStatus
from consult.consultations.models import (
    Consultation,
    ConsultationClient,
    Interpretation,
    Invitation,
)
from consult.erasures.queries.reach import places_of, reached, sealed_models
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.polls.models import Poll
from consult.vault import Space, SpaceState

CHUNK = 500


@dataclass(slots=True)
class Reached:
    """What owns the erased spaces."""

    cases: Sequence[Case]
    clients: Sequence[Client]
    asked: Sequence[UUID]
    """The consultations."""
    around: set[UUID] = field(default_factory=set)
    """Items, invitations and polls of the consultations, which messages lead to."""
    polls: Sequence[UUID] = ()

    @property
    def client_ids(self) -> set[UUID]:
        """Return the clients by id."""
        return {client.id for client in self.clients}

    @property
    def everything(self) -> set[UUID]:
        """Return all that a message may lead to."""
        return {*self.client_ids, *self.asked, *self.around}


def reached_by(actor: Actor, spaces: Collection[UUID]) -> Reached:
    """Return which cases, clients and consultations these spaces are of."""
    cases = db.session.scalars(select(Case).where(Case.space_id.in_(spaces))).all()
    clients = db.session.scalars(select(Client).where(Client.space_id.in_(spaces))).all()
    asked = select(Consultation.id, Consultation.item_id).where(Consultation.space_id.in_(spaces))
    rows = db.session.execute(asked).all()
    ids = [row.id for row in rows]
    invited = select(Invitation.id).where(Invitation.consultation_id.in_(ids))
    around = {row.item_id for row in rows if row.item_id} | set(db.session.scalars(invited))
    polls = db.session.scalars(select(Poll.id).where(Poll.consultation_id.in_(ids))).all()
    return Reached(cases, clients, ids, around | set(polls), polls)


def doomed(
    actor: Actor, models: Iterable[type[Any]], spaces: Collection[UUID], clients: Collection[UUID]
) -> dict[type[Any], set[UUID]]:
    """Return the sealed rows that go, by class; clients are told apart."""
    return {
        model: set(db.session.scalars(select(model.id).where(reached(model, spaces, clients))))
        for model in models
        if model is not Client
    }


def referrers(
    actor: Actor,
    going: Mapping[type[Any], Collection[UUID]],
    husks: Mapping[type[Any], Collection[UUID]],
) -> dict[type[Any], set[UUID]]:
    """Return which rows have to stay, emptied, because a row that stays points at them."""
    tables = {model.__table__: model for model in going}
    found: dict[type[Any], set[UUID]] = {model: set() for model in going}
    for model, ids in going.items():
        staying = set(ids) - set(husks[model])  # those that go point at nobody any more
        for column in model.__table__.c:
            for key in column.foreign_keys:
                target = tables.get(key.column.table)
                if target is None or not going[target]:
                    continue
                wanted = set(going[target]) - set(husks[target])
                pointing = _pointing(model, column, wanted, staying)
                found[target] |= pointing & wanted
    return found


def _pointing(
    model: type[Any], column: Any, wanted: Collection[UUID], going: Collection[UUID]
) -> set[UUID]:
    """Return those of the wanted rows at which one points that does not go itself."""
    pointed: set[UUID] = set()
    for some in _chunks(wanted):
        query = select(model.id, column).where(column.in_(some))
        pointed |= {row[1] for row in db.session.execute(query) if row[0] not in going}
    return pointed


def ids_of(actor: Actor, model: type[Any], **columns: Collection[UUID]) -> set[UUID]:
    """Return the rows of a class in which any of these columns holds any of these ids."""
    found: set[UUID] = set()
    for name, ids in columns.items():
        for some in _chunks(ids):
            found |= set(db.session.scalars(select(model.id).where(getattr(model, name).in_(some))))
    return found


def interpreted_for(actor: Actor, clients: Collection[UUID]) -> set[UUID]:
    """Return what was interpreted for these clients and for nobody else whom it concerned."""
    others, link = aliased(Client), aliased(ConsultationClient)
    for_another = (
        select(link.id)
        .join(others, others.id == link.client_id)
        .where(
            link.consultation_id == Interpretation.consultation_id,
            others.id.not_in(clients),
            others.service_language == Interpretation.language,
        )
    )
    query = (
        select(Interpretation.id)
        .join(
            ConsultationClient,
            ConsultationClient.consultation_id == Interpretation.consultation_id,
        )
        .join(Client, Client.id == ConsultationClient.client_id)
        .where(
            Client.id.in_(clients),
            Client.service_language == Interpretation.language,
            ~for_another.exists(),
        )
    )
    return set(db.session.scalars(query))


def leftovers(actor: Actor) -> list[UUID]:
    """Return the erased spaces in which something still lies, as after a restored backup."""
    there = [
        select(Case.id).where(Case.space_id == Space.id, Case.status != CaseStatus.ERASED).exists()
    ]
    for model in sealed_models():
        places = or_(*(getattr(model, name) == Space.id for name in places_of(model)))
        there.append(select(model.id).where(and_(places, func.length(model.box) > 0)).exists())
    query = select(Space.id).where(Space.state == SpaceState.ERASED, or_(*there))
    return list(db.session.scalars(query.order_by(Space.id)))


def _chunks(ids: Collection[UUID]) -> Iterable[list[UUID]]:
    listed = sorted(ids)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))
