"""Disa polls for an extra panel: Chidi on his front page, Ville by a link; a time is chosen."""

import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from consult.agencies.models import Agency
from consult.audit.verify import verify
from consult.consultations.models import Consultation, Guest, Invitation
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.settings import Settings
from consult.meetings.models import Meeting, MeetingMode
from consult.notifications.models import OutboxMessage
from consult.notifications.rounds import go_round
from consult.polls.models import Poll, PollPerson, PollTime
from consult.polls.operations import Chosen, choose_time
from consult.polls.queries import find_poll
from consult.privacy import reviewed
from tests.at_once import at_once, press
from tests.cast import Person
from tests.consultations.conftest import (  # noqa: F401 – a request of Alma's
    group,
    now,
    request_,
    weekly,
)
from tests.pages import Page
from tests.postgres import both

LINK = re.compile(r"/poll/link/[\w-]{43}")
QUESTION = "Mikä auttaa lasta nukkumaan?"
TIMES = {
    "times-0-day": "10.11.2026",
    "times-0-begins": "9.00",
    "times-1-day": "11.11.2026",
    "times-1-begins": "13.00",
    "minutes": "60",
    "last_day": "6.11.2026",
}


def every(kind: type) -> list:
    db.session.expire_all()
    return list(db.session.scalars(select(kind)))


@pytest.fixture
def poll(page: Page, request_: Consultation, disa: Person, chidi: Person, hamid: Person) -> Poll:  # noqa: F811
    disa_ = page.as_(disa)
    shown = disa_.get("consultations.triage", request_)
    assert disa_.address("polls.new", [request_], {})[0] in shown.links()
    disa_.post("polls.new", request_, experts=[chidi.id, hamid.id], **TIMES)
    return every(Poll)[0]


def words(*said: str) -> dict[str, str]:
    times = sorted(every(PollTime), key=lambda one: one.starts_at)
    return {f"t{one.id.hex}": word for one, word in zip(times, said, strict=True)}


def by_link(host: Page, poll: Poll) -> Page:
    """Ville opens his link on a browser of his own."""
    school = db.session.query(Agency).filter_by(sector="education").first()
    shown = host.post(
        "polls.ask_by_link", poll, expect=200, name="Ville Vieras", profession="erityisopettaja",
        agency=school, sector="education", number_known="directory",
    )  # fmt: skip
    his = Page(host.app)
    his.open("GET", LINK.search(shown.response.text).group(), 303)
    return his


def choice(number: int, bertta: Person) -> dict[str, object]:
    times = sorted(every(PollTime), key=lambda one: one.starts_at)
    return {"time": times[number].id, "facilitator": bertta.id, "mode": "remote", "place": ""}


@both
def test_from_the_poll_to_the_panel(
    page: Page,
    poll: Poll,
    request_: Consultation,  # noqa: F811
    alma: Person,
    disa: Person,
    chidi: Person,
    hamid: Person,
    bertta: Person,
) -> None:
    disa_ = page.as_(disa)
    his = page.as_(chidi)
    assert his.address("polls.mine", [], {})[0] in his.get("desk.front").links()
    his.get("polls.answer", poll).hides(QUESTION, request_.code)
    his.post("polls.answer", poll, **words("yes", "no"))
    page.as_(hamid).post("polls.answer", poll, **words("no", "if-need-be"))
    ville = by_link(disa_, poll)
    ville.get("polls.by_link").hides(QUESTION, request_.code, "Alma", "Ville", "Tunturin")
    ville.post("polls.by_link", **words("yes", "yes"))
    shown = disa_.get("polls.show", poll)
    shown.shows("Sopii: 2", "Chidi Esimerkki, Ville Vieras", "Sopii tarvittaessa: 1")
    page.as_(alma).post("polls.agree", poll)
    disa_.post("polls.choose", poll, **choice(0, bertta))
    [meeting] = every(Meeting)
    assert clock.local(meeting.starts_at).hour == 9
    [asked] = every(Invitation)
    assert (asked.account_id, asked.status.value) == (chidi.id, "invited")
    [guest] = every(Guest)
    assert (guest.name, guest.status.value) == ("Ville Vieras", "proposed")
    assert not verify().findings


def test_what_comes_late_is_refused_kindly(
    page: Page, poll: Poll, disa: Person, chidi: Person, bertta: Person
) -> None:
    disa_ = page.as_(disa)
    ville, said = by_link(disa_, poll), words("yes", "yes")
    disa_.post("polls.choose", poll, **choice(0, bertta))
    disa_.post("polls.choose", poll, expect=409, **choice(1, bertta))
    page.as_(chidi).post("polls.answer", poll, expect=409, **said)
    ville.post("polls.by_link", expect=409, **said)
    assert len(every(Meeting)) == 1


def test_a_foreign_link_and_a_revoked_one_are_nothing(page: Page, poll: Poll, disa: Person) -> None:
    disa_ = page.as_(disa)
    nobody = Page(page.app)
    nobody.open("GET", f"/poll/link/{'a' * 43}", 404)
    nobody.get("polls.by_link", expect=404)
    ville = by_link(disa_, poll)
    ville.get("polls.by_link")
    person = next(one for one in every(PollPerson) if one.account_id is None)
    disa_.post("polls.end_asking", person)
    ville.get("polls.by_link", expect=404)
    assert person.token_hash is None


def test_without_the_askers_word_she_sees_the_panel_first(
    page: Page, poll: Poll, disa: Person, chidi: Person, bertta: Person
) -> None:
    page.as_(chidi).post("polls.answer", poll, **words("yes", "no"))
    page.as_(disa).post("polls.choose", poll, **choice(0, bertta))
    assert [one.status.value for one in every(Invitation)] == ["proposed"]


def test_whom_the_asker_strikes_is_not_asked_any_more(
    page: Page, poll: Poll, alma: Person, chidi: Person
) -> None:
    person = next(one for one in every(PollPerson) if one.account_id == chidi.id)
    page.as_(alma).post("polls.end_asking", person)
    page.as_(chidi).get("polls.answer", poll, expect=404)


def test_only_the_silent_are_reminded(page: Page, poll: Poll, chidi: Person, hamid: Person) -> None:
    page.as_(chidi).post("polls.answer", poll, **words("yes", "no"))
    for day in (4, 6, 6):
        with clock.held_at(datetime(2026, 11, day, 8, 0, tzinfo=UTC)):
            go_round()
    reminders = [one.account_id for one in every(OutboxMessage) if one.kind == "poll-reminds"]
    assert reminders == [hamid.id]


@pytest.mark.parametrize(
    "wrong",
    [
        {"times-0-day": "1.11.2026"},
        {"times-1-begins": ""},
        {"last_day": "20.11.2026"},
        {"last_day": "1.11.2026"},
        {"minutes": "5"},
    ],
)
def test_nonsense_makes_no_poll(
    page: Page,
    request_: Consultation,  # noqa: F811
    disa: Person,
    wrong: dict[str, str],
) -> None:
    page.as_(disa).post("polls.new", request_, expect=422, **{**TIMES, **wrong})
    assert not every(Poll)


def test_there_is_one_poll_at_a_time(
    page: Page,
    poll: Poll,
    request_: Consultation,  # noqa: F811
    disa: Person,
) -> None:
    page.as_(disa).post("polls.new", request_, expect=409, **TIMES)
    page.as_(disa).post("polls.end", poll)
    page.as_(disa).post("polls.end", poll, expect=409)


def choose(actor: Actor, poll_id: UUID, time_id: UUID, facilitator_id: UUID) -> None:
    chosen = Chosen(time_id, facilitator_id, MeetingMode.REMOTE, reviewed(""))
    choose_time(actor, find_poll(actor, poll_id), chosen, "")


@both
def test_of_two_times_chosen_at_the_same_moment_one_is_planned(
    settings: Settings,
    tmp_path: Path,
    poll: Poll,
    disa: Person,
    bertta: Person,
) -> None:
    presses = [press(disa, choose, poll.id, one.id, bertta.id) for one in every(PollTime)]
    assert at_once(tmp_path, settings, *presses) == ["lost", "won"]
    assert len(every(Meeting)) == 1
    assert [one.status for one in every(Consultation)] == [ConsultationStatus.PLACED]
    assert not verify(content=True).findings
