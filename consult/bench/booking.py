"""Two hundred bookings of fifty slots at once: as many win as there are slots."""

import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from consult import vault
from consult.audit.verify import verify
from consult.bench import Measurement, postgres
from consult.bench.houses import bare_house_in, lay_house
from consult.bench.kills import processes
from consult.bench.worlds import lay_case
from consult.cases.queries import find_case
from consult.cli.founding import bare_house
from consult.consultations.models import Consultation
from consult.consultations.operations import About, Wish, book
from consult.consultations.rules.choices import WishedHelp
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict
from consult.foundation.settings import Settings
from consult.meetings.models import Item, Meeting, MeetingMode
from consult.meetings.operations import MeetingPlan, plan_meeting
from consult.privacy import reviewed
from consult.teams.models import Team

BOOKINGS, SLOTS = 200, 50
MEETINGS = 5
AT_ONCE = 20
"""So many processes, each a person who books again and again."""
PATIENCE = 20
"""Who is told that the base is busy presses again, so many times at the most."""


@dataclass(frozen=True, slots=True)
class Booker:
    """Somebody who books, with what she needs for it in a process of her own."""

    settings: Settings
    actor: Actor
    seed: bytes
    case_id: UUID
    facilitator_id: UUID


@dataclass(frozen=True, slots=True)
class Race:
    """What came of it."""

    ends: Counter[str]
    """How the presses ended: won, lost (a clear sentence), busy (press again)."""
    given: int
    """Slots with an item."""
    twice: int
    """Slots with more than one."""
    astray: int
    """Consultations without an item, of a booking that should have left nothing."""
    unsound: int
    """Findings in the log, and faults of keys."""
    seconds: float


def measure() -> Measurement:
    """Book at once, on SQLite and on PostgreSQL."""
    found = Measurement("booking")
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as folder:
        _note(found, "SQLite", _race(Path(folder, "sqlite"), None))
        with postgres.server() as address, postgres.database(address) as url:
            _note(found, "PostgreSQL", _race(Path(folder, "postgresql"), url))
    return found


def _note(found: Measurement, name: str, race: Race) -> None:
    answered = race.ends["won"] + race.ends["lost"]
    found.figure(
        f"{name}: presses that found the base busy, and were repeated", race.ends["busy"], ""
    )
    found.figure(f"{name}: all of it", race.seconds, "s")
    found.figure(f"{name}: turned away with a sentence", race.ends["lost"], "")
    found.at_least(f"{name}: slots won", race.ends["won"], SLOTS)
    found.at_most(f"{name}: slots won, and no more", race.ends["won"], SLOTS)
    found.at_most(f"{name}: slots given twice", race.twice, 0)
    found.at_most(f"{name}: won without a slot, or a slot without a win", _gap(race), 0)
    found.at_most(f"{name}: left behind by who lost", race.astray, 0)
    found.at_least(f"{name}: bookings answered with yes or no", answered, BOOKINGS)
    found.at_most(f"{name}: findings in log and keys", race.unsound, 0)


def _gap(race: Race) -> int:
    return abs(race.given - race.ends["won"])


def _race(folder: Path, url: str | None) -> Race:
    app, settings, ceremony = bare_house_in(folder)
    if url is not None:
        settings = replace(settings, database_url=url)
        app = bare_house(settings)
    with app.app_context():
        house = lay_house(settings, ceremony)
        case_id = lay_case(house, 0)
        team, planner = house.laid.teams["vaara"], house.actor("bertta")
        meetings = plan_meetings(planner, db.session.get_one(Team, team.id))
        who = Booker(
            settings, house.actor("alma"), house.seeds["alma"], case_id, house.id_of("bertta")
        )
        db.session.remove()
        db.engine.dispose()
        return race(folder, who, meetings, BOOKINGS, AT_ONCE)


def plan_meetings(
    planner: Actor, team: Team, count: int = MEETINGS, slots: int = SLOTS // MEETINGS
) -> list[UUID]:
    """Plan some meetings of a team, with so many slots each."""
    planned = []
    with transaction():
        for week in range(1, count + 1):
            begins = clock.now() + timedelta(weeks=week)
            ends, place = begins + timedelta(hours=3), reviewed("Sali")
            plan = MeetingPlan(begins, ends, slots, MeetingMode.ON_SITE, place)
            planned.append(plan_meeting(planner, team, plan).id)
    return planned


def race(folder: Path, who: Booker, meetings: list[UUID], bookings: int, at_once: int) -> Race:
    """Let processes book these meetings, all beginning at the same moment; count what came of it.

    Each meeting is wanted by as many.
    """
    gate = folder / "gate"
    gate.mkdir()
    wanted = [meetings[number % len(meetings)] for number in range(bookings)]
    running = [
        processes().Process(target=book_all, args=(who, wanted[number::at_once], gate, number))
        for number in range(at_once)
    ]
    for one in running:
        one.start()
    _until(lambda: len(list(gate.glob("ready-*"))) == at_once, running)
    began = time.perf_counter()
    (gate / "open").touch()
    for one in running:
        one.join()
    seconds = time.perf_counter() - began
    if any(one.exitcode for one in running):
        raise RuntimeError("a process that books ended by itself")
    ends = Counter(line for path in gate.glob("ends-*") for line in path.read_text().split())
    return _count(ends, seconds)


def book_all(who: Booker, meetings: list[UUID], gate: Path, number: int) -> None:
    """Book each of these meetings, one after another, and write down how each ended."""
    with bare_house(who.settings).app_context():
        identity = vault.Identity(who.actor.id, who.seed)
        (gate / f"ready-{number}").touch()
        while not (gate / "open").exists():
            time.sleep(0.001)
        ends = [end for one in meetings for end in _presses(who, identity, one)]
        (gate / f"ends-{number}").write_text("\n".join(ends))
        db.session.remove()
        db.engine.dispose()


def _presses(who: Booker, identity: vault.Identity, meeting_id: UUID) -> list[str]:
    """Book until there is a yes or a no."""
    ends = [_book(who, identity, meeting_id)]
    while ends[-1] == "busy" and len(ends) < PATIENCE:
        ends.append(_book(who, identity, meeting_id))
    return ends


def _book(who: Booker, identity: vault.Identity, meeting_id: UUID) -> str:
    try:
        with vault.signed_in(identity), transaction():
            meeting = db.session.get_one(Meeting, meeting_id)
            team = db.session.get_one(Team, meeting.team_id)
            case = find_case(who.actor, who.case_id)
            question = reviewed("Mikä auttaa lasta nukkumaan?")
            wish = Wish((question,), WishedHelp.REFLECTION, about=About(case=case))
            shape = catalogue().format(team.format_key)
            book(who.actor, team, shape, wish, meeting, who.facilitator_id)
    except Conflict:
        return "lost"
    except OperationalError:
        return "busy"
    return "won"


def _count(ends: Counter[str], seconds: float) -> Race:
    slots = select(Item.meeting_id, Item.position, func.count()).where(Item.position.is_not(None))
    given = db.session.execute(slots.group_by(Item.meeting_id, Item.position)).all()
    without = select(func.count()).where(Consultation.item_id.is_(None))
    return Race(
        ends=ends,
        given=len(given),
        twice=sum(count > 1 for _, _, count in given),
        astray=db.session.scalars(without.select_from(Consultation)).one(),
        unsound=len(verify(content=True).findings) + len(vault.faults()),
        seconds=seconds,
    )


def _until(ready: Callable[[], bool], running: list[Any]) -> None:
    while not ready():
        if not all(one.is_alive() for one in running):
            raise RuntimeError("a process that books died before it began")
        time.sleep(0.01)
