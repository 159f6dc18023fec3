"""Answers in writing: who may see which, who has answered what, and what is due."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Select, select

from consult import vault
from consult.consultations.models import (
    Answer,
    Consultation,
    Guest,
    Invitation,
    Question,
)
from consult.consultations.rules.choices import ConsultationStatus
from consult.consultations.rules.writing import REMIND_DAYS, Progress
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db


def standing(given: Sequence[Answer]) -> list[Answer]:
    """Return the answers that no other has replaced, in their order."""
    replaced = {answer.replaces_id for answer in given}
    return [answer for answer in given if answer.id not in replaced]


def may_see(
    actor: Actor, consultation: Consultation, given: Iterable[Answer], guests: Iterable[Guest]
) -> list[Answer]:
    """Return the answers the actor may see: her own; the others' once they are shown.

    This is the only way to the answers of a written consultation.
    """
    if consultation.shows_answers:
        return list(given)
    hers = {actor.id} if actor.kind == "person" else set()
    hers |= {one.id for one in guests if actor.kind == "pass" and one.pass_id == actor.id}
    return [answer for answer in given if answer.writer_id in hers]


def own_answers(actor: Actor, consultation: Consultation) -> dict[UUID, Answer]:
    """Return what the actor herself has answered, by question."""
    query = select(Answer).where(Answer.consultation_id == consultation.id)
    if actor.kind == "pass":
        query = query.join(Guest, Guest.id == Answer.guest_id).where(Guest.pass_id == actor.id)
    else:
        query = query.where(Answer.author_id == actor.id)
    given = db.session.scalars(query.order_by(Answer.answered_at, Answer.id)).all()
    return {answer.question_id: answer for answer in standing(given)}


def shown_answers(actor: Actor, consultation: Consultation) -> list[Answer]:
    """Return the answers of a written consultation that the actor may see, oldest first."""
    return may_see(actor, consultation, _standing_in(consultation), _guests_in(consultation))


def progress_in(actor: Actor, consultation: Consultation) -> Progress:
    """Return who has answered what."""
    questions = select(Question).where(Question.consultation_id == consultation.id)
    panel = select(Invitation).where(Invitation.consultation_id == consultation.id)
    return progress_of(
        db.session.scalars(questions).all(),
        db.session.scalars(panel).all(),
        _guests_in(consultation),
        _standing_in(consultation),
    )


def progress_of(
    questions: Iterable[Question],
    panel: Iterable[Invitation],
    guests: Iterable[Guest],
    given: Iterable[Answer],
) -> Progress:
    """Tell from its rows who has answered what.

    Somebody with an account who came with a pass is one person, whichever way she answered.
    """
    there = list(guests)
    called = {one.id: one.account_id or one.id for one in there}
    accepted = {one.account_id for one in panel if one.is_accepted}
    return Progress(
        questions=frozenset(one.id for one in questions),
        answering=frozenset(accepted | {called[one.id] for one in there if one.is_accepted}),
        given=frozenset(
            (called.get(writer, writer), one.question_id)
            for one in given
            if (writer := one.writer_id) is not None
        ),
    )


def waiting_for_answers(actor: Actor) -> Sequence[Consultation]:
    """Return the open written consultations whose day is near enough for a reminder."""
    days = [clock.today() + timedelta(days=days + 1) for days in REMIND_DAYS]
    ends = [clock.from_local(datetime.combine(day, time.min)) for day in days]
    query = _in_writing().where(
        Consultation.answers_shown_at.is_(None), Consultation.answers_due_at.in_(ends)
    )
    return db.session.scalars(query).all()


def lately_shown(actor: Actor) -> Sequence[Consultation]:
    """Return the open written consultations whose day was over within the last week."""
    now = clock.now()
    query = _in_writing().where(
        Consultation.answers_shown_at.is_(None),
        Consultation.answers_due_at <= now,
        Consultation.answers_due_at > now - timedelta(days=7),
    )
    return db.session.scalars(query).all()


def _in_writing() -> Select[Consultation]:
    return select(Consultation).where(
        Consultation.status == ConsultationStatus.OPEN,
        Consultation.answers_due_at.is_not(None),
        vault.not_erased(Consultation.space_id),
    )


def _standing_in(consultation: Consultation) -> list[Answer]:
    query = select(Answer).where(Answer.consultation_id == consultation.id)
    return standing(db.session.scalars(query.order_by(Answer.answered_at, Answer.id)).all())


def _guests_in(consultation: Consultation) -> Sequence[Guest]:
    return db.session.scalars(select(Guest).where(Guest.consultation_id == consultation.id)).all()
