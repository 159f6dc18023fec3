"""A request of Alma's, and each step it takes after that."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from consult import vault
from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations import (
    About,
    NewClient,
    NewPerson,
    Stance,
    Wish,
    accept,
    ask,
    confirm_panel,
    open_consultation,
    place,
)
from consult.consultations.queries import item_of, panel_of
from consult.consultations.rules.choices import Knows, Permits, SaidBy, Urgency, WishedHelp
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import Meeting, MeetingMode
from consult.meetings.operations import MeetingPlan, plan_meeting
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import Person
from tests.scenes import Template

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
HELD = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

CHILD = NewClient(
    ClientRole.CHILD,
    ServiceTask.CHILD_PROTECTION,
    ServiceLanguage.NORTH_SAMI,
    Stance(
        Knows.KNOWS, Permits.ALLOWS, SaidBy.CLIENT, NOW.date(), reviewed("Haluan jäädä mummolle.")
    ),
)
MOTHER = NewClient(ClientRole.MOTHER, ServiceTask.FAMILIES, ServiceLanguage.FINNISH)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.held_at(NOW):
        yield


@pytest.fixture
def group(app: Flask, template: Template) -> Team:
    return db.session.get_one(Team, template.teams["experts"])


@pytest.fixture
def weekly(app: Flask, template: Template) -> Team:
    return db.session.get_one(Team, template.teams["vaara"])


@pytest.fixture
def support(app: Flask, template: Template) -> Team:
    return db.session.get_one(Team, template.teams["support"])


def plan(planner: Person, team: Team, starts_at: datetime = HELD, slots: int = 2) -> Meeting:
    ends = starts_at + timedelta(hours=2)
    wanted = MeetingPlan(starts_at, ends, slots, MeetingMode.REMOTE, reviewed("Etäyhteys"))
    with transaction():
        return plan_meeting(planner.actor, team, wanted)


@pytest.fixture
def meeting(group: Team, disa: Person) -> Meeting:
    return plan(disa, group)


def a_wish(team: Team, **more: object) -> Wish:
    given = {
        "questions": (
            reviewed("Mikä auttaa lasta nukkumaan?"),
            reviewed("Kuka voisi tukea äitiä?"),
        ),
        "help": WishedHelp.FIELD,
        "urgency": Urgency.SOON,
        "about": About(
            home_team_id=team.id,
            new_clients=(CHILD, MOTHER),
            new_people=(
                NewPerson(reviewed("isoäiti"), reviewed("lapsi on siellä viikonloppuisin")),
            ),
        ),
        "sectors": ("psychiatry", "education"),
        "background": reviewed("Lapsi on valvonut syksystä asti."),
        "decision": reviewed("Avohuollon tukitoimi odottaa."),
    }
    return Wish(**{**given, **more})


def asks(person: Person, group: Team, wish: Wish) -> Consultation:
    shape = catalogue().format(group.format_key)
    with vault.signed_in(person.identity), transaction():
        return ask(person.actor, group, shape, wish, provision="lsl-14")


@pytest.fixture
def request_(group: Team, weekly: Team, alma: Person) -> Consultation:
    return asks(alma, group, a_wish(weekly))


@pytest.fixture
def placed(
    request_: Consultation,
    meeting: Meeting,
    disa: Person,
    bertta: Person,
    chidi: Person,
    hamid: Person,
) -> Consultation:
    experts = [(chidi.id, "psychiatry"), (hamid.id, "education")]
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, request_, meeting, bertta.id, experts)
    return request_


@pytest.fixture
def invited(placed: Consultation, alma: Person) -> Consultation:
    with vault.signed_in(alma.identity), transaction():
        confirm_panel(alma.actor, placed, "lsl-14")
    return placed


def invitation_of(person: Person, consultation: Consultation) -> Invitation:
    panel = panel_of(person.actor, consultation)
    return next(one for one in panel if one.account_id == person.id)


def says_yes(person: Person, consultation: Consultation) -> None:
    with vault.signed_in(person.identity), transaction():
        accept(person.actor, consultation, invitation_of(person, consultation))


@pytest.fixture
def opened(invited: Consultation, chidi: Person, bertta: Person) -> Consultation:
    says_yes(chidi, invited)
    with vault.signed_in(bertta.identity), transaction():
        open_consultation(bertta.actor, invited, item_of(bertta.actor, invited)[0])
    return invited


def readers(consultation: Consultation) -> set[str]:
    """Who holds the newest key, by the table of grants."""
    from tests.cast import CAST

    keys = {person.id: key for key, person in CAST.items()}
    return {keys[one] for one in vault.readers_of(consultation.space_id)}
