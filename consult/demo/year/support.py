"""Consultation support: talks about the work itself, between the two alone."""

from datetime import timedelta

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
from consult.demo.texts import Text, talks
from consult.demo.year.hands import Hands, at
from consult.demo.year.table import Table
from consult.formats import Topic, catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import AttendanceMode, Meeting, MeetingMode
from consult.meetings.operations import MeetingPlan, plan_meeting
from consult.privacy import reviewed

TEAM, HOLDER = "support", "bertta"
ASKERS = ("zed", "jaana", "alma", "zed")


def lay_support(hands: Hands) -> None:
    """Lay the talks of the last two months, one in two weeks."""
    for number, (text, asker) in enumerate(zip(talks(), ASKERS, strict=True)):
        day = clock.today() - timedelta(days=10 + 14 * (len(ASKERS) - number))
        begins = at(day, 14)
        with hands.acting(HOLDER, at(day - timedelta(days=7), 9)) as holder:
            plan = MeetingPlan(
                begins, begins + timedelta(hours=1), 1, MeetingMode.REMOTE, reviewed("Etäyhteys")
            )
            meeting = plan_meeting(holder, hands.team(TEAM), plan)
        _talk(hands, asker, text, meeting)


def _talk(hands: Hands, asker: str, text: Text, meeting: Meeting) -> None:
    begins = meeting.starts_at
    with hands.acting(asker, begins - timedelta(days=3)) as actor:
        wish = Wish(questions=(reviewed(text["question"]),), help=Topic.of(text["topic"]))
        consultation = book(
            actor,
            hands.team(TEAM),
            catalogue().format("consultation-support"),
            wish,
            db.session.get_one(Meeting, meeting.id),
            hands.id_of(HOLDER),
        )
    _hold(hands, consultation, text)


def _hold(hands: Hands, consultation: Consultation, text: Text) -> None:
    with hands.acting(HOLDER, consultation.asked_at + timedelta(days=3)) as holder:
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
