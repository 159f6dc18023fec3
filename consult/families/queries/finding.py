"""Finding what belongs to a family's papers: all of it starts from the circle of the case."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import exists, func, select

from consult.cases.models import Apart, Case
from consult.cases.queries import clients_of, decisions_in, decisions_of, find_client, visible_cases
from consult.cases.rules import MinorsDecision
from consult.consultations.models import Consultation, ConsultationClient
from consult.families.models import (
    Around,
    FamilyAnswer,
    FamilyLetter,
    FamilySheet,
    Gathering,
    LetterSeen,
    OfClient,
    SheetSeen,
)
from consult.families.policy import may_read_family_papers
from consult.families.queries.telling import kept_of_others, words_not_for
from consult.families.rules import Kept, tells_of_another
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting

SHOWN = 12
"""So many meetings of a case stand on the page, the newest first."""


def find_around(actor: Actor, consultation_id: UUID, client_id: UUID) -> Around | None:
    """Return a client with a consultation about the client, if the actor sits in the circle."""
    client = find_client(actor, client_id)
    if client is None:
        return None
    concerned = exists().where(
        ConsultationClient.consultation_id == Consultation.id,
        ConsultationClient.client_id == client.id,
    )
    query = (
        select(Consultation, Item, Meeting)
        .outerjoin(Item, Item.id == Consultation.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Consultation.id == consultation_id, Consultation.case_id == client.case_id, concerned
        )
    )
    row = db.session.execute(query).one_or_none()
    return Around(client.case, client, *row) if row is not None else None


def find_sheet(actor: Actor, sheet_id: UUID) -> SheetSeen | None:
    """Return a sheet, if the actor sits in the circle."""
    sheet = db.session.get(FamilySheet, sheet_id)
    if sheet is None or not sheet.box:
        return None
    around = find_around(actor, sheet.consultation_id, sheet.client_id)
    if around is None:
        return None
    if not may_read_family_papers(actor, around):
        return SheetSeen(sheet, around)  # the door sends her away; nothing is opened for that
    texts = (getattr(sheet, name) for name in FamilySheet.PLAIN)
    return SheetSeen(sheet, around, _may_tell(actor, around, sheet.written_at, texts))


def find_letter(actor: Actor, letter_id: UUID) -> LetterSeen | None:
    """Return a letter, if the actor sits in the circle."""
    letter = db.session.get(FamilyLetter, letter_id)
    if letter is None or not letter.box:
        return None
    around = find_around(actor, letter.consultation_id, letter.client_id)
    if around is None:
        return None
    if not may_read_family_papers(actor, around):
        return LetterSeen(letter, around)
    texts = (*(getattr(letter, name) for name in FamilyLetter.PLAIN), *letter.others_words)
    return LetterSeen(letter, around, _may_tell(actor, around, letter.written_at, texts))


def _may_tell(actor: Actor, around: Around, written_at: datetime, texts: Iterable[str]) -> bool:
    """Tell whether a paper may tell of another: by its age, or by what is known of others now.

    Where nobody is kept apart, only what a minor has forbidden is looked for.
    """
    if not around.case.kept_apart:
        forbidden = MinorsDecision.FORBIDS in decisions_in(actor, around.case).values()
        words = words_not_for(actor, around) if forbidden else ()
        return tells_of_another("\n".join(texts), Kept((), tuple(words)))
    begun = (Apart.case_id == around.case.id, Apart.begins)
    since = db.session.scalar(select(func.max(Apart.recorded_at)).where(*begun))
    if since is not None and written_at < since:
        return True
    return tells_of_another("\n".join(texts), kept_of_others(actor, around))


def newest_sheet(actor: Actor, around: Around) -> FamilySheet | None:
    """Return the sheet as it was written last."""
    query = select(FamilySheet).where(
        FamilySheet.client_id == around.client.id,
        FamilySheet.consultation_id == around.consultation.id,
    )
    newest = query.order_by(FamilySheet.written_at.desc(), FamilySheet.id).limit(1)
    return db.session.scalars(newest).one_or_none()


def letters_to(actor: Actor, around: Around) -> Sequence[FamilyLetter]:
    """Return every version of a letter, newest first."""
    query = select(FamilyLetter).where(
        FamilyLetter.client_id == around.client.id,
        FamilyLetter.consultation_id == around.consultation.id,
    )
    return db.session.scalars(query.order_by(FamilyLetter.number.desc())).all()


def answers_about(actor: Actor, around: Around) -> Sequence[FamilyAnswer]:
    """Return everything a client has permitted or forbidden, newest first."""
    query = select(FamilyAnswer).where(
        FamilyAnswer.client_id == around.client.id,
        FamilyAnswer.consultation_id == around.consultation.id,
    )
    return db.session.scalars(query.order_by(FamilyAnswer.recorded_at.desc())).all()


def gatherings_of(actor: Actor, case: Case) -> list[Gathering]:
    """Return the meetings of a case with what there is for each of the family, newest first."""
    visible = visible_cases(actor).with_only_columns(Case.id)
    query = (
        select(Consultation, Item, Meeting)
        .outerjoin(Item, Item.id == Consultation.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .where(Consultation.case_id == case.id, Consultation.case_id.in_(visible))
        .order_by(Consultation.asked_at.desc(), Consultation.id)
    )
    rows = db.session.execute(query.limit(SHOWN)).all()
    kept = _Kept(actor, case, [it.id for it, _item, _meeting in rows])
    return [Gathering(it, item, meeting, kept.around(it.id)) for it, item, meeting in rows]


class _Kept:
    """Everything there is for the clients of a case, gathered by consultation."""

    def __init__(self, actor: Actor, case: Case, ids: Sequence[UUID]) -> None:
        clients = clients_of(actor, case)
        self.decisions = decisions_of(actor, clients)
        self.clients = {client.id: client for client in clients}
        links = select(ConsultationClient).where(ConsultationClient.consultation_id.in_(ids))
        self.links = _by_place(db.session.scalars(links))
        sheets = select(FamilySheet).where(FamilySheet.consultation_id.in_(ids))
        self.sheets = _by_place(db.session.scalars(sheets.order_by(FamilySheet.written_at.desc())))
        letters = select(FamilyLetter).where(FamilyLetter.consultation_id.in_(ids))
        self.letters = _by_place(db.session.scalars(letters.order_by(FamilyLetter.number.desc())))
        answers = select(FamilyAnswer).where(FamilyAnswer.consultation_id.in_(ids))
        newest = answers.order_by(FamilyAnswer.recorded_at.desc())
        self.answers = _by_place(db.session.scalars(newest))

    def around(self, consultation_id: UUID) -> tuple[OfClient, ...]:
        """Return the clients of one consultation with their papers."""
        return tuple(
            OfClient(
                client,
                self.decisions.get(client.id),
                next(iter(self.sheets.get(place, ())), None),
                tuple(self.letters.get(place, ())),
                tuple(self.answers.get(place, ())),
            )
            for client in self.clients.values()
            if (place := (consultation_id, client.id)) in self.links
        )


RowOf = TypeVar("RowOf", ConsultationClient, FamilySheet, FamilyLetter, FamilyAnswer)


def _by_place(rows: Iterable[RowOf]) -> dict[tuple[UUID, UUID], list[RowOf]]:
    found: dict[tuple[UUID, UUID], list[RowOf]] = {}
    for row in rows:
        found.setdefault((row.consultation_id, row.client_id), []).append(row)
    return found
