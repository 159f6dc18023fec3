"""The pilot of the Lapland expert group, as its final report gives it.

Eleven meeting times about monthly, nine held, thirteen cases, ten fields of expertise
(Lastensuojelun kehittäminen Pohjois-Suomessa 20–22, final report). The start on 16.12.2021 and
the two cancelled ones are inferred; how cases and people fall on single meetings, the reasons and
all texts are made up.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice

from consult.access import propose
from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.cases.operations import note_down_case, write_client_card
from consult.cases.queries import clients_of, find_case
from consult.consultations.models import Consultation
from consult.consultations.operations import (
    About,
    Given,
    Wish,
    accept,
    ask,
    close_consultation,
    confirm_panel,
    give_answer,
    open_consultation,
    place,
    receive_answers,
)
from consult.consultations.queries import panel_of, questions_of
from consult.consultations.rules.choices import Urgency, WishedHelp
from consult.demo.texts import Text, consultations
from consult.demo.year.hands import Hands, at, by_day
from consult.demo.year.reading import Clients, by_key, new_client, new_person
from consult.demo.year.table import Table
from consult.experts.rules import sector_by_field
from consult.followups.models import Action
from consult.followups.operations import mark_done
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import (
    AttendanceMode,
    CancelReason,
    Item,
    Meeting,
    MeetingMode,
    SeriesPlan,
)
from consult.meetings.operations import cancel_meeting, plan_series
from consult.meetings.rules import DaysOff, Nth, Rhythm, Rule, Times, Wall, Weekday
from consult.notes.operations import file_note
from consult.oversight.operations import review_meetings
from consult.privacy import ReviewedText, reviewed

GROUP, HOME = "experts", "vaara"
FOUNDED_AT = at(date(2021, 11, 15), 9)
"""When the demo's people came into the house."""

PLANNED_ON = date(2021, 11, 16)

HELD: dict[date, int] = {
    date(2021, 12, 16): 1,
    date(2022, 1, 20): 1,
    date(2022, 2, 17): 2,
    date(2022, 4, 21): 1,
    date(2022, 5, 19): 2,
    date(2022, 8, 18): 1,
    date(2022, 9, 15): 2,
    date(2022, 10, 20): 1,
    date(2022, 11, 17): 2,
}
"""Meetings that were held, with how many cases each."""

CANCELLED: dict[date, tuple[CancelReason, str]] = {
    date(2022, 3, 17): (CancelReason.ILLNESS, "Ohjaaja sairastui, eikä sijaista ehditty saada."),
    date(2022, 6, 16): (CancelReason.TOO_FEW, "Kesälomien vuoksi vain kaksi pääsi paikalle."),
}

ASKERS = ("jaana", "alma")
HOLDER = "bertta"
SINCE = timedelta(days=24)
"""How long before its meeting a consultation was asked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """One consultation of the pilot: its text, who asked, and when it was discussed."""

    text: Text
    asker: str
    meeting: Meeting
    begins: datetime


@dataclass(frozen=True, slots=True)
class Brought:
    """A consultation that has its time, its table and its clients."""

    consultation: Consultation
    item: Item
    clients: Clients


def lay_pilot(hands: Hands) -> None:
    """Lay the eleven times, and what was held at nine of them."""
    meetings = _plan(hands)
    askers = cycle(ASKERS)
    texts = iter(consultations())
    for day, count in HELD.items():
        told = [
            Told(text, next(askers), meetings[day], at(day, 13) + timedelta(minutes=62 * number))
            for number, text in enumerate(islice(texts, count))
        ]
        for one, brought in [(one, _bring(hands, one)) for one in told]:
            _discuss(hands, one, brought)
    _call_off(hands, meetings)
    with hands.acting("eero", at(date(2022, 12, 1), 9)) as eero:
        review_meetings(
            eero, list(meetings.values()), reviewed("Pilotti käyty läpi ryhmän kanssa.")
        )


def _plan(hands: Hands) -> dict[date, Meeting]:
    """Plan the third Thursday of each month, July off: eleven times."""
    days = sorted((*HELD, *CANCELLED))
    rule = Rule(Rhythm.NTH_WEEKDAY, days[0], Weekday.THURSDAY, Nth.THIRD)
    wall, off = Wall(time(13), 130), DaysOff(july=True)
    times = Times(days[0], days[-1], rule, wall, off, slots=2, slot_minutes=60)
    plan = SeriesPlan(times, MeetingMode.REMOTE, _REMOTE, link="")
    with hands.acting("disa", at(PLANNED_ON, 10)) as disa:
        return by_day(plan_series(disa, hands.team(GROUP), plan)[1])


def _call_off(hands: Hands, meetings: dict[date, Meeting]) -> None:
    for day, (reason, words) in CANCELLED.items():
        with hands.acting("disa", at(day, 9)) as disa:
            cancel_meeting(disa, meetings[day], hands.team(GROUP), reason, reviewed(words))


def _bring(hands: Hands, told: Told) -> Brought:
    asked_at = told.begins - SINCE
    consultation, clients = _ask(hands, told, asked_at)
    item = _place(hands, told, consultation, asked_at + timedelta(days=2))
    _invite(hands, told, consultation, asked_at + timedelta(days=3))
    return Brought(consultation, item, clients)


def _discuss(hands: Hands, told: Told, brought: Brought) -> None:
    actions = _hold(hands, told, brought)
    _follow_up(hands, told, brought.consultation, actions)


def _ask(hands: Hands, told: Told, when: datetime) -> tuple[Consultation, Clients]:
    text, day = told.text, when.date()
    with hands.acting(told.asker, when) as asker:
        about = About(
            home_team_id=hands.team(HOME).id,
            new_clients=tuple(new_client(one, day) for one in text["client"]),
            new_people=tuple(new_person(one) for one in text["person"]),
        )
        wish = Wish(
            questions=tuple(reviewed(one["text"]) for one in text["question"]),
            help=WishedHelp.of(text["help"]),
            urgency=Urgency.of(text["urgency"]),
            about=about,
            sectors=tuple(text["sectors"]),
            agencies=tuple(hands.agency_id(key) for key in text["involved"]),
            decision=reviewed(text["decision"]),
            background=reviewed(text["background"]),
        )
        shape = catalogue().format("expert-group")
        consultation = ask(asker, hands.team(GROUP), shape, wish, provision=_provision())
        case = find_case(asker, consultation.case_id) if consultation.case_id else None
        assert case is not None, "the expert group needs a case"
        clients = by_key(text["client"], clients_of(asker, case))
        for one in text["client"]:
            _fill_card(hands, told.asker, clients[one["key"]], one)
        file_note(asker, case, reviewed(text["case_note"]))
        note_down_case(asker, case, clock.today())
    return consultation, clients


def _fill_card(hands: Hands, asker: str, client: Client, text: Text) -> None:
    write_client_card(
        hands.laid.actors[asker],
        client,
        client.service_task,
        client.service_language,
        own_label=_NOTHING,
        other_language=_NOTHING,
        card=reviewed(text["card"]),
    )


def _place(hands: Hands, told: Told, consultation: Consultation, when: datetime) -> Item:
    involved, taken = set(told.text["involved"]), set[str]()
    experts = []
    for field in told.text["fields"]:
        key = hands.expert_in(field, involved, taken)
        if key is not None:
            taken.add(key)
            experts.append((hands.id_of(key), sector_by_field()[field]))
    with hands.acting("disa", when) as disa:
        return place(disa, consultation, told.meeting, hands.id_of(HOLDER), experts)


def _invite(hands: Hands, told: Told, consultation: Consultation, when: datetime) -> None:
    with hands.acting(told.asker, when) as asker:
        invitations = confirm_panel(asker, consultation, _provision())
    for invitation in invitations:
        key = hands.key_of(invitation.account_id)
        with hands.acting(key, when + timedelta(days=1)) as expert:
            accept(expert, consultation, invitation)


def _hold(hands: Hands, told: Told, brought: Brought) -> list[Action]:
    consultation, item = brought.consultation, brought.item
    with hands.acting(HOLDER, told.begins) as holder:
        open_consultation(holder, consultation, item)
        table = Table(hands, holder, item, consultation, brought.clients)
        table.take_roll(AttendanceMode.REMOTE)
        spent = table.go_through(told.text["note"])
        with clock.moved_by(spent):
            _answer(told, consultation, table)
            experts = [one.account_id for one in panel_of(holder, consultation)]
            owners = [consultation.asker_id, holder.id, *experts]
            actions = [table.agree(one, owners) for one in told.text["agreement"]]
            close_consultation(holder, consultation, item)
    return actions


def _answer(told: Told, consultation: Consultation, table: Table) -> None:
    questions = questions_of(table.actor, consultation)
    for question, text in zip(questions, told.text["question"], strict=True):
        behind = tuple(key for key in text["sectors"] if key in sectors())
        dissent = reviewed(text["dissent"]) if text["dissent"] else None
        give_answer(
            table.actor, consultation, question, Given(reviewed(text["answer"]), behind, dissent)
        )


def _follow_up(hands: Hands, told: Told, consultation: Consultation, actions: list[Action]) -> None:
    with hands.acting(told.asker, told.begins + timedelta(days=1)) as asker:
        receive_answers(asker, consultation)
    for number, action in enumerate(actions):
        late = (told.begins.day + number) % 5 == 0
        day = action.due_on + timedelta(days=6 if late else -2)
        with hands.acting(hands.key_of(action.owner_id), at(day, 15)) as owner:
            mark_done(owner, db.session.get_one(Action, action.id))


def _provision() -> str:
    proposed = propose("expert-group")
    return proposed.key if proposed else ""


_REMOTE: ReviewedText = reviewed("Etäkokous")
_NOTHING: ReviewedText = reviewed("")
