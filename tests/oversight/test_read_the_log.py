"""Eero reads the meeting log of his teams, and opens no note."""

from datetime import date
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from consult import vault
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.oversight.queries import figures_of, meeting_log
from consult.oversight.rules import Filter
from consult.teams.models import Team
from consult.vault import Grant, Space, SpaceKind
from tests.cast import CAST
from tests.pages import Page

PILOT = {"first": "2021-12-01", "last": "2022-11-30"}
EERO = CAST["eero"]
CLIENTS_TEXTS = [SpaceKind.CASE, SpaceKind.CLIENT, SpaceKind.CONSULTATION]


@pytest.fixture
def page(demo: Flask) -> Page:
    return Page(demo)


def pilot_meetings() -> list[Meeting]:
    wanted = Filter(first=date(2021, 12, 1), last=date(2022, 11, 30))
    return list(db.session.scalars(meeting_log(EERO.actor, wanted)))


def test_the_log_has_the_pilot_as_the_report_gives_it(demo: Flask) -> None:
    meetings = pilot_meetings()
    figures = figures_of(EERO.actor, meetings)
    assert len(meetings) == 11
    assert sum(meeting.is_cancelled for meeting in meetings) == 2
    assert sum(one.items for one in figures.values()) == 13
    assert len(set().union(*(one.sectors for one in figures.values()))) == 10


def test_eero_filters_by_days_and_status(page: Page) -> None:
    shown = page.as_(EERO).get("oversight.log", status="cancelled", **PILOT)
    shown.shows("17.3.2022", "16.6.2022", "Sairastuminen").hides("20.1.2022")


def test_one_meeting_shows_people_and_agreements_but_no_text(page: Page) -> None:
    meeting = pilot_meetings()[0]
    shown = page.as_(EERO).get("oversight.show", meeting)
    shown.shows("Bertta Tarukivi", "Psykologia")


def test_of_a_talk_between_two_only_month_and_topic_are_seen(page: Page) -> None:
    talk = db.session.scalars(
        select(Meeting).where(Meeting.format_key == "consultation-support")
    ).first()
    page.as_(EERO).get("oversight.show", talk, expect=404)
    page.as_(EERO).get("oversight.log").shows("Uuden työntekijän mentorointi")


def test_eero_opens_no_item(page: Page) -> None:
    for item in db.session.scalars(select(Item).limit(20)).all():
        page.as_(EERO).get("meetings.room", item, expect=404)


def test_no_text_about_a_client_is_wrapped_to_eero(demo: Flask) -> None:
    wraps = (
        select(Grant.id)
        .join(Space, Space.id == Grant.space_id)
        .where(Grant.recipient_id == EERO.id, Space.kind.in_(CLIENTS_TEXTS))
    )
    assert db.session.scalars(wraps).all() == []
    assert vault.holds_wrap(EERO.id, _leadership_space())


@pytest.mark.parametrize("name", ["alma", "bertta", "chidi", "tess", "zed", "outi"])
def test_the_log_is_for_those_who_lead(page: Page, name: str) -> None:
    page.as_(CAST[name]).get("oversight.log", expect=403)


def test_for_another_teams_supervisor_the_meeting_does_not_exist(page: Page) -> None:
    page.as_(CAST["ilona"]).get("oversight.show", pilot_meetings()[0], expect=404)


def _leadership_space() -> UUID | None:
    return db.session.get_one(Team, pilot_meetings()[0].team_id).leadership_space_id
