"""Letting somebody open one consultation of a case, and nothing else of it."""

from datetime import date
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.cases.models import Case, CircleSeat
from consult.cases.operations import grant_partial_seat
from consult.consultations.models import Consultation
from consult.consultations.operations.naming import expect_no_real_name
from consult.consultations.queries import client_ids
from consult.foundation.actor import Actor


def share_consultation(
    actor: Actor,
    consultation: Consultation,
    case: Case,
    account_id: UUID,
    *,
    last_day: date | None = None,
    provision: str | None = None,
) -> CircleSeat:
    """Seat a colleague in the circle with the key to this consultation only.

    Raises:
        NotSaved: a real name of the case stands in it.

    """
    expect_no_real_name(actor, consultation)
    seat = grant_partial_seat(
        actor,
        case,
        account_id,
        consultation.space_id,
        last_day=last_day,
        provision=provision,
    )
    audit.record(
        actor,
        Deed.CONSULTATION_SEAT_GIVEN,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.CONSULTATION,
        provision=seat.provision,
        account=account_id,
        seat=seat.id,
    )
    return seat
