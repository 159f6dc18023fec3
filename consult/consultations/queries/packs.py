"""What is read beforehand of a consultation, and what its printed pack holds."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select

from consult.agencies.rules import registers_at_table
from consult.consultations.models import Consultation, ReadingChoice, Request
from consult.consultations.queries.whole import Whole
from consult.consultations.rules.choices import RequestPart
from consult.consultations.rules.pack import PackContent, PrintedPerson
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.queries.preparing import EXPECTED, printed_phases
from consult.meetings.queries.room import Room, Seated, words_of


def reading_choices_of(actor: Actor, consultation: Consultation) -> dict[UUID, ReadingChoice]:
    """Return what was said of each text of the request, by its id."""
    query = select(ReadingChoice).where(ReadingChoice.consultation_id == consultation.id)
    return {row.request_id: row for row in db.session.scalars(query)}


def readings_of(actor: Actor, consultation: Consultation) -> Sequence[Request]:
    """Return what is to be read beforehand, oldest first."""
    usual = ReadingChoice.id.is_(None) & (Request.part == RequestPart.BACKGROUND)
    query = (
        select(Request)
        .outerjoin(ReadingChoice, ReadingChoice.request_id == Request.id)
        .where(Request.consultation_id == consultation.id)
        .where(or_(ReadingChoice.chosen.is_(True), usual))
    )
    return db.session.scalars(query.order_by(Request.written_at, Request.id)).all()


def pack_content(
    actor: Actor, room: Room, brief: Whole | None, when: str, language: str
) -> PackContent:
    """Gather the pack of an item; without the questions for those who may not read them."""
    words = words_of(room.item, room.phases, language)
    expected = [one for one in room.table if one.attendance.state in EXPECTED]
    return PackContent(
        format=room.shape.title.say(language),
        when=when,
        people=[_printed(one, language) for one in expected],
        questions=[question.body for question in brief.questions] if brief else (),
        readings=[(one.part.words.say(language), one.body) for one in brief.readings]
        if brief
        else (),
        phases=printed_phases(actor, room, words, language),
        registers=registers_at_table(one.agency.register for one in expected if one.agency),
    )


def _printed(one: Seated, language: str) -> PrintedPerson:
    role = one.attendance.role.words.say(language)
    place = one.agency.name if one.agency else one.sector.say(language)
    return PrintedPerson(one.name or "–", role, place)
