"""What is planned, and what waits for each of the cast today."""

from datetime import date, datetime, timedelta

from consult.cases.queries import visible_cases
from consult.consultations.models import Consultation
from consult.consultations.operations import About, Wish, accept, ask, confirm_panel, place
from consult.consultations.rules.choices import Urgency, WishedHelp
from consult.demo.texts import Text, coming
from consult.demo.year.hands import Hands, at
from consult.demo.year.reading import new_client
from consult.demo.year.weekly import ITEMS, LASTS, book_item, last_wednesday
from consult.experts.rules import sector_by_field
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Meeting, MeetingMode
from consult.meetings.operations import MeetingPlan, plan_meeting
from consult.privacy import reviewed

WEEKS_AHEAD = 6
MONTHS_AHEAD = 4


def lay_coming(hands: Hands) -> None:
    """Plan the next weeks and months; leave something to do for everybody."""
    weekly = _plan_weeks(hands)
    group = _plan_group(hands)
    with hands.acting("alma", _days_ago(3)) as alma:
        case = db.session.scalars(visible_cases(alma).limit(1)).one()
    book_item(hands, "alma", case, coming()["weekly"], weekly[0], _days_ago(2))
    for text in coming()["request"]:
        _bring(hands, text, group)


def _plan_weeks(hands: Hands) -> list[Meeting]:
    last = last_wednesday(clock.today())
    planned = []
    with hands.acting("bertta", _days_ago(6)) as bertta:
        for ahead in range(1, WEEKS_AHEAD + 1):
            begins = at(last + timedelta(weeks=ahead), 9)
            if begins <= clock.now() + timedelta(days=6):
                continue
            place_words = reviewed("Vaaran neuvotteluhuone")
            plan = MeetingPlan(begins, begins + LASTS, ITEMS, MeetingMode.ON_SITE, place_words)
            planned.append(plan_meeting(bertta, hands.team("vaara"), plan))
    return planned


def _plan_group(hands: Hands) -> list[Meeting]:
    planned = []
    with hands.acting("disa", _days_ago(30)) as disa:
        for month in range(MONTHS_AHEAD):
            begins = at(_thursday_after(clock.today() + timedelta(days=39 + 28 * month)), 13)
            words = reviewed("Etäkokous")
            plan = MeetingPlan(
                begins, begins + timedelta(hours=2, minutes=10), 2, MeetingMode.REMOTE, words
            )
            planned.append(plan_meeting(disa, hands.team("experts"), plan))
    return planned


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
