"""Asking the expert group: to meet, to answer in writing, or which times suit an extra panel."""

from datetime import datetime, timedelta
from uuid import UUID

from consult.consultations.models import Consultation
from consult.consultations.operations import (
    About,
    Given,
    Wish,
    accept,
    ask,
    confirm_panel,
    open_in_writing,
    place_in_writing,
    write_answer,
)
from consult.consultations.queries import find_consultation, questions_of
from consult.consultations.rules.choices import Urgency, WishedHelp
from consult.demo.texts import Text
from consult.demo.year.hands import Hands, at, workday
from consult.demo.year.reading import new_client
from consult.experts.rules import sector_by_field
from consult.formats import catalogue
from consult.foundation import clock
from consult.polls.operations import NewPoll, open_poll
from consult.privacy import reviewed


def ask_in_writing(hands: Hands, text: Text) -> None:
    """Bring a written consultation under way: one has answered a question, the others not yet."""
    it, team = ask_group(hands, text, days_ago(6), "written-consultation"), hands.team("experts")
    experts = experts_for(hands, text)
    with hands.acting("disa", days_ago(5)) as disa:
        place_in_writing(disa, it, team, clock.today() + timedelta(days=12), experts)
    with hands.acting("alma", days_ago(4)) as alma:
        invitations = confirm_panel(alma, it, "lsl-14")
    keys = [hands.key_of(one.account_id) for one in invitations]
    for key, invitation in zip(keys, invitations, strict=True):
        with hands.acting(key, days_ago(3)) as expert:
            accept(expert, it, invitation)
    with hands.acting("alma", days_ago(2)) as alma:
        open_in_writing(alma, it)
    with hands.acting(keys[-1], days_ago(1)) as expert:
        given = Given(reviewed(text["answer"][0]["text"]))
        write_answer(expert, it, questions_of(expert, it)[-1], given)


def ask_for_times(hands: Hands, it: Consultation) -> None:
    """Poll for an extra panel of an urgent request."""
    times = [at(workday(clock.today() + timedelta(days=days)), 13) for days in (4, 7, 11)]
    experts = []
    for field in ("substance", "psychiatric"):
        key = hands.expert_in(field, {"jarvi"}, set())
        if key is not None:
            experts.append((hands.id_of(key), sector_by_field()[field]))
    with hands.acting("disa", days_ago(1)) as disa:
        seen = find_consultation(disa, it.id)
        if seen is not None:
            last_day = clock.today() + timedelta(days=3)
            open_poll(disa, seen, NewPoll(times, 60, last_day, experts))


def experts_for(hands: Hands, text: Text) -> list[tuple[UUID, str]]:
    """Return an expert in each of the fields, with the sector that answers to it."""
    experts: list[tuple[UUID, str]] = []
    taken: set[str] = set()
    for field in text["fields"]:
        key = hands.expert_in(field, set(text["involved"]), taken)
        if key is not None:
            taken.add(key)
            experts.append((hands.id_of(key), sector_by_field()[field]))
    return experts


def ask_group(hands: Hands, text: Text, when: datetime, key: str) -> Consultation:
    """Ask the expert group as the text says, to meet or to answer in writing."""
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
        shape = catalogue().format(key)
        return ask(asker, hands.team("experts"), shape, wish, provision="lsl-14")


def days_ago(days: int) -> datetime:
    """Return ten o'clock some days ago."""
    return at(clock.today() - timedelta(days=days), 10)
