"""Fifteen people follow one item by polling: each sees a phase change, and the server hardly works.

Measured on a real server in a process of its own. Afterwards forty pages at once, for a while.
"""

import json
import re
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event
from uuid import UUID

from consult import vault
from consult.accounts.models import Account
from consult.bench import Measurement
from consult.bench.houses import LaidHouse, bare_house_in, lay_house
from consult.bench.served import Visitor, serving, spent_by
from consult.demo.cast import PEOPLE
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import MeetingMode, Standing
from consult.meetings.operations import (
    MeetingPlan,
    Place,
    open_item,
    place_item,
    plan_meeting,
    seat,
)
from consult.meetings.queries import phases_of
from consult.meetings.rules.live import PACE
from consult.privacy import reviewed
from consult.teams.models import Team

PEOPLE_AT_TABLE = 15
PAGES = 40
THREADS = 8
CHANGES = 6
BETWEEN = 5.0
"""Seconds from one press of the facilitator to the next."""
WITHIN = 3.0
SHARE = 0.25
LEADS, ASKS = "bertta", "alma"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Held:
    """An open item, and what the browsers of those at its table carry."""

    item_id: UUID
    phases: list[UUID]
    cookies: dict[str, str]


@dataclass(slots=True)
class Follower:
    """Somebody's page: it asks, and remembers when it first saw each phase run."""

    visitor: Visitor
    path: str
    seen: dict[str, float] = field(default_factory=dict)
    asked: int = 0
    unchanged: int = 0
    refused: int = 0

    def follow(self, over: Event, first_after: float) -> None:
        """Ask again and again, as often as a page in view does."""
        tag = ""
        over.wait(first_after)
        while not over.is_set():
            more = {"If_None_Match": tag} if tag else {}
            answer = self.visitor.get(self.path, X_Consult_Polling="1", **more)
            self.asked += 1
            self.unchanged += answer.status == 304
            self.refused += answer.status not in (200, 304)
            if answer.status == 200:
                tag = answer.tag
                self._look(answer.text)
            over.wait(PACE.total_seconds())

    def _look(self, text: str) -> None:
        for phase_id, standing, *_rest in json.loads(text)["phases"]:
            if standing == "now":
                self.seen.setdefault(phase_id, time.monotonic())


def measure() -> Measurement:
    """Measure following an item."""
    found = Measurement("live")
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as place:
        app, settings, ceremony = bare_house_in(Path(place) / "instance")
        with app.app_context():
            held = lay_item(lay_house(settings, ceremony))
            db.session.remove()
            db.engine.dispose()
        with serving(Path(place) / "instance", THREADS) as (port, server):
            _fifteen(found, held, port, server)
            _forty(found, held, port, server)
    return found


def lay_item(house: LaidHouse) -> Held:
    """Lay a weekly meeting with one open item, at whose table fifteen people sit."""
    table = [LEADS, ASKS, *(key for key in PEOPLE if key not in (LEADS, ASKS))][:PEOPLE_AT_TABLE]
    begins = clock.now()
    hours = timedelta(hours=3)
    plan = MeetingPlan(begins, begins + hours, 3, MeetingMode.REMOTE, reviewed(""))
    with transaction():
        team = db.session.get_one(Team, house.laid.teams["vaara"].id)
        meeting = plan_meeting(house.actor(LEADS), team, plan)
    with vault.signed_in(house.identity(ASKS)), transaction():
        space = vault.make_space(vault.SpaceKind.CONSULTATION)
        item = place_item(house.actor(ASKS), meeting, space.id, house.id_of(LEADS), ())
        asker = db.session.get_one(Account, house.id_of(ASKS))
        seat(house.actor(ASKS), item, Place(Standing.ASKER, Role.PRESENTER, asker))
        for key in (key for key in table if key != ASKS):
            vault.grant(space.id, vault.recipient_of(house.id_of(key)))
            account = db.session.get_one(Account, house.id_of(key))
            standing = Standing.FACILITATOR if key == LEADS else Standing.TEAM
            seat(house.actor(ASKS), item, Place(standing, Role.REFLECTING_TEAM, account))
    with vault.signed_in(house.identity(LEADS)), transaction():
        open_item(house.actor(LEADS), item)
        phases = [phase.id for phase in phases_of(house.actor(LEADS), item)]
    return Held(item.id, phases, {key: house.sit_down(key) for key in table})


def _fifteen(found: Measurement, held: Held, port: int, server: int) -> None:
    """Change phases while fifteen follow; note when each saw it, and what it cost."""
    followers = _pages(held, port, PEOPLE_AT_TABLE)
    leader = _visitor(held, port, LEADS)
    token = _TOKEN.search(leader.get(f"/items/{held.item_id}").text)
    assert token is not None, "the facilitator's page has no press"
    pressed: dict[str, float] = {}
    with _following(followers):
        time.sleep(PACE.total_seconds() + 1)
        begun, used = time.monotonic(), spent_by(server)
        for phase_id in held.phases[:CHANGES]:
            path = f"/items/{held.item_id}/phases/{phase_id}/start"
            pressed[str(phase_id)] = time.monotonic()
            answer = leader.post(path, {"csrf_token": token[1]})
            assert answer.status == 303, answer.status
            time.sleep(BETWEEN)
        share = (spent_by(server) - used) / (time.monotonic() - begun)
    waits = [one.seen[phase] - pressed[phase] for one in followers for phase in pressed]
    asked = sum(one.asked for one in followers)
    found.figure("people following", len(followers), "")
    found.figure("polls", asked, "")
    found.figure("of them unchanged", sum(one.unchanged for one in followers) / asked, "")
    found.figure("a phase change seen, on average after", sum(waits) / len(waits), "s")
    found.at_most("slowest to see a phase change, s", max(waits), WITHIN)
    found.at_most("server, of one core", share, SHARE)


def _forty(found: Measurement, held: Held, port: int, server: int) -> None:
    """Let forty pages follow from one address: none is turned away."""
    followers = _pages(held, port, PAGES)
    begun, used = time.monotonic(), spent_by(server)
    with _following(followers):
        time.sleep(5 * PACE.total_seconds())
    share = (spent_by(server) - used) / (time.monotonic() - begun)
    found.figure("forty pages: server, of one core", share, "")
    found.at_most("forty pages: polls turned away", sum(one.refused for one in followers), 0)
    found.at_least("forty pages: fewest polls of one", min(one.asked for one in followers), 4)


def _pages(held: Held, port: int, count: int) -> list[Follower]:
    keys = list(held.cookies)
    return [
        Follower(_visitor(held, port, keys[number % len(keys)]), f"/items/{held.item_id}/live")
        for number in range(count)
    ]


def _visitor(held: Held, port: int, key: str) -> Visitor:
    visitor = Visitor(port, patience=10)
    visitor.cookies["sitting"] = held.cookies[key]
    return visitor


@contextmanager
def _following(followers: list[Follower]) -> Iterator[None]:
    over, pace = Event(), PACE.total_seconds()
    with ThreadPoolExecutor(len(followers)) as together:
        running = [
            together.submit(one.follow, over, pace * number / len(followers))
            for number, one in enumerate(followers)
        ]
        try:
            yield
        finally:
            over.set()
        for each in running:
            each.result()
