"""The weekly team's meetings up to today: three families each, one meeting called off."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from consult.access import propose
from consult.cases.models import Case, Client
from consult.cases.operations import add_client, note_down_case, open_case
from consult.cases.queries import clients_of, find_case
from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.consultations.models import Consultation
from consult.consultations.operations import (
    About,
    Given,
    Wish,
    book,
    close_consultation,
    give_answer,
    open_consultation,
    receive_answers,
)
from consult.consultations.queries import item_of, questions_of, seated_at
from consult.consultations.rules.choices import Urgency, WishedHelp
from consult.demo.texts import Text, weekly_items
from consult.demo.year.hands import Hands, at, by_day
from consult.demo.year.reading import Clients, by_key
from consult.demo.year.table import Table
from consult.followups.models import Action
from consult.followups.operations import mark_done
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import (
    AttendanceMode,
    CancelReason,
    Meeting,
    MeetingMode,
    SeriesPlan,
)
from consult.meetings.operations import Fate, cancel_meeting, plan_series
from consult.meetings.rules import (
    Chosen,
    DaysOff,
    HypothesisState,
    OnHolidays,
    Rhythm,
    Rule,
    Times,
    Wall,
)
from consult.notes.operations import file_note
from consult.oversight.operations import review_meetings
from consult.people.operations import PersonToAdd, add_people
from consult.privacy import reviewed
from consult.teams.models import TeamSeat
from consult.teams.operations import set_rules
from consult.teams.rules import Bounds

TEAM, HOLDER = "vaara", "bertta"
WEEKS_HELD = 8
ITEMS = 3
CALLED_OFF = 5
"""How many meetings before the last one was called off."""
REVIEWED_UNTIL = 3
"""The last meetings nobody has reviewed yet."""
LASTS = timedelta(hours=3, minutes=10)
TALK = timedelta(minutes=62)
WEEKS_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Booked:
    """An item of a weekly meeting: whose, about whom, what is said, and when."""

    asker: str
    consultation: Consultation
    clients: Clients
    text: Text
    begins: datetime
    fate: Fate
    """What becomes of its hypothesis."""


def last_wednesday(today: date) -> date:
    """Return the last Wednesday before today."""
    return today - timedelta(days=(today.weekday() - 2) % 7 or 7)


def lay_weeks(hands: Hands) -> list[list[Booked]]:
    """Lay the meetings of the last weeks with their items, and plan the next ones."""
    weeks: list[list[Booked]] = []
    held, called_off = _days(clock.today())
    meetings = _plan(hands, sorted((*held, called_off)))
    families: dict[str, tuple[str, Case, Clients]] = {}
    items = weekly_items()
    for week, day in enumerate(held):
        booked: list[Booked] = []
        weeks.append(booked)
        for slot, (family, text) in enumerate(items[week * ITEMS : (week + 1) * ITEMS]):
            asker = ("alma", "jaana")[len(families) % 2]
            theme = family["theme"]
            if theme not in families:
                families[theme] = (asker, *_open(hands, asker, family, at(day, 8) - _EARLIER))
            begins = at(day, 9) + TALK * slot
            asker, case, clients = families[theme]
            when = begins - timedelta(days=5)
            consultation = book_item(hands, asker, case, text, meetings[day], when)
            fate = _fate(day, week, slot)
            booked.append(Booked(asker, consultation, clients, text, begins, fate))
        for number, one in enumerate(booked):
            _discuss(hands, one, late=(week + number) % 4 == 0)
    with hands.acting("fanni", at(called_off, 7)) as fanni:
        note = reviewed("Puolet tiimistä oli sairaana.")
        cancel_meeting(fanni, meetings[called_off], hands.team(TEAM), CancelReason.ILLNESS, note)
    with hands.acting("fanni", at(held[-1], 15)) as fanni:
        set_rules(fanni, hands.team(TEAM), Bounds(latest_hours=24), TeamSeat.LEAD)
    with hands.acting("eero", at(held[-REVIEWED_UNTIL], 16)) as eero:
        review_meetings(eero, [meetings[day] for day in held[:-REVIEWED_UNTIL]], reviewed(""))
    return weeks


def _days(today: date) -> tuple[list[date], date]:
    last = last_wednesday(today)
    days = [last - timedelta(weeks=back) for back in range(WEEKS_HELD, -1, -1)]
    return [day for day in days if day != days[CALLED_OFF]], days[CALLED_OFF]


def _plan(hands: Hands, days: list[date]) -> dict[date, Meeting]:
    """Plan every Wednesday, some weeks ahead too, all but the one that is next."""
    last = days[-1] + timedelta(weeks=WEEKS_AHEAD)
    rule, off = Rule(Rhythm.WEEKLY, days[0]), DaysOff(OnHolidays.KEEP)
    wall = Wall(time(9), LASTS // timedelta(minutes=1))
    times = Times(days[0], last, rule, wall, off, slots=ITEMS, slot_minutes=60)
    place = reviewed("Vaaran neuvotteluhuone")
    plan = SeriesPlan(times, MeetingMode.ON_SITE, place, link="")
    soon = clock.now() + timedelta(days=6)
    coming = [days[-1] + timedelta(weeks=ahead) for ahead in range(1, WEEKS_AHEAD + 1)]
    struck = {day: Chosen(day, day, held=False) for day in coming if at(day, 9) <= soon}
    with hands.acting(HOLDER, at(days[0] - timedelta(weeks=3), 10)) as holder:
        return by_day(plan_series(holder, hands.team(TEAM), plan, struck)[1])


def _open(hands: Hands, asker: str, family: Text, when: datetime) -> tuple[Case, Clients]:
    with hands.acting(asker, when) as actor:
        case = open_case(actor, hands.team(TEAM).id)
        db.session.flush()
        clients: list[Client] = [
            add_client(
                actor,
                case,
                ClientRole.of(one["role"]),
                ServiceTask.of(one["task"]),
                ServiceLanguage.of(one["language"]),
                card=reviewed(one["card"]),
            )
            for one in family["client"]
        ]
        people = [
            PersonToAdd(
                reviewed(one["label"]), reviewed(one["relation"]), notes=reviewed(one["notes"])
            )
            for one in family["person"]
        ]
        add_people(actor, case, people)
        shown = find_case(actor, case.id)
        assert shown is not None, "whoever opens a case sits in its circle"
        file_note(actor, shown, reviewed(family["case_note"]))
        note_down_case(actor, case, clock.today())
    return case, by_key(family["client"], clients)


def _fate(day: date, week: int, slot: int) -> Fate:
    """Let the older hypotheses be decided on, one be due by now, and the newest be open."""
    if week < WEEKS_HELD - 4:
        acted = (week + slot) % 2
        return Fate(HypothesisState.ACTED if acted else HypothesisState.DROPPED)
    due = (week, slot) == (WEEKS_HELD - 4, 0)
    return Fate(HypothesisState.KEPT, day + (_KEPT_SHORTLY if due else _KEPT))


def _discuss(hands: Hands, one: Booked, *, late: bool) -> None:
    action = _hold(hands, one)
    with hands.acting(one.asker, one.begins + timedelta(hours=4)) as actor:
        receive_answers(actor, one.consultation)
    done = action.due_on + timedelta(days=4 if late else -1)
    if one.text["agreement"].get("outcome") and done < clock.today():
        with hands.acting(hands.key_of(action.owner_id), at(done, 14)) as owner:
            mark_done(owner, db.session.get_one(Action, action.id))


def book_item(
    hands: Hands, asker: str, case: Case, text: Text, meeting: Meeting, when: datetime
) -> Consultation:
    """Book a slot of the weekly team for one family."""
    with hands.acting(asker, when) as actor:
        shown = find_case(actor, case.id)
        concerned = tuple((client.id, None) for client in clients_of(actor, case))
        wish = Wish(
            questions=(reviewed(text["question"]),),
            help=WishedHelp.REFLECTION,
            urgency=Urgency.of(text["urgency"]),
            about=About(case=shown, known_clients=concerned),
        )
        proposed = propose("systemic-weekly")
        return book(
            actor,
            hands.team(TEAM),
            catalogue().format("systemic-weekly"),
            wish,
            db.session.get_one(Meeting, meeting.id),
            hands.id_of(HOLDER),
            provision=proposed.key if proposed else "",
        )


def _hold(hands: Hands, one: Booked) -> Action:
    consultation, text = one.consultation, one.text
    with hands.acting(HOLDER, one.begins) as holder:
        found = item_of(holder, consultation)
        assert found is not None, "it was booked"
        item, _meeting = found
        open_consultation(holder, consultation, item)
        table = Table(hands, holder, item, consultation, one.clients)
        table.take_roll(AttendanceMode.IN_PERSON)
        spent = table.go_through(text["note"])
        table.suppose(text["hypothesis"], text["clients"], one.fate)
        with clock.moved_by(spent):
            [question] = questions_of(holder, consultation)
            give_answer(
                holder, consultation, question, Given(reviewed(text["hypothesis"]), _TOGETHER)
            )
            owners = [consultation.asker_id, *seated_at(holder, item)]
            action = table.agree(text["agreement"], owners)
            close_consultation(holder, consultation, item)
    return action


_TOGETHER = ("child-protection", "family-therapy")
_EARLIER = timedelta(days=12)
_KEPT_SHORTLY, _KEPT = timedelta(weeks=3), timedelta(weeks=8)
