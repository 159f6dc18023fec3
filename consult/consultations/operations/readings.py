"""Choosing what is read before the meeting."""

from collections.abc import Collection
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.consultations.models import Consultation, ReadingChoice
from consult.consultations.queries import reading_choices_of, requests_of
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.meetings.operations.phases import OVER


def choose_readings(actor: Actor, it: Consultation, wanted: Collection[UUID]) -> None:
    """Say which texts of the request are read beforehand; those who prepare themselves see these.

    Raises:
        NotSaved: the item is over.

    """
    if not (it.is_placed or it.is_open):
        raise NotSaved(OVER)
    chosen = reading_choices_of(actor, it)
    for request in requests_of(actor, it):
        row = chosen.get(request.id)
        if row is None:
            row = ReadingChoice(id=new_id(), consultation_id=it.id, request_id=request.id)
            db.session.add(row)
        row.chosen = request.id in wanted
    audit.record(actor, Deed.READINGS_CHOSEN, on=it, space=it.space_id, readings=len(wanted))
