"""What is planned, and what waits for each of the cast today."""

from datetime import date, datetime, time, timedelta

from consult.cases.queries import visible_cases
from consult.consultations.models import Consultation
from consult.consultations.operations import accept, confirm_panel, place
from consult.demo.texts import Text, coming
from consult.demo.year.asking import (
    ask_for_times,
    ask_group,
    ask_in_writing,
    days_ago,
    experts_for,
)
from consult.demo.year.hands import Hands, at
from consult.demo.year.weekly import book_item
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Meeting, MeetingMode, SeriesPlan
from consult.meetings.operations import MeetingPlan, plan_meeting, plan_series
from consult.meetings.queries import free_slots
from consult.meetings.rules import DaysOff, OnHolidays, Rhythm, Rule, Times, Wall
from consult.privacy import reviewed
from consult.teams.operations import switch_formats
from consult.teams.queries.formats import switched_on

MONTHS_AHEAD = 4
WITH_FAMILIES = (
    (timedelta(days=15), "network-meeting"),
    (timedelta(days=22), "family-group-conference"),
)


def lay_coming(hands: Hands) -> None:
    """Plan the next months; leave something to do for everybody."""
    group = _plan_group(hands)
    with hands.acting("alma", days_ago(3)) as alma:
        case = db.session.scalars(visible_cases(alma).limit(1)).one()
        weekly = free_slots(alma, hands.team("vaara").id, limit=1)[0]
    book_item(hands, "alma", case, coming()["weekly"], weekly, days_ago(2))
    _plan_with_families(hands)
    for text in coming()["request"]:
        _bring(hands, text, group)


def _plan_with_families(hands: Hands) -> None:
    """Keep two times for families and their networks, and try a draft out."""
    with hands.acting("fanni", days_ago(20)) as fanni:
        team = hands.team("vaara")
        switch_formats(fanni, team, switched_on(fanni, team.id) | {"anticipation-dialogue"})
    for ahead, key in WITH_FAMILIES:
        begins = at(_thursday_after(clock.today() + ahead), 13)
        ends = begins + timedelta(minutes=catalogue().format(key).minutes)
        place = reviewed("Perhekeskuksen iso huone")
        plan = MeetingPlan(begins, ends, 1, MeetingMode.ON_SITE, place, format_key=key)
        with hands.acting("bertta", days_ago(6)) as bertta:
            plan_meeting(bertta, hands.team("vaara"), plan)


def _plan_group(hands: Hands) -> list[Meeting]:
    """Plan the group's next months, on days that suited its people."""
    today = clock.today()
    ahead = (today + timedelta(days=39 + 28 * month) for month in range(MONTHS_AHEAD))
    days = tuple(_thursday_after(day) for day in ahead)
    rule = Rule(Rhythm.BY_HAND, days[0], by_hand=days)
    wall, off = Wall(time(13), 130), DaysOff(OnHolidays.KEEP)
    times = Times(days[0], days[-1], rule, wall, off, slots=2, slot_minutes=60)
    plan = SeriesPlan(times, MeetingMode.REMOTE, reviewed("Etäkokous"), link="")
    with hands.acting("disa", days_ago(30)) as disa:
        return plan_series(disa, hands.team("experts"), plan)[1]


def _bring(hands: Hands, text: Text, group: list[Meeting]) -> None:
    if text["state"] == "written":
        ask_in_writing(hands, text)
        return
    asked = {"requested": 4, "panel": 6, "invited": 9}[text["state"]]
    consultation = ask_group(hands, text, days_ago(asked), "expert-group")
    if text["state"] == "requested":
        ask_for_times(hands, consultation)
        return
    experts = experts_for(hands, text)
    with hands.acting("disa", days_ago(asked - 1)) as disa:
        meeting = db.session.get_one(Meeting, group[0].id)
        place(disa, consultation, meeting, hands.id_of("bertta"), experts)
    if text["state"] == "invited":
        _invite(hands, text, consultation, days_ago(asked - 2))


def _invite(hands: Hands, text: Text, consultation: Consultation, when: datetime) -> None:
    with hands.acting(text["asker"], when) as asker:
        invitations = confirm_panel(asker, consultation, "lsl-14")
    for invitation in invitations:
        key = hands.key_of(invitation.account_id)
        if key != "chidi":  # his waits on his front page
            with hands.acting(key, when + timedelta(hours=5)) as expert:
                accept(expert, consultation, invitation)


def _thursday_after(day: date) -> date:
    return day + timedelta(days=(3 - day.weekday()) % 7)
