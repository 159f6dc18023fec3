"""Everything that belongs to one consultation, in one statement.

Each kind lies in a table of its own. Asked one by one they would be a dozen questions a page; a
numbered list is therefore joined to all of them, and each of its numbers to one kind only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, union_all

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.cases.models import Client, RealNames
from consult.cases.queries import known_to
from consult.consultations.models import (
    Answer,
    AnswerClient,
    ClientStance,
    Consultation,
    ConsultationClient,
    Guest,
    Interpretation,
    Invitation,
    InvolvedAgency,
    Message,
    Question,
    ReadingChoice,
    Request,
    WishedSector,
)
from consult.consultations.queries.writing import may_see, progress_of, standing
from consult.consultations.rules.choices import InvitationStatus, RequestPart
from consult.consultations.rules.languages import languages_beside_finnish
from consult.consultations.rules.writing import Progress
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.languages import ServiceLanguage
from consult.meetings.models import Item

KINDS: tuple[type[Any], ...] = (
    Question,
    Request,
    Message,
    ClientStance,
    ConsultationClient,
    WishedSector,
    InvolvedAgency,
    Invitation,
    Answer,
    Guest,
    Interpretation,
    ReadingChoice,
    RealNames,
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a panel: who, from where, and how far asking has come."""

    invitation: Invitation
    account: Account
    agency: Agency

    @property
    def is_proposed(self) -> bool:
        """Tell whether the asker has still to look at it."""
        return self.invitation.status is InvitationStatus.PROPOSED

    @property
    def is_shown(self) -> bool:
        """Tell whether the asker wants to see it: whom she struck is gone."""
        return self.invitation.status is not InvitationStatus.STRUCK


@dataclass(frozen=True, slots=True)
class Whole:
    """A consultation with all its rows, each kind in its order. Nothing sealed is open yet."""

    questions: Sequence[Question]
    requests: Sequence[Request]
    messages: Sequence[Message]
    clients: Sequence[tuple[Client, ClientStance | None]]
    """Whom it concerns, each with the newest word on what is known, wanted and permitted."""
    sectors: Sequence[str]
    agencies: Sequence[Agency]
    places: Sequence[Place]
    answers: dict[UUID, Answer]
    """The answer that stands, by question."""
    given: Sequence[Answer]
    """Every answer that stands and that the reader may see: in writing there are several."""
    named: dict[UUID, list[Client]]
    """Whom an answer names, by its id; one that names nobody concerns everybody."""
    writers: dict[UUID, Account | Guest]
    """Who wrote the answers down."""
    progress: Progress
    """Of a written one: who has answered what. It tells nothing of the answers."""
    chosen: dict[UUID, bool]
    """Which texts of the request the facilitator chose to be read beforehand, and which not."""
    interpretations: dict[ServiceLanguage, Interpretation]
    """Who interprets, by language."""
    real_names: Sequence[RealNames]
    """The real names of its case, for a reader who may know them."""

    @property
    def languages(self) -> tuple[ServiceLanguage, ...]:
        """The languages of its clients beside Finnish."""
        return languages_beside_finnish(one.service_language for one, _said in self.clients)

    @property
    def decisions(self) -> list[Request]:
        """The decisions that wait."""
        return [text for text in self.requests if text.part is RequestPart.DECISION]

    @property
    def readings(self) -> list[Request]:
        """What is to be read beforehand."""
        return [
            text
            for text in self.requests
            if self.chosen.get(text.id, text.part is RequestPart.BACKGROUND)
        ]

    def written_to(self, question: Question) -> list[Answer]:
        """Return the answers to one question that the reader may see, in the order given."""
        return [one for one in self.given if one.question_id == question.id]

    def concerns(self, answer: Answer, client: Client) -> bool:
        """Tell whether an answer belongs to this client: it names her, or nobody in particular."""
        named = self.named.get(answer.id, ())
        return not named or any(one.id == client.id for one in named)

    def named_in(self, question: Question) -> list[Client]:
        """Return whom the answer to a question names, where these are not all it could be."""
        answer = self.answers.get(question.id)
        return self.narrower(answer) if answer is not None else []

    def narrower(self, answer: Answer) -> list[Client]:
        """Return whom an answer names, where these are not all whom the consultation concerns."""
        named = self.named.get(answer.id, [])
        return named if len(named) < len(self.clients) else []

    @property
    def agreed(self) -> list[Request]:
        """What was agreed last time and is still open."""
        return [text for text in self.requests if text.part is RequestPart.AGREED]

    @property
    def unanswered(self) -> int:
        """How many questions have no answer yet."""
        return len(self.questions) - len(self.answers)


@dataclass
class _Rows:
    """What the statement brought, before it is put in order."""

    of_kind: dict[type[Any], list[Any]] = field(
        default_factory=lambda: {kind: [] for kind in KINDS}
    )
    clients: dict[UUID, Client] = field(default_factory=dict)
    accounts: dict[UUID, Account] = field(default_factory=dict)
    agencies: dict[UUID, Agency] = field(default_factory=dict)
    named: dict[UUID, list[Client]] = field(default_factory=dict)


def whole_of(actor: Actor, consultation: Consultation) -> Whole:
    """Return everything of a consultation that the actor was shown."""
    return _in_order(actor, consultation, _fetch(actor, Consultation.id == consultation.id)[1])


def whole_at(actor: Actor, item: Item) -> tuple[Consultation, Whole] | None:
    """Return the consultation that an item the actor was shown carries, with everything of it."""
    consultation, rows = _fetch(actor, Consultation.space_id == item.space_id)
    return (consultation, _in_order(actor, consultation, rows)) if consultation else None


def _in_order(actor: Actor, consultation: Consultation, rows: _Rows) -> Whole:
    stances = {row.client_id: row for row in _sorted(rows, ClientStance, "recorded_at")}
    concerned = sorted(rows.clients.values(), key=lambda one: (one.added_at, one.id))
    stand = standing(_sorted(rows, Answer, "answered_at"))
    guests = {one.id: one for one in rows.of_kind[Guest]}
    given = may_see(actor, consultation, stand, guests.values())
    return Whole(
        questions=_sorted(rows, Question, "number"),
        requests=_sorted(rows, Request, "written_at"),
        messages=_sorted(rows, Message, "written_at"),
        clients=[(client, stances.get(client.id)) for client in concerned],
        sectors=sorted(row.sector for row in rows.of_kind[WishedSector]),
        agencies=sorted(
            (rows.agencies[row.agency_id] for row in rows.of_kind[InvolvedAgency]),
            key=lambda agency: agency.name,
        ),
        places=[
            Place(one, rows.accounts[one.account_id], rows.agencies[one.agency_id])
            for one in _sorted(rows, Invitation, "proposed_at")
        ],
        answers={one.question_id: one for one in given},
        given=given,
        named=rows.named,
        writers=rows.accounts | guests,
        progress=progress_of(
            rows.of_kind[Question], rows.of_kind[Invitation], guests.values(), stand
        ),
        chosen={row.request_id: row.chosen for row in rows.of_kind[ReadingChoice]},
        interpretations={row.language: row for row in rows.of_kind[Interpretation]},
        real_names=_sorted(rows, RealNames, "written_at"),
    )


def _fetch(actor: Actor, which: ColumnElement[bool]) -> tuple[Consultation | None, _Rows]:
    found, consultation = _Rows(), None
    for carries, *kinds, client, account, agency in db.session.execute(_statement(actor, which)):
        consultation = carries
        for kind, row in zip(KINDS, kinds, strict=True):
            if row is not None and not (kind is Answer and _names_one_more(found, row, client)):
                found.of_kind[kind].append(row)
        for kept, row in (
            (found.clients, client),
            (found.accounts, account),
            (found.agencies, agency),
        ):
            if row is not None:
                kept[row.id] = row
    return consultation, found


def _names_one_more(found: _Rows, answer: Answer, client: Client | None) -> bool:
    """Keep whom an answer names; tell whether it has been met before, with another client."""
    before = answer.id in found.named
    named = found.named.setdefault(answer.id, [])
    named += [client] if client is not None else []
    return before


def _statement(actor: Actor, which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    each = (select(literal(number).label("number")) for number in range(len(KINDS)))
    numbers = union_all(*each).subquery("numbers")
    query = select(Consultation, *KINDS, Client, Account, Agency).select_from(numbers)
    query = query.join(Consultation, which)
    for number, kind in enumerate(KINDS):
        query = query.outerjoin(kind, and_(numbers.c.number == number, _belongs(actor, kind)))
    people = func.coalesce(Invitation.account_id, Answer.author_id)
    agencies = func.coalesce(InvolvedAgency.agency_id, Invitation.agency_id)
    clients = func.coalesce(ConsultationClient.client_id, AnswerClient.client_id)
    return (
        query.outerjoin(AnswerClient, AnswerClient.answer_id == Answer.id)
        .outerjoin(Client, Client.id == clients)
        .outerjoin(Account, Account.id == people)
        .outerjoin(Agency, Agency.id == agencies)
    )


def _belongs(actor: Actor, kind: type[Any]) -> ColumnElement[bool]:
    """Say of a kind which rows are the consultation's; names of its case for who may know them."""
    if kind is RealNames:
        return and_(RealNames.case_id == Consultation.case_id, known_to(actor))
    mine: ColumnElement[bool] = kind.consultation_id == Consultation.id
    return mine


def _sorted(rows: _Rows, kind: type[Any], by: str) -> list[Any]:
    return sorted(rows.of_kind[kind], key=lambda row: (getattr(row, by), row.id))
