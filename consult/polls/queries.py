"""Finding polls: for those who may poll, and for those who are asked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, func, select

from consult import vault
from consult.consultations.models import Consultation, Seen
from consult.consultations.queries import find_consultation
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Meeting
from consult.polls.models import (
    OwnPoll,
    Poll,
    PollAnswer,
    Polled,
    PolledPerson,
    PollPerson,
    PollTime,
    Results,
    may_be_polled,
)
from consult.polls.rules import REMIND_BEFORE, PollStatus

_SOUGHT = (
    Poll.status == PollStatus.OPEN,
    Consultation.placed_at.is_(None),
    Consultation.ended_at.is_(None),
)
"""A time is still sought: it has not got one otherwise meanwhile, nor been taken back."""


def find_to_poll(actor: Actor, consultation_id: UUID) -> Seen | None:
    """Return a request of an expert group that waits for a time and for which one may poll.

    Its coordinators may; its asker where it is urgent.
    """
    seen = find_consultation(actor, consultation_id)
    if seen is None or not may_be_polled(seen):
        return None
    return seen if seen.consultation.waits_for_a_time else None


def find_poll(actor: Actor, poll_id: UUID) -> Polled | None:
    """Return a poll to its request's coordinators and asker."""
    poll = db.session.get(Poll, poll_id)
    seen = find_consultation(actor, poll.consultation_id) if poll is not None else None
    if poll is None or seen is None or not (seen.coordinates or seen.asks):
        return None
    return Polled(poll, seen)


def find_polled(actor: Actor, person_id: UUID) -> PolledPerson | None:
    """Return one of those asked to those who see the poll."""
    person = db.session.get(PollPerson, person_id)
    polled = find_poll(actor, person.poll_id) if person is not None else None
    return PolledPerson(person, polled) if person is not None and polled is not None else None


def find_own_poll(actor: Actor, poll_id: UUID) -> OwnPoll | None:
    """Return a poll to somebody with an account whom it asks."""
    query = _own().where(PollPerson.account_id == actor.id, Poll.id == poll_id)
    row = db.session.execute(query).one_or_none()
    return OwnPoll(*row) if row is not None else None


def poll_of_link(actor: Actor, hashed: bytes) -> OwnPoll | None:
    """Return the poll of a personal link, with the one it was made for."""
    row = db.session.execute(_own().where(PollPerson.token_hash == hashed)).one_or_none()
    return OwnPoll(*row) if row is not None else None


def my_polls(actor: Actor) -> list[OwnPoll]:
    """Return the open polls that ask the actor, the one that closes first before."""
    query = _own().where(PollPerson.account_id == actor.id, *_SOUGHT)
    rows = db.session.execute(query.order_by(Poll.closes_at, Poll.id))
    return [OwnPoll(*row) for row in rows]


def count_of_polls(actor: Actor) -> ScalarSelect[int]:
    """Count, as a part of another query, the polls that wait for the actor's answer."""
    return (
        select(func.count())
        .select_from(PollPerson)
        .join(Poll, Poll.id == PollPerson.poll_id)
        .join(Consultation, Consultation.id == Poll.consultation_id)
        .where(
            PollPerson.account_id == actor.id,
            PollPerson.answered_at.is_(None),
            PollPerson.ended_at.is_(None),
            *_SOUGHT,
        )
        .scalar_subquery()
    )


def newest_poll(actor: Actor, consultation: Consultation) -> Poll | None:
    """Return the latest poll for a consultation the actor was shown."""
    query = select(Poll).where(Poll.consultation_id == consultation.id)
    return db.session.scalars(query.order_by(Poll.made_at.desc()).limit(1)).first()


def hold_poll(actor: Actor, poll: Poll) -> None:
    """Keep others from choosing a time until this one is saved; see it as it is now."""
    held = select(Poll).where(Poll.id == poll.id).with_for_update(key_share=True)
    db.session.execute(held.execution_options(populate_existing=True))


def results_of(actor: Actor, poll: Poll) -> Results:
    """Return times, people and what was said, in three queries."""
    said = select(PollAnswer).join(PollTime, PollTime.id == PollAnswer.time_id)
    rows = db.session.scalars(said.where(PollTime.poll_id == poll.id))
    people = select(PollPerson).where(PollPerson.poll_id == poll.id)
    return Results(
        times=times_of(actor, poll),
        people=db.session.scalars(people.order_by(PollPerson.name, PollPerson.id)).all(),
        said={(row.person_id, row.time_id): row.suits for row in rows},
    )


def chosen_start(actor: Actor, poll: Poll) -> datetime | None:
    """Return when the meeting that was planned from the poll begins, where one was."""
    return db.session.scalar(select(Meeting.starts_at).where(Meeting.id == poll.meeting_id))


def times_of(actor: Actor, poll: Poll) -> Sequence[PollTime]:
    """Return the times a poll proposes, soonest first."""
    query = select(PollTime).where(PollTime.poll_id == poll.id)
    return db.session.scalars(query.order_by(PollTime.starts_at)).all()


def own_words(actor: Actor, person: PollPerson) -> dict[UUID, PollAnswer]:
    """Return what one of those asked has said, by time."""
    query = select(PollAnswer).where(PollAnswer.person_id == person.id)
    return {row.time_id: row for row in db.session.scalars(query)}


def silent_ones(actor: Actor) -> Sequence[OwnPoll]:
    """Return who has not answered an open poll whose last day is near."""
    now = clock.now()
    query = _own().where(
        *_SOUGHT,
        Poll.closes_at > now,
        Poll.closes_at <= now + REMIND_BEFORE,
        PollPerson.answered_at.is_(None),
    )
    return [OwnPoll(*row) for row in db.session.execute(query)]


def _own() -> Select[Poll, PollPerson]:
    return (
        select(Poll, PollPerson)
        .join(PollPerson, PollPerson.poll_id == Poll.id)
        .join(Consultation, Consultation.id == Poll.consultation_id)
        .where(PollPerson.ended_at.is_(None), vault.not_erased(Consultation.space_id))
    )
