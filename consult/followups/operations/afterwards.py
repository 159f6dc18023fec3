"""Recording afterwards: a whole item in one press, composed of the deeds it would have taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consult.consultations.models import Consultation, Invitation, Question
from consult.consultations.operations import (
    Given,
    accept,
    close_consultation,
    give_answer,
    let_seated_in,
    open_consultation,
)
from consult.consultations.queries import panel_of
from consult.followups.operations.agreements import Agreement, agree_action
from consult.followups.queries import owners_at
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.meetings.models import TOOK_PART, Attendance, Item, Meeting
from consult.meetings.operations import (
    Fate,
    NoteAbout,
    Place,
    Supposed,
    decide_hypothesis,
    mark,
    mark_all,
    record_item_afterwards,
    seat,
    write_hypothesis,
    write_note,
)
from consult.meetings.queries import find_attendance
from consult.privacy import ReviewedText


@dataclass(frozen=True, slots=True)
class Record:
    """What one page says of an item that is over."""

    times: tuple[datetime, datetime] | None
    """When it began and ended; None where it went as planned."""

    there: Sequence[tuple[Attendance | None, Place]]
    """Who had a place, or of the team gets one by this, and whether she came."""
    asked: Sequence[tuple[UUID, Place]]
    """By invitation: who had not answered it, and whether she came."""
    came: Sequence[Place]
    """Who came without having had a place."""
    notes: Sequence[tuple[ReviewedText, NoteAbout]]
    answers: Sequence[tuple[Question, Given]]
    hypotheses: Sequence[tuple[Supposed, Fate | None]]
    agreements: Sequence[Agreement]


def record_afterwards(actor: Actor, item: Item, consultation: Consultation, record: Record) -> None:
    """Write down an item that is over: roster, notes, answers, agreements – and close it.

    It is opened with that: those who were there read it from now on, the coordinators do not.

    Raises:
        NotSaved: it has not begun yet, or is recorded already, or something of it cannot be.

    """
    _expect_begun(item)
    _mark_roster(actor, item, consultation, record)
    if item.is_open:
        let_seated_in(actor, consultation, item)
    else:
        open_consultation(actor, consultation, item)
    record_item_afterwards(actor, item, record.times)
    for text, about in record.notes:
        write_note(actor, item, None, text, about)
    for supposed, fate in record.hypotheses:
        hypothesis = write_hypothesis(actor, item, None, supposed)
        if fate is not None:
            decide_hypothesis(actor, hypothesis, fate)
    for question, given in record.answers:
        give_answer(actor, consultation, question, given)
    owners = owners_at(actor, item, consultation)
    for agreement in record.agreements:
        agree_action(actor, item, consultation, agreement, owners)
    close_consultation(actor, consultation, item)


def _expect_begun(item: Item) -> None:
    if item.is_closed:
        raise Conflict(_RECORDED)
    if db.session.get_one(Meeting, item.meeting_id).starts_at > clock.now():
        raise NotSaved(_NOT_BEGUN)


def _mark_roster(actor: Actor, item: Item, consultation: Consultation, record: Record) -> None:
    mark_all(actor, item, record.there)
    waiting = {one.id: one for one in panel_of(actor, consultation) if one.waits_for_word}
    for invitation_id, place in record.asked:
        if invitation_id in waiting and place.state in TOOK_PART:
            _came_unannounced(actor, item, consultation, waiting[invitation_id], place)
    for place in record.came:
        seat(actor, item, place)
    db.session.flush()


def _came_unannounced(
    actor: Actor, item: Item, consultation: Consultation, invitation: Invitation, place: Place
) -> None:
    """Say yes for an expert who never answered and came all the same; the log names who did."""
    accept(actor, consultation, invitation)
    db.session.flush()
    there = find_attendance(actor, item, invitation.account_id)
    if there is not None:
        mark(actor, item, there, place)


_RECORDED = Words(
    "Tämä on jo kirjattu ja päätetty.",
    "Det här är redan antecknat och avslutat.",
    "This has been recorded and closed already.",
)
_NOT_BEGUN = Words(
    "Kokous ei ole vielä alkanut. Jälkikäteen voi kirjata, kun se on pidetty.",
    "Mötet har inte börjat än. I efterhand kan man anteckna när det har hållits.",
    "The meeting has not begun. One can record afterwards once it has been held.",
)
