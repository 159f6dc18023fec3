"""Two-way times: psychiatry's are booked by child protection, and the other way round."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from consult.consultations.models import Consultation
from consult.consultations.operations import (
    Given,
    Wish,
    book,
    close_consultation,
    give_answer,
    open_consultation,
)
from consult.consultations.queries import item_of, questions_of
from consult.consultations.queries.finding import find_bookable_team
from consult.consultations.rules.choices import WishedHelp
from consult.demo.texts import Text, two_way
from consult.demo.year.hands import Hands, at, workday
from consult.demo.year.table import Table
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import AttendanceMode, Meeting, MeetingMode
from consult.meetings.operations import MeetingPlan, plan_meeting
from consult.privacy import reviewed
from consult.teams.models import Team, TeamKind, TeamSeat
from consult.teams.operations import add_team, give_seat, open_team_spaces, open_times, say_first

FORMAT = "two-way-consultation"
FOUNDER = "fanni"
FOUNDED = timedelta(days=60)
HELD_AGO, AHEAD = 12, 9
"""Days from today: the two that were held, and the two that are booked."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side, as it is founded."""

    name: str
    agency: str
    area: str
    seats: tuple[tuple[TeamSeat, str], ...]


SIDES = {
    "psychiatry": Side(
        "Pohjan nuorisopsykiatrian konsultaatioajat",
        "pohja",
        "Pohja",
        (
            (TeamSeat.LEAD, "chidi"),
            (TeamSeat.FACILITATOR, "chidi"),
            (TeamSeat.MEMBER, "lempi"),
            (TeamSeat.DEPUTY, "lempi"),
            (TeamSeat.DEPUTY, "sakari"),
        ),
    ),
    "protection": Side(
        "Vaaran lastensuojelun konsultaatioajat",
        "tunturi",
        "Vaara",
        (
            (TeamSeat.LEAD, "fanni"),
            (TeamSeat.FACILITATOR, "bertta"),
            (TeamSeat.MEMBER, "alma"),
            (TeamSeat.DEPUTY, "fanni"),
            (TeamSeat.DEPUTY, "ilona"),
        ),
    ),
}


def lay_two_way(hands: Hands) -> None:
    """Found both sides, open the times of each to the other, hold two and book two."""
    day = clock.today() - FOUNDED
    teams = {key: _found(hands, key, day) for key in SIDES}
    _open(hands, teams["psychiatry"], "chidi", hands.team("vaara").id, day, "psychiatry")
    _open(hands, teams["protection"], "fanni", teams["psychiatry"], day, "protection")
    for number, text in enumerate(two_way()["talk"]):
        days = -HELD_AGO if "note" in text else AHEAD
        begins = at(workday(clock.today() + timedelta(days=days + number)), 13)
        booked = _book(hands, teams[text["team"]], text, begins)
        if "note" in text:
            _hold(hands, booked, text, begins)


def _found(hands: Hands, key: str, day: date) -> UUID:
    side = SIDES[key]
    with hands.acting(FOUNDER, at(day, 9)) as founder:
        team = add_team(
            founder,
            name=side.name,
            kind=TeamKind.TWO_WAY,
            agency_id=hands.agency_id(side.agency),
            area=side.area,
            format_key=FORMAT,
        )
        for seat, person in side.seats:
            give_seat(founder, team, hands.account(founder, hands.id_of(person)), seat)
        team_id = team.id
    with hands.acting(dict(side.seats)[TeamSeat.LEAD], at(day, 10)) as lead:
        open_team_spaces(lead, db.session.get_one(Team, team_id))
    return team_id


def _open(hands: Hands, team_id: UUID, lead: str, guest_id: UUID, day: date, side: str) -> None:
    with hands.acting(lead, at(day, 11)) as actor:
        team = db.session.get_one(Team, team_id)
        open_times(actor, team, guest_id)
        say_first(actor, team, reviewed(two_way()["first"][side]))


def _book(hands: Hands, team_id: UUID, text: Text, begins: datetime) -> Consultation:
    planned = min(begins - timedelta(days=14), clock.now() - timedelta(days=3))
    with hands.acting(text["holder"], planned) as holder:
        ends = begins + timedelta(minutes=90)
        plan = MeetingPlan(begins, ends, 2, MeetingMode.REMOTE, reviewed("Etäyhteys"))
        meeting = plan_meeting(holder, db.session.get_one(Team, team_id), plan)
    with hands.acting(text["asker"], planned + timedelta(days=2)) as asker:
        found = find_bookable_team(asker, team_id)
        assert found is not None, "its times were opened"
        return book(
            asker,
            found.team,
            catalogue().format(FORMAT),
            Wish(questions=(reviewed(text["question"]),), help=WishedHelp.REFLECTION),
            db.session.get_one(Meeting, meeting.id),
            hands.id_of(text["holder"]),
            guest_of=found.guest_of,
        )


def _hold(hands: Hands, booked: Consultation, text: Text, begins: datetime) -> None:
    with hands.acting(text["holder"], begins) as holder:
        consultation = db.session.get_one(Consultation, booked.id)
        found = item_of(holder, consultation)
        assert found is not None, "it was booked"
        item, _meeting = found
        open_consultation(holder, consultation, item)
        table = Table(hands, holder, item, consultation, {})
        table.take_roll(AttendanceMode.REMOTE)
        spent = table.go_through([])
        with clock.moved_by(spent):
            [question] = questions_of(holder, consultation)
            give_answer(holder, consultation, question, Given(reviewed(text["note"])))
            agreed = {"what": text["agreement"], "days": text["days"]}
            table.agree(agreed, [consultation.asker_id])
            close_consultation(holder, consultation, item)
