"""Members of an expert group are set by a decision; teams may have people of several agencies."""

from datetime import UTC, date, datetime

import pytest

from consult.audit import Deed
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.notifications.models import OutboxMessage
from consult.teams.messages import tell_terms_ending
from consult.teams.models import Team, TeamSeat
from consult.teams.operations import Decision, appoint, give_seat
from consult.teams.queries import appointed, appointments_in, members_of
from tests.casework import doing
from tests.scenes import account_of, deeds, seat_of

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DECISION = Decision("TUN/12/2026", date(2025, 12, 10), FIRST, LAST)
DURING = datetime(2027, 11, 15, 9, 0, tzinfo=UTC)


@pytest.fixture
def group(app, template, fanni, chidi, sakari, clock):
    """The expert group, in which two people of two agencies sit."""
    clock.hold(DURING)
    team = db.session.get_one(Team, template.teams["experts"])
    with doing(fanni):
        for person in (chidi, sakari):
            give_seat(fanni.actor, team, account_of(person), TeamSeat.MEMBER)
    return team


def seat(person, team):
    return seat_of(person, team, TeamSeat.MEMBER)


def test_a_supervisor_writes_the_decision_down(page, group, fanni, chidi, sakari):
    hers, member = page.as_(fanni), seat(chidi, group)
    typed = {
        "decision": "TUN/12/2026",
        "decided_on": "2025-12-10",
        "term_from": "2026-01-01",
        "term_until": "2027-12-31",
    }
    hers.post("teams.appoint", group, member, **typed).leads_to("teams.show", group)
    hers.post("teams.appoint", group, seat(sakari, group), **typed, stands_in_for=str(member.id))
    hers.get("teams.show", group).shows(
        "TUN/12/2026", "1.1.2026", "31.12.2027", "Pohjan sairaala", "Kaamoksen päihdeklinikka"
    )
    assert running_in(group, fanni) == {chidi.id: None, sakari.id: chidi.id}
    assert deeds(Deed.SIGNED_IN)[-2:] == [Deed.MEMBER_APPOINTED] * 2


def running_in(group, fanni):
    return {row[0]: row[1] for row in db.session.execute(appointed(fanni.actor, group.id))}


def test_those_who_seat_nobody_decide_nothing(page, group, alma, chidi):
    page.as_(alma).get("teams.appoint", group, seat(chidi, group), expect=403)


def test_a_term_that_ends_before_it_begins_is_refused(page, group, fanni, chidi):
    typed = {
        "decision": "1",
        "decided_on": "2025-12-10",
        "term_from": "2028-02-29",
        "term_until": "2028-02-28",
    }
    page.as_(fanni).post("teams.appoint", group, seat(chidi, group), **typed, expect=422)
    assert appointments_in(fanni.actor, group.id) == {}


def test_nobody_is_her_own_deputy(group, fanni, chidi):
    member = seat(chidi, group)
    own = Decision("1", FIRST, FIRST, LAST, stands_in_for=member.id)
    with pytest.raises(NotSaved), doing(fanni):
        appoint(fanni.actor, group, member, own)


def test_a_newer_decision_takes_the_place_of_the_older(group, fanni, chidi):
    for number in ("1", "2"):
        with doing(fanni):
            appoint(fanni.actor, group, seat(chidi, group), Decision(number, FIRST, FIRST, LAST))
    (row,) = appointments_in(fanni.actor, group.id).values()
    assert row.decision == "2"


def test_two_months_before_its_end_the_member_and_the_coordinator_are_told_once(
    group, fanni, chidi
):
    with doing(fanni):
        appoint(fanni.actor, group, seat(chidi, group), DECISION)
    for _round in range(2):
        with transaction():
            tell_terms_ending(SYSTEM)
    told = db.session.query(OutboxMessage).filter_by(kind="member-term-ending")
    assert sorted(row.name for row in told) == [
        "Chidi Esimerkki",
        "Disa Mallikas",
        "Fanni Satuvuori",
    ]


def test_after_the_term_she_sits_there_and_is_no_longer_a_member_by_decision(
    group, fanni, chidi, clock
):
    with doing(fanni):
        appoint(fanni.actor, group, seat(chidi, group), DECISION)
    clock.hold(datetime(2028, 1, 1, 9, 0, tzinfo=UTC))
    assert running_in(group, fanni) == {}
    assert chidi.id in {row.account_id for row in members_of(fanni.actor, group.id)}
