"""What a calendar's pages and its feed cost, each beside its floor.

The floor of a page is bare statements and the page's own template, for somebody who is signed in
already: no door, no session, no question who may see it. The floor of the feed is `icalendar`
alone, writing the same bytes from ready values.
"""

import gc
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path as Folder
from statistics import median
from typing import Any
from uuid import UUID

from flask import Flask
from flask_login import current_user
from sqlalchemy import select

from consult import vault
from consult.app import create_app
from consult.bench import Measurement
from consult.bench.calendar_floors import (
    bare_feed,
    bare_list,
    bare_meeting,
    head_of,
    ready_entries,
)
from consult.bench.houses import LaidHouse, bare_house_in, lay_house
from consult.calendars.operations import make_address
from consult.calendars.queries import own_calendar
from consult.calendars.rules import midnight
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.tokens import write_token
from consult.meetings.models import Meeting, MeetingMode
from consult.meetings.operations import MeetingPlan, plan_meeting
from consult.privacy import reviewed

MEETINGS, ROUNDS = 1_000, 25
WHO, PLANNER, TEAM = "alma", "eero", "vaara"
MONDAY, WEEKS = date(2027, 2, 1), timedelta(weeks=13)
BEFORE = datetime(2027, 1, 25, 8, 0, tzinfo=UTC)
LIST = f"/calendar?view=list&on={MONDAY}"


@dataclass(frozen=True, slots=True)
class Laid:
    """A house with meetings in it, and somebody who looks at them."""

    app: Flask
    cookie: str
    feed: str
    team_id: UUID
    meeting_id: UUID

    def visit(self, address: str) -> tuple[float, str]:
        """Ask for a page as a browser does; return the processor's time, and the page."""
        browser = self.app.test_client()
        browser.set_cookie("sitting", self.cookie, domain="localhost")
        spent, response = _timed(lambda: browser.get(address, base_url="http://localhost"))
        assert response.status_code == 200, response.status
        return spent, str(response.data, "utf-8")

    def floor(self, work: Callable[[], str]) -> tuple[float, str]:
        """Do the bare work where somebody is signed in already."""
        who = {"Cookie": f"sitting={self.cookie}"}
        with self.app.test_request_context(LIST, base_url="http://localhost", headers=who):
            assert current_user.is_authenticated
            return _timed(work)


def measure(meetings: int = MEETINGS, rounds: int = ROUNDS) -> Measurement:
    """Measure a list of so many meetings, the page of one, and the feed of all."""
    found = Measurement("calendar")
    with (
        tempfile.TemporaryDirectory(prefix="consult-bench-") as place,
        clock.held_at(BEFORE),
    ):
        laid = _lay(Folder(place), meetings)
        _compare(found, laid, meetings, rounds)
        with laid.app.app_context():
            db.engine.dispose()
    return found


def _lay(folder: Folder, meetings: int) -> Laid:
    app, settings, ceremony = bare_house_in(folder)
    with app.app_context():
        house = lay_house(settings, ceremony)
        _plan(house, meetings)
        cookie, feed = house.sit_down(WHO), _take_along(house)
        team_id = house.laid.teams[TEAM].id
        first = select(Meeting.id).order_by(Meeting.starts_at).limit(1)
        meeting_id = db.session.scalars(first).one()
        db.session.remove()
        db.engine.dispose()
    return Laid(create_app(settings), cookie, feed, team_id, meeting_id)


def _plan(house: LaidHouse, meetings: int) -> None:
    """Plan them one after another in thirteen weeks."""
    place = reviewed("Neuvotteluhuone Äänekoski")
    with vault.signed_in(house.identity(PLANNER)), transaction():
        for number in range(meetings):
            starts = midnight(MONDAY) + number * (WEEKS / meetings)
            ends = starts + timedelta(hours=1)
            plan = MeetingPlan(starts, ends, 3, MeetingMode.ON_SITE, place)
            plan_meeting(house.actor(PLANNER), house.laid.teams[TEAM], plan)


def _take_along(house: LaidHouse) -> str:
    actor = house.actor(WHO)
    with transaction():
        return f"/calendar/feed/{write_token(make_address(actor, own_calendar(actor)))}.ics"


def _compare(found: Measurement, laid: Laid, meetings: int, rounds: int) -> None:
    _, written = laid.visit(laid.feed)
    head, entries = head_of(written), ready_entries(written)
    assert len(entries) == meetings
    assert bare_feed(head, entries) == written
    one = f"/meetings/{laid.meeting_id}"
    pairs: tuple[tuple[str, float, str, Callable[[], str]], ...] = (
        (
            f"list page of {meetings:,} meetings",
            3,
            LIST,
            lambda: bare_list(current_user.actor, laid.team_id, MONDAY),
        ),
        ("one meeting page", 3, one, lambda: bare_meeting(laid.meeting_id)),
        (f"feed of {meetings:,} meetings", 1.5, laid.feed, lambda: bare_feed(head, entries)),
    )
    for what, limit, address, bare in pairs:
        _measure(found, laid, (what, limit, address, bare), rounds)


def _measure(
    found: Measurement,
    laid: Laid,
    pair: tuple[str, float, str, Callable[[], str]],
    rounds: int,
) -> None:
    what, limit, address, bare = pair
    ours, floor = [], []
    gc.collect()
    gc.freeze()  # what was loaded at the start belongs to no page
    for _ in range(rounds + 2):
        ours.append(laid.visit(address)[0])
        floor.append(laid.floor(bare)[0])
    gc.unfreeze()
    here, there = median(ours[2:]), median(floor[2:])  # the first ones fill caches
    found.figure(what, here * 1e3, "ms of the processor")
    found.figure(f"{what}: floor", there * 1e3, "ms of the processor")
    found.at_most(f"{what} ÷ its floor", here / there, limit)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.thread_time()
    done = work()
    return time.thread_time() - start, done
