"""An interpreter: who, whether she may, whether the family wants her, and the longer time."""

from dataclasses import dataclass

from consult import audit
from consult.audit import Deed
from consult.consultations.messages.changes import tell_of_longer_meeting
from consult.consultations.models import Consultation, Interpretation
from consult.consultations.operations.states import expect_before_opening
from consult.consultations.queries import (
    client_ids,
    interpretations_of,
    item_of,
    languages_wanted,
)
from consult.consultations.rules.languages import LONGER_BY, Accepts, Disqualified
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.languages import ServiceLanguage
from consult.foundation.words import Words
from consult.meetings.operations import lengthen_meeting

NOT_WANTED = Words(
    "Kukaan niistä, joita konsultaatio koskee, ei asioi tällä kielellä.",
    "Ingen av dem som konsultationen gäller betjänas på det här språket.",
    "Nobody whom the consultation concerns is served in this language.",
)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is known of an interpreter so far."""

    interpreter: str
    disqualified: Disqualified = Disqualified.UNKNOWN
    accepts: Accepts = Accepts.NOT_ASKED
    minutes: int = LONGER_BY


def arrange_interpreter(
    actor: Actor, consultation: Consultation, language: ServiceLanguage, arranged: Arranged
) -> Interpretation:
    """Write down who interprets a language; the meeting, if there is one, gets longer.

    Another interpreter is checked and accepted anew: neither word passes on to her.

    Raises:
        NotSaved: nobody it concerns is served in this language.

    """
    expect_before_opening(consultation)
    if language not in languages_wanted(actor, consultation):
        raise NotSaved(NOT_WANTED)
    row = interpretations_of(actor, consultation).get(language)
    if row is None:
        row = _new(actor, consultation, language)
    elif row.interpreter != arranged.interpreter and _same_words(row, arranged):
        arranged = Arranged(arranged.interpreter, minutes=arranged.minutes)
    before = row.minutes if row.meeting_id is not None else 0
    row.interpreter, row.minutes = arranged.interpreter, arranged.minutes
    row.disqualified, row.accepts = arranged.disqualified, arranged.accepts
    row.arranged_by, row.arranged_at = actor.id, clock.now()
    audit.record(
        actor,
        Deed.INTERPRETER_ARRANGED,
        on=row,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        language=language,
    )
    if row.meeting_id is not None and consultation.is_placed:
        _lengthen(actor, consultation, row.minutes - before)
    make_time_for_interpreters(actor, consultation)
    return row


def make_time_for_interpreters(actor: Actor, consultation: Consultation) -> None:
    """Make the meeting longer in which something is interpreted, once for each language.

    A meeting that the consultation leaves stays as long as it is: people have made room for it.
    """
    if not consultation.is_placed:
        return
    _item, meeting = item_of(actor, consultation)
    for row in interpretations_of(actor, consultation).values():
        if row.meeting_id != meeting.id:
            row.meeting_id = meeting.id
            _lengthen(actor, consultation, row.minutes)


def _lengthen(actor: Actor, consultation: Consultation, minutes: int) -> None:
    if minutes:
        _item, meeting = item_of(actor, consultation)
        lengthen_meeting(actor, meeting, minutes)
        tell_of_longer_meeting(actor, meeting)


def _new(actor: Actor, consultation: Consultation, language: ServiceLanguage) -> Interpretation:
    row = Interpretation(
        id=new_id(), consultation_id=consultation.id, language=language, meeting_id=None
    )
    db.session.add(row)
    return row


def _same_words(row: Interpretation, arranged: Arranged) -> bool:
    """Tell whether both words are as they were: they were said of another interpreter."""
    return (row.disqualified, row.accepts) == (arranged.disqualified, arranged.accepts)
