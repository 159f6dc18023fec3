"""Guests of a consultation, and the consultation as its guest meets it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from consult import vault
from consult.agencies.models import Agency
from consult.consultations.models import (
    Answer,
    AskedWithPass,
    Consultation,
    Guest,
    GuestPlace,
    Hosted,
    Invitation,
    Proposed,
    Question,
    Request,
    Seen,
    WithPass,
)
from consult.consultations.queries.finding import find_seen
from consult.consultations.queries.packs import readings_of
from consult.consultations.queries.pages import Setting, setting_of
from consult.consultations.queries.reading import answers_of, questions_of
from consult.consultations.queries.writing import own_answers, shown_answers
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.passes.models import MeetingPass


@dataclass(frozen=True, slots=True)
class PassPage:
    """What the holder of a pass sees; what was written only after a yes."""

    held: WithPass
    setting: Setting
    questions: Sequence[Question]
    readings: Sequence[Request]
    answers: dict[UUID, Answer]
    written: dict[UUID, list[Answer]]
    """In writing: by question what she may see, her own first of all."""
    own: dict[UUID, Answer]


def guests_of(actor: Actor, consultation: Consultation) -> Sequence[Guest]:
    """Return everybody who was asked as a guest, in that order, whatever became of it."""
    query = select(Guest).where(Guest.consultation_id == consultation.id)
    return db.session.scalars(query.order_by(Guest.asked_at, Guest.id)).all()


def guest_places(actor: Actor, consultation: Consultation) -> list[GuestPlace]:
    """Return the guests with workplace and newest pass, in one query."""
    query = (
        select(Guest, Agency, MeetingPass)
        .join(Agency, Agency.id == Guest.agency_id)
        .outerjoin(MeetingPass, MeetingPass.id == Guest.pass_id)
        .where(Guest.consultation_id == consultation.id)
        .order_by(Guest.asked_at, Guest.id)
    )
    return [GuestPlace(*row) for row in db.session.execute(query)]


def find_hosting(actor: Actor, consultation_id: UUID) -> Seen | None:
    """Return a consultation to those who may ask guests to it.

    Before the opening these are its asker, its coordinators and the one who leads; from then on
    whoever sits at the table.
    """
    seen = find_seen(actor, consultation_id)
    if seen is None:
        return None
    before = seen.consultation.is_before_opening
    hosts = seen.asks or seen.leads or (seen.coordinates if before else seen.sits)
    return seen if hosts else None


def find_guest(actor: Actor, guest_id: UUID) -> Hosted | None:
    """Return a guest to those who may ask guests to the consultation."""
    guest = db.session.get(Guest, guest_id)
    seen = find_hosting(actor, guest.consultation_id) if guest is not None else None
    return Hosted(guest, seen) if guest is not None and seen is not None else None


def find_proposed_to_host(actor: Actor, invitation_id: UUID) -> Proposed | None:
    """Return one place of a panel to those who may ask guests to the consultation."""
    invitation = db.session.get(Invitation, invitation_id)
    seen = find_hosting(actor, invitation.consultation_id) if invitation is not None else None
    return Proposed(invitation, seen) if invitation is not None and seen is not None else None


def find_with_pass(actor: Actor) -> WithPass | None:
    """Return the consultation to which the actor came with a pass."""
    if actor.kind != "pass":
        return None
    query = (
        select(MeetingPass, Guest, Consultation)
        .join(Guest, Guest.pass_id == MeetingPass.id)
        .join(Consultation, Consultation.id == Guest.consultation_id)
        .where(MeetingPass.id == actor.id, vault.not_erased(Consultation.space_id))
    )
    row = db.session.execute(query).unique().one_or_none()
    return WithPass(*row) if row is not None else None


def find_question_with_pass(actor: Actor, question_id: UUID) -> AskedWithPass | None:
    """Return a question to the holder of a pass who promised to answer it, once it is open."""
    held, question = find_with_pass(actor), db.session.get(Question, question_id)
    if held is None or question is None or question.consultation_id != held.consultation.id:
        return None
    it = held.consultation
    there = it.in_writing and it.opened_at is not None and held.guest.is_accepted
    return AskedWithPass(held, question) if there else None


def pass_page(actor: Actor, held: WithPass) -> PassPage:
    """Gather what the holder of a pass sees."""
    reads, it = held.guest.is_accepted, held.consultation
    opened = reads and not it.is_before_opening
    return PassPage(
        held=held,
        setting=setting_of(actor, it),
        questions=questions_of(actor, it) if reads else (),
        readings=readings_of(actor, it) if reads else (),
        answers=answers_of(actor, it) if opened else {},
        written=_by_question(shown_answers(actor, it)) if opened and it.in_writing else {},
        own=own_answers(actor, it) if opened and it.in_writing else {},
    )


def _by_question(given: Iterable[Answer]) -> dict[UUID, list[Answer]]:
    found: dict[UUID, list[Answer]] = {}
    for answer in given:
        found.setdefault(answer.question_id, []).append(answer)
    return found
