"""What a team says about its times: set by those who answer for it."""

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.teams.models import EXCEPTING_SEATS, BookingRules, Team, TeamSeat
from consult.teams.queries import rules_of
from consult.teams.rules import DAY_HOURS, LONGEST_NOTICE, MOST_ITEMS, MOST_SECTORS, Bounds

NO_SENSE = Words(
    "Tarkista luvut: varausaika enintään 60 vuorokautta, asioita 1–12, aloja enintään 10.",
    "Kontrollera talen: bokningstid högst 60 dygn, ärenden 1–12, sektorer högst 10.",
    "Check the numbers: booking at the most 60 days before, 1 to 12 items, at most 10 sectors.",
)
NOT_THEY = Words(
    "Valitse, kuka voi tehdä poikkeuksen.",
    "Välj vem som kan göra undantag.",
    "Choose who may make an exception.",
)


def set_rules(actor: Actor, team: Team, bounds: Bounds, excepted_by: TeamSeat) -> BookingRules:
    """Say until when, how many, by whom and with whom the team's times are booked.

    Raises:
        NotSaved: a number makes no sense, or nobody of that seat may make exceptions.

    """
    if not _makes_sense(bounds):
        raise NotSaved(NO_SENSE)
    if excepted_by not in EXCEPTING_SEATS:
        raise NotSaved(NOT_THEY)
    rules = rules_of(actor, team.id) or BookingRules(id=new_id(), team_id=team.id)
    rules.latest_hours, rules.capacity = bounds.latest_hours, bounds.capacity
    rules.asked_by, rules.sectors = bounds.asked_by, bounds.sectors
    rules.excepted_by = excepted_by
    db.session.add(rules)
    audit.record(
        actor, Deed.BOOKING_RULES_SET, on=rules, purpose=Purpose.COORDINATION, team=team.id
    )
    return rules


def _makes_sense(bounds: Bounds) -> bool:
    return (
        0 <= bounds.latest_hours <= LONGEST_NOTICE * DAY_HOURS
        and (bounds.capacity is None or 1 <= bounds.capacity <= MOST_ITEMS)
        and 0 <= bounds.sectors <= MOST_SECTORS
    )
