"""The directory as it is today: looked at by its people, with two members by decision."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from consult.accounts.models import Account
from consult.demo.cast import PEOPLE, SERVICES
from consult.demo.year.hands import Hands, at
from consult.experts.operations import check_own_entry, check_service, say_absence
from consult.experts.queries import profile_of, service_named
from consult.foundation import clock
from consult.foundation.database import db
from consult.teams.models import TeamSeat
from consult.teams.operations import Decision, appoint, give_seat

NOT_LOOKED_AT = "nuutti"
"""One has not looked for a year: she is asked to."""
AWAY = "rauha"
FULL, DEPUTY = "chidi", "sakari"


def lay_directory_of_today(hands: Hands) -> None:
    """Let people look at their entries, be away, and sit in the group by decision."""
    keys = [key for key, person in PEOPLE.items() if person.fields and key != NOT_LOOKED_AT]
    for number, key in enumerate(keys):
        with hands.acting(key, _days_ago(20 + 13 * number)) as expert:
            profile = profile_of(expert, expert.id)
            assert profile is not None, "the cast describes itself"
            check_own_entry(expert, profile)
    for entry in SERVICES:
        with hands.acting(entry.keeper, _days_ago(45)) as keeper:
            service = service_named(keeper, entry.name)
            assert service is not None, "the cast keeps its services"
            check_service(keeper, service)
    with hands.acting(AWAY, _days_ago(2)) as person:
        first = clock.today() + timedelta(days=9)
        say_absence(person, hands.account(person, person.id), first, first + timedelta(days=9))
    _appoint(hands)


def _appoint(hands: Hands) -> None:
    team, year = hands.team("experts"), clock.today().year
    first, last = date(year, 1, 1), date(year + 1, 12, 31)
    decision = Decision(f"TUN/112/{year - 1}", date(year - 1, 12, 9), first, last)
    with hands.acting("fanni", _days_ago(60)) as fanni:
        full, deputy = (
            give_seat(fanni, team, db.session.get_one(Account, hands.id_of(key)), TeamSeat.MEMBER)
            for key in (FULL, DEPUTY)
        )
        db.session.flush()
        appoint(fanni, team, full, decision)
        appoint(fanni, team, deputy, replace(decision, stands_in_for=full.id))


def _days_ago(days: int) -> datetime:
    return at(clock.today() - timedelta(days=days), 10)
