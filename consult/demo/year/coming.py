"""What is planned, and what waits for each of the cast today."""

from datetime import date, datetime, time, timedelta

from consult.cases.queries import visible_cases
from consult.consultations.models import Consultation
from consult.consultations.operations import About, Wish, accept, ask, confirm_panel, place
from consult.consultations.rules.choices import Urgency, WishedHelp
from consult.demo.texts import Text, coming
from consult.demo.year.hands import Hands, at
from consult.demo.year.reading import new_client
from consult.demo.year.weekly import book_item
from consult.experts.rules import sector_by_field
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Meeting, MeetingMode, SeriesPlan
from consult.meetings.operations import plan_series
from consult.meetings.queries import free_slots
from consult.meetings.rules import DaysOff, OnHolidays, Rhythm, Rule, Times, Wall
from consult.privacy import reviewed

MONTHS_AHEAD = 4


def lay_coming(hands: Hands) -> None:
    """Plan the next months; leave something to do for everybody."""
    group = _plan_group(hands)
    with hands.acting("alma", _days_ago(3)) as alma:
        case = db.session.scalars(visible_cases(alma).limit(1)).one()
        weekly = free_slots(alma, hands.team("vaara").id, limit=1)[0]
    book_item(hands, "alma", case, coming()["weekly"], weekly, _days_ago(2))
    for text in coming()["request"]:
        _bring(hands, text, group)


def _plan_group(hands: Hands) -> list[Meeting]:
    """Plan the group's next months, on days that suited its people."""
    today = clock.today()
    ahead = (today + timedelta(days=39 + 28 * month) for month in range(MONTHS_AHEAD))
    days = tuple(_thursday_after(day) for day in ahead)
    rule = Rule(Rhythm.BY_HAND, days[0], by_hand=days)
    wall, off = Wall(time(13), 130), DaysOff(OnHolidays.KEEP)
    times = Times(days[0], days[-1], rule, wall, off, slots=2, slot_minutes=60)
    plan = SeriesPlan(times, MeetingMode.REMOTE, reviewed("Etäkokous"), link="")
    with hands.acting("disa", _days_ago(30)) as disa:
        return plan_series(disa, hands.team("experts"), plan)[1]


def _bring(hands: Hands, text: Text, group: list[Meeting]) -> None:
    asked = {"requested": 4, "panel": 6, "invited": 9}[text["state"]]
    consultation = _ask(hands, text, _days_ago(asked))
    if text["state"] == "requested":
        return
    experts = []
    taken: set[str] = set()
    for field in text["fields"]:
        key = hands.expert_in(field, set(text["involved"]), taken)
        if key is not None:
            taken.add(key)
            experts.append((hands.id_of(key), sector_by_field()[field]))
    with hands.acting("disa", _days_ago(asked - 1)) as disa:
        meeting = db.session.get_one(Meeting, group[0].id)
        place(disa, consultation, meeting, hands.id_of("bertta"), experts)
    if text["state"] == "invited":
        _invite(hands, text, consultation, _days_ago(asked - 2))


def _ask(hands: Hands, text: Text, when: datetime) -> Consultation:
    with hands.acting(text["asker"], when) as asker:
        clients = tuple(new_client(one, when.date()) for one in text["client"])
        wish = Wish(
            questions=tuple(reviewed(one["text"]) for one in text["question"]),
            help=WishedHelp.of(text["help"]),
            urgency=Urgency.of(text["urgency"]),
            about=About(home_team_id=hands.team("vaara").id, new_clients=clients),
            sectors=tuple(text["sectors"]),
            agencies=tuple(hands.agency_id(key) for key in text["involved"]),
            decision=reviewed(text["decision"]),
            background=reviewed(text["background"]),
        )
        shape = catalogue().format("expert-group")
        return ask(asker, hands.team("experts"), shape, wish, provision="lsl-14")


def _invite(hands: Hands, text: Text, consultation: Consultation, when: datetime) -> None:
    with hands.acting(text["asker"], when) as asker:
        invitations = confirm_panel(asker, consultation, "lsl-14")
    for invitation in invitations:
        key = hands.key_of(invitation.account_id)
        if key != "chidi":  # his waits on his front page
            with hands.acting(key, when + timedelta(hours=5)) as expert:
                accept(expert, consultation, invitation)


def _days_ago(days: int) -> datetime:
    return at(clock.today() - timedelta(days=days), 10)


def _thursday_after(day: date) -> date:
    return day + timedelta(days=(3 - day.weekday()) % 7)
