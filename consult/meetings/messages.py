"""What people are told about meetings: the day comes, times change, a rule gets an exception."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from consult.accounts.queries import addressee_of, names_of
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.meetings.models import LASTING, Meeting, Series, Standing, TeamRules
from consult.meetings.queries import seated_tomorrow, team_of
from consult.meetings.queries.series_changes import TEAM_SEATS, seated_people
from consult.notifications import Fact, MessageKind, Need, kind, on_rounds, send
from consult.teams.models import Team
from consult.teams.queries import people_in
from consult.teams.rules import BookingRule

MEETING_TOMORROW = kind(
    "meeting-tomorrow",
    subject=Words("Kokous on huomenna", "Mötet är i morgon", "The meeting is tomorrow"),
    body=Words(
        "{team}, {at}. Paikka ja ohjelma ovat Consultissa.\n\n"
        "Saat tämän muistutuksen, koska sinulla on kokouksessa paikka.",
        "{team}, {at}. Plats och program finns i Consult.\n\n"
        "Du får den här påminnelsen eftersom du har en plats vid mötet.",
        "{team}, {at}. Where it is and how it goes stands in Consult.\n\n"
        "You get this reminder because you have a place at the meeting.",
    ),
    facts={"team": Fact.NAME, "at": Fact.MOMENT},
)
SERIES_PLANNED = kind(
    "series-planned",
    subject=Words("Uusia kokouksia", "Nya möten", "New meetings"),
    body=Words(
        "{team}: kokouksia on suunniteltu {count}. Ensimmäinen on {first}, viimeinen {last}.",
        "{team}: {count} möten har planerats. Det första är {first}, det sista {last}.",
        "{team}: {count} meetings have been planned. The first is on {first}, the last on {last}.",
    ),
    facts={"team": Fact.NAME, "count": Fact.COUNT, "first": Fact.DAY, "last": Fact.DAY},
)
SERIES_CHANGED = kind(
    "series-changed",
    subject=Words("Kokousajat muuttuvat", "Mötestiderna ändras", "Meeting times change"),
    body=Words(
        "{team}: kokoukset muuttuvat {day} alkaen. Uudet ajat ja paikat ovat Consultissa.",
        "{team}: mötena ändras från och med {day}. De nya tiderna och platserna finns i Consult.",
        "{team}: meetings change from {day} on. The new times and places are in Consult.",
    ),
    facts={"team": Fact.NAME, "day": Fact.DAY},
)
SERIES_ENDED = kind(
    "series-ended",
    subject=Words("Kokoukset päättyvät", "Mötena upphör", "Meetings come to an end"),
    body=Words(
        "{team}: kokousten sarja päättyy {day}. Mitä siitä jää, näkyy Consultissa.",
        "{team}: mötesserien slutar {day}. Vad som blir kvar syns i Consult.",
        "{team}: the series of meetings ends on {day}. What is left of it is in Consult.",
    ),
    facts={"team": Fact.NAME, "day": Fact.DAY},
)
MEETING_RESCHEDULED = kind(
    "meeting-rescheduled",
    subject=Words("Kokouksen aika muuttui", "Mötets tid ändrades", "A meeting has another time"),
    body=Words(
        "{team}: kokous oli tarkoitus pitää {before}. Uusi aika on {at}.",
        "{team}: mötet skulle hållas {before}. Den nya tiden är {at}.",
        "{team}: the meeting was to be on {before}. Its new time is {at}.",
    ),
    facts={"team": Fact.NAME, "before": Fact.MOMENT, "at": Fact.MOMENT},
)
MEETING_ELSEWHERE = kind(
    "meeting-elsewhere",
    subject=Words("Kokouksen paikka muuttui", "Mötets plats ändrades", "A meeting is elsewhere"),
    body=Words(
        "{team}, {at}: kokous pidetään toisessa paikassa tai toisella tavalla. "
        "Uusi paikka on Consultissa.",
        "{team}, {at}: mötet hålls på en annan plats eller på ett annat sätt. "
        "Den nya platsen finns i Consult.",
        "{team}, {at}: the meeting is held in another place or in another way. "
        "Where it is now stands in Consult.",
    ),
    facts={"team": Fact.NAME, "at": Fact.MOMENT},
)

TOLD_BY_FOLLOWERS = LASTING | {Standing.EXPERT}
"""Who hears of another time from whoever follows the item."""

EXCEPTION_WISHED = kind(
    "exception-wished",
    subject=Words(
        "Poikkeusta varaussääntöön pyydetään",
        "Ett undantag från en bokningsregel begärs",
        "An exception to a booking rule is asked for",
    ),
    body=Words(
        "{by} pyytää poikkeusta: {team}. Sääntö: {rule}. Voit tehdä poikkeuksen yhdellä"
        " painalluksella.",
        "{by} ber om ett undantag: {team}. Regel: {rule}. Du kan göra undantaget med ett tryck.",
        "{by} asks for an exception: {team}. The rule: {rule}. You can make the exception with one"
        " press.",
    ),
    facts={"by": Fact.NAME, "team": Fact.NAME, "rule": BookingRule},
    need=Need.ASKS,
)
EXCEPTION_MADE = kind(
    "exception-made",
    subject=Words("Poikkeus on tehty", "Undantaget är gjort", "The exception is made"),
    body=Words(
        "{by} teki pyytämäsi poikkeuksen: {team}. Voit nyt varata tai pyytää.",
        "{by} gjorde det undantag du bad om: {team}. Nu kan du boka eller be.",
        "{by} made the exception you asked for: {team}. You can book or ask now.",
    ),
    facts={"by": Fact.NAME, "team": Fact.NAME},
    need=Need.ASKS,
)


def tell_exception_wished(actor: Actor, of: TeamRules, rule: BookingRule) -> None:
    """Tell whoever may make exceptions that one is asked for."""
    for account in of.excepting.values():
        send(
            actor,
            addressee_of(account),
            EXCEPTION_WISHED,
            place=("meetings.exceptions", of.team.id),
            by=actor.name,
            team=of.team.name,
            rule=rule,
        )


def tell_exception_made(actor: Actor, team: Team, wished_by: UUID) -> None:
    """Tell whoever wished for an exception that it is made."""
    place = ("consultations.whom", None)
    for account in names_of(actor, {wished_by}).values():
        addressee = addressee_of(account)
        send(actor, addressee, EXCEPTION_MADE, place=place, by=actor.name, team=team.name)


@on_rounds
def tell_seated_of_tomorrow(actor: Actor) -> None:
    """Remind everybody who has a place at a meeting of tomorrow."""
    seated = seated_tomorrow(actor)
    accounts = names_of(actor, {account_id for _meeting, _team, account_id in seated})
    for meeting, team, account_id in seated:
        send(
            actor,
            addressee_of(accounts[account_id]),
            MEETING_TOMORROW,
            place=("meetings.show", meeting.id),
            once=f"meeting-tomorrow:{meeting.id}:{account_id}",
            team=team.name,
            at=meeting.starts_at,
        )


def tell_team_of_series(
    actor: Actor, team: Team, series: Series, meetings: Sequence[Meeting]
) -> None:
    """Tell a team, once, that a series of meetings was planned for it."""
    days = sorted(clock.local(one.starts_at).date() for one in meetings)
    facts: dict[str, Any] = {"count": len(days), "first": days[0], "last": days[-1]}
    _tell_team(actor, team, SERIES_PLANNED, ("meetings.series", series.id), **facts)


def tell_team_of_series_change(actor: Actor, team: Team, series: Series, day: date) -> None:
    """Tell a team, once, that its series changes from a day on."""
    _tell_team(actor, team, SERIES_CHANGED, ("meetings.series", series.id), day=day)


def tell_team_of_series_end(actor: Actor, team: Team, series: Series, day: date) -> None:
    """Tell a team, once, that its series ends with a day."""
    _tell_team(actor, team, SERIES_ENDED, ("meetings.series", series.id), day=day)


def tell_team_of_time(actor: Actor, meeting: Meeting, before: datetime) -> None:
    """Tell a team that one meeting has another time; who sits at an item hears it from there."""
    team = team_of(actor, meeting)
    seated = seated_people(actor, [meeting.id])
    told = {whose for whose, standing in seated if standing in TOLD_BY_FOLLOWERS}
    facts: dict[str, Any] = {"before": before, "at": meeting.starts_at}
    place = ("meetings.show", meeting.id)
    _tell_team(actor, team, MEETING_RESCHEDULED, place, but=told, **facts)


def tell_seated_of_place(actor: Actor, meeting: Meeting) -> None:
    """Tell those who have a place at a meeting that it is held elsewhere, or in another way."""
    seated = {whose for whose, _standing in seated_people(actor, [meeting.id])}
    facts = {"team": team_of(actor, meeting).name, "at": meeting.starts_at}
    _tell(actor, seated, MEETING_ELSEWHERE, ("meetings.show", meeting.id), **facts)


def _tell_team(
    actor: Actor,
    team: Team,
    what: MessageKind,
    place: tuple[str, UUID],
    *,
    but: Iterable[UUID] = (),
    **facts: Any,
) -> None:
    people = people_in(actor, team.id, *TEAM_SEATS) - set(but)
    _tell(actor, people, what, place, team=team.name, **facts)


def _tell(
    actor: Actor, people: Iterable[UUID], what: MessageKind, place: tuple[str, UUID], **facts: Any
) -> None:
    for account in names_of(actor, people).values():
        send(actor, addressee_of(account), what, place=place, **facts)
