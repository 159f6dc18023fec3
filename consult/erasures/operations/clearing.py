"""The rows of erased spaces go; what the log and the figures need of them stays without content.

Said by spaces alone, so that it also serves where a backup has brought such rows back.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, update

from consult import audit
from consult.audit import Deed
from consult.audit.kinds import kind_of_table
from consult.cases.models import (
    Case,
    CaseLink,
    CirclePromise,
    Client,
    DeputyExclusion,
    EmergencyAnswer,
    EmergencyOpening,
    ErasedClient,
)
from consult.cases.rules import CaseStatus
from consult.consultations.models import (
    ConsultationClient,
    Guest,
    Interpretation,
    InvolvedAgency,
    ReadingChoice,
    Request,
)
from consult.drafts.models import KeptForm
from consult.erasures.queries.leftovers import (
    Reached,
    doomed,
    ids_of,
    interpreted_for,
    leftovers,
    reached_by,
    referrers,
)
from consult.erasures.queries.reach import LINKS, sealed_models, seats_taken
from consult.followups.models import Action
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import db, transaction
from consult.handovers.models import HandoverOffer
from consult.handovers.rules import OfferState
from consult.meetings.models import Hypothesis, HypothesisTurn, ItemClient
from consult.minutes.models import Minutes, MinutesReader
from consult.notes.models import CaseNote, NoteParcel
from consult.notifications.models import CalendarEntry, OutboxMessage
from consult.passes.models import MeetingPass, PassDoor
from consult.polls.models import Poll, PollAnswer, PollPerson, PollTime

CHUNK = 500
Doomed = dict[type[Any], set[UUID]]


def clear_leftovers(actor: Actor = SYSTEM) -> int:
    """Delete rows of erased spaces that a restored backup has brought back; return how many."""
    with transaction():
        spaces = leftovers(actor)
        rows = clear(actor, spaces) if spaces else 0
        if spaces:
            audit.record(actor, Deed.LEFTOVERS_CLEARED, rows=rows)
    return rows


def clear(actor: Actor, spaces: Collection[UUID]) -> int:
    """Delete what lies in these erased spaces or dies with them; return how many rows went."""
    found = reached_by(actor, spaces)
    going = doomed(actor, sealed_models(), spaces, found.client_ids)
    husks = _husks(actor, going)
    _leave_no_link(actor, found, going)
    rows = 0
    for model, ids in going.items():
        rows += _delete(model, ids - husks[model])
        _empty(model, ids & husks[model])
    rows += _bury_clients(actor, found)
    for case in found.cases:
        _bury(actor, case)
    rows += _beside(actor, found, spaces)
    return rows


def _husks(actor: Actor, going: Doomed) -> Doomed:
    """Choose which of these rows stay, emptied: agreements are counted, others are pointed at."""
    husks: Doomed = {model: set() for model in going}
    if Action in going:
        husks[Action] = set(going[Action])
    while True:
        more = referrers(actor, going, husks)
        if not any(more.values()):
            return husks
        for model, ids in more.items():
            husks[model] |= ids


def _empty(model: type[Any], ids: Collection[UUID]) -> None:
    """Take the text out of rows that stay."""
    values: dict[str, Any] = {"box": b""}
    if model is CaseNote:
        values["emptied_at"] = clock.now()
    for some in _chunks(ids):
        db.session.execute(_plainly(update(model).where(model.id.in_(some)).values(**values)))
        if model is Action:
            waits = Action.id.in_(some), Action.status == ActionStatus.OPEN
            over = {"status": ActionStatus.DROPPED, "settled_on": clock.today()}
            db.session.execute(_plainly(update(Action).where(*waits).values(**over)))
    _named(model, ids)


def _leave_no_link(actor: Actor, found: Reached, going: Doomed) -> None:
    """Delete what ties clients to notes, agreements, items and consultations."""
    _delete(Interpretation, interpreted_for(actor, found.client_ids))
    _delete(MinutesReader, ids_of(actor, MinutesReader, minutes_id=going.get(Minutes, ())))
    for model, (link, name) in LINKS.items():
        gone = ids_of(actor, link, **{name: going.get(model, ()), "client_id": found.client_ids})
        _delete(link, gone)
    turns = ids_of(actor, HypothesisTurn, hypothesis_id=going.get(Hypothesis, ()))
    _delete(HypothesisTurn, turns)
    _delete(ReadingChoice, ids_of(actor, ReadingChoice, request_id=going.get(Request, ())))
    for link in (ItemClient, ConsultationClient):
        _delete(link, ids_of(actor, link, client_id=found.client_ids))


def _bury_clients(actor: Actor, found: Reached) -> int:
    """Leave of each client only which space it was, and the number under its role."""
    for client in found.clients:
        grave = ErasedClient(
            id=client.id,
            case_id=client.case_id,
            space_id=client.space_id,
            role=client.role,
            number=client.number,
            erased_at=clock.now(),
        )
        db.session.add(grave)
    db.session.flush()
    for client in found.clients:
        db.session.expunge(client)
    return _delete(Client, found.client_ids)


def _bury(actor: Actor, case: Case) -> None:
    """Leave of a case its code, which is never used again, its days, and who sat there when."""
    case.status, case.box, case.kept_apart = CaseStatus.ERASED, b"", False
    for seat in seats_taken(actor, case.id):
        seat.until = clock.now()
    db.session.flush()


def _beside(actor: Actor, found: Reached, spaces: Collection[UUID]) -> int:
    """Delete or empty what is no sealed row and still tells something, or waits to be told."""
    rows = _delete(NoteParcel, ids_of(actor, NoteParcel, space_id=spaces))
    rows += _delete(KeptForm, ids_of(actor, KeptForm, dies_with=spaces))
    cases = [case.id for case in found.cases]
    rows += _delete(CaseLink, ids_of(actor, CaseLink, case_id=cases, into_id=cases))
    for model in (CirclePromise, DeputyExclusion):
        rows += _delete(model, ids_of(actor, model, case_id=cases))
    rows += _delete(InvolvedAgency, ids_of(actor, InvolvedAgency, consultation_id=found.asked))
    rows += _delete(Interpretation, ids_of(actor, Interpretation, consultation_id=found.asked))
    _set(Guest, ids_of(actor, Guest, consultation_id=found.asked), email="")
    rows += _delete_polls(actor, found)
    openings = ids_of(actor, EmergencyOpening, case_id=cases)
    _set(EmergencyOpening, openings, box=b"")
    _set(EmergencyAnswer, ids_of(actor, EmergencyAnswer, opening_id=openings), box=b"")
    _end_offers(actor, [*cases, *found.asked])
    _end_passes(actor, spaces)
    rows += _delete(CalendarEntry, ids_of(actor, CalendarEntry, uid=found.asked))
    told = ids_of(actor, OutboxMessage, place_id=[*cases, *found.everything])
    return rows + _delete(OutboxMessage, told)


def _delete_polls(actor: Actor, found: Reached) -> int:
    """Delete who was asked for times, by a link too, and what they said."""
    people = ids_of(actor, PollPerson, poll_id=found.polls)
    rows = _delete(PollAnswer, ids_of(actor, PollAnswer, person_id=people)) + _delete(
        PollPerson, people
    )
    rows += _delete(PollTime, ids_of(actor, PollTime, poll_id=found.polls))
    return rows + _delete(Poll, found.polls)


def _end_offers(actor: Actor, subjects: Sequence[UUID]) -> None:
    offers = ids_of(actor, HandoverOffer, subject_id=subjects)
    waits = HandoverOffer.state == OfferState.WAITING
    for some in _chunks(offers):
        over = update(HandoverOffer).where(HandoverOffer.id.in_(some), waits)
        db.session.execute(_plainly(over.values(state=OfferState.TAKEN_BACK)))
    _named(HandoverOffer, offers)


def _end_passes(actor: Actor, spaces: Collection[UUID]) -> None:
    passes = ids_of(actor, MeetingPass, space_id=spaces)
    for some in _chunks(passes):
        live = update(MeetingPass).where(MeetingPass.id.in_(some), MeetingPass.ended_at.is_(None))
        db.session.execute(_plainly(live.values(ended_at=clock.now())))
        doors = update(PassDoor).where(PassDoor.pass_id.in_(some))
        db.session.execute(_plainly(doors.values(slot=b"", blob=None)))
    _named(MeetingPass, passes)


def _set(model: type[Any], ids: Collection[UUID], **values: Any) -> None:
    for some in _chunks(ids):
        db.session.execute(_plainly(update(model).where(model.id.in_(some)).values(**values)))
    _named(model, ids)


def _delete(model: type[Any], ids: Collection[UUID]) -> int:
    for some in _chunks(ids):
        db.session.execute(_plainly(delete(model).where(model.id.in_(some))))
    _named(model, ids)
    return len(ids)


def _named(model: type[Any], ids: Collection[UUID]) -> None:
    kind = kind_of_table(model.__tablename__)
    if kind is not None and kind.hashed:
        audit.include(model, ids)


def _plainly(statement: Any) -> Any:
    return statement.execution_options(synchronize_session=False)


def _chunks(ids: Collection[UUID]) -> Iterator[list[UUID]]:
    listed = sorted(ids)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]
