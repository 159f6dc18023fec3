"""The log of a case, and of one client of it: for whoever asks who has handled her data."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, not_, select, union_all

from consult.cases.models import Case, Client, ErasedClient, RealNames
from consult.cases.rules import tidy_code
from consult.consultations.models import (
    AnswerClient,
    ClientStance,
    Consultation,
    ConsultationClient,
)
from consult.followups.models import ActionClient
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.incidents.models import CaseLog, LogClient
from consult.incidents.queries.alarms import looks_after
from consult.incidents.queries.concern import cases_for
from consult.incidents.queries.touched import (
    detail_of,
    every_touched,
    rows_in,
    spaces_of_case,
)
from consult.incidents.rules import OneClient, Wanted, is_about
from consult.meetings.models import HypothesisClient, ItemNoteClient
from consult.minutes.models import MinutesPart
from consult.notes.models import NoteClient
from consult.people.models import Person

LINKS: tuple[tuple[Any, Any], ...] = (
    (NoteClient, NoteClient.note_id),
    (ItemNoteClient, ItemNoteClient.note_id),
    (HypothesisClient, HypothesisClient.hypothesis_id),
    (ActionClient, ActionClient.action_id),
    (AnswerClient, AnswerClient.answer_id),
)


HERS: tuple[Any, ...] = (Person, ClientStance, MinutesPart, RealNames)
"""Rows that name one client themselves."""


def find_case_log(actor: Actor, case_id: UUID) -> CaseLog | None:
    """Return the log of a case, for whoever answers for its register."""
    if looks_after(actor) is None:
        return None
    query = select(Case).where(Case.id == case_id, cases_for(actor))
    case = db.session.scalars(query).one_or_none()
    if case is None:
        return None
    return CaseLog(case.id, case.code, spaces_of_case(actor, case.space_id))


def find_coded(actor: Actor, code: str) -> UUID | None:
    """Return the case of exactly this code, of a register she answers for."""
    return db.session.scalar(select(Case.id).where(Case.code == tidy_code(code), cases_for(actor)))


def clients_in(actor: Actor, log: CaseLog) -> list[LogClient]:
    """Return the clients of a case, also those whose own texts have been erased."""
    query = union_all(
        *(
            select(one.id, one.space_id, one.role, one.number).where(one.case_id == log.case_id)
            for one in (Client, ErasedClient)
        )
    )
    found = [LogClient(*row) for row in db.session.execute(query)]
    return sorted(found, key=lambda one: (one.role.value, one.number))


def about_client(
    actor: Actor, log: CaseLog, client: LogClient, clients: Sequence[LogClient], wanted: Wanted
) -> tuple[Wanted, OneClient]:
    """Narrow what is asked of the log to one client: others' spaces and entries are left out."""
    others = [one for one in clients if one.id != client.id]
    one = OneClient(
        client.id, client.space_id, _of_others(client.id, [other.id for other in others])
    )
    away = {other.space_id for other in others} | _consultations_of_others(log, client.id)
    narrow = replace(wanted, spaces=tuple(space for space in log.spaces if space not in away))
    return replace(narrow, without=_without(actor, narrow, one)), one


def _without(actor: Actor, wanted: Wanted, one: OneClient) -> tuple[int, ...]:
    return tuple(
        row.seq
        for row in every_touched(actor, wanted)
        if row.space != one.space and not is_about(one, row.object_id, rows_in(row), detail_of(row))
    )


def _of_others(client_id: UUID, others: Sequence[UUID]) -> frozenset[str]:
    parts: list[Any] = [select(Client.id).where(Client.id.in_(others))]
    parts += [select(row.id).where(row.client_id.in_(others)) for row in HERS]
    for link, named in LINKS:
        hers = select(named).where(link.client_id == client_id)
        parts.append(select(named).where(link.client_id.in_(others), named.not_in(hers)))
    return frozenset(str(found) for found in db.session.scalars(union_all(*parts)))


def _consultations_of_others(log: CaseLog, client_id: UUID) -> set[UUID]:
    of_it = ConsultationClient.consultation_id == Consultation.id
    query = select(Consultation.space_id).where(
        Consultation.case_id == log.case_id,
        and_(
            exists().where(of_it),
            not_(exists().where(of_it, ConsultationClient.client_id == client_id)),
        ),
    )
    return {space for space in db.session.scalars(query) if space is not None}
