"""Who was there, as what, from where: one page, one press."""

from typing import Any

import pytest

from consult import vault
from consult.audit import Deed
from consult.formats import Role
from consult.foundation.database import db
from consult.meetings.models import Attendance, AttendanceMode, AttendanceState, Item, Standing
from consult.meetings.operations import close_item
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, invite, opened, place_of
from tests.pages import Page
from tests.scenes import deeds


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


@pytest.fixture
def typed(page: Page, bertta: Person, item: Item) -> dict[str, Any]:
    """The form as it is shown."""
    return page.as_(bertta).get("meetings.roster", item).filled()


def test_roles_that_the_format_needs_come_first(page: Page, bertta: Person, item: Item) -> None:
    shown = page.as_(bertta).get("meetings.add", item)
    groups = [[one["value"] for one in group.all("option")] for group in shown.tree.all("optgroup")]
    assert groups[0] == ["facilitator", "presenter", "reflecting-team"]
    assert "experience-expert" in groups[2]
    there = sorted(value for group in groups for value in group)
    assert there == sorted(role.value for role in Role.seats())


def row_of(typed: dict[str, Any], whose: object) -> str:
    """The prefix of somebody's row."""
    name = next(name for name, value in typed.items() if value == str(whose))
    return name.removesuffix("whose")


def fresh(person: Person, item: Item) -> Attendance:
    db.session.rollback()
    db.session.expire_all()
    return place_of(person, item)


def test_the_roster_is_marked_with_one_press(
    page: Page, bertta: Person, alma: Person, item: Item, typed: dict[str, Any]
) -> None:
    hers = row_of(typed, place_of(alma, item).id)
    typed |= {f"{hers}state": "late", f"{hers}mode": "remote", f"{hers}sector": "family-work"}
    page.as_(bertta).post("meetings.roster", item, **typed)
    place = fresh(alma, item)
    assert (place.state, place.mode) == (AttendanceState.LATE, AttendanceMode.REMOTE)
    assert (place.sector, place.agency_id) == ("family-work", alma.agency_id)
    assert deeds("session:begun", "content:read")[-1] == Deed.ATTENDANCE_MARKED


def test_the_team_is_expected_and_gets_a_place_by_it(
    page: Page, bertta: Person, jaana: Person, item: Item, typed: dict[str, Any]
) -> None:
    typed[f"{row_of(typed, jaana.id)}state"] = "present"
    page.as_(bertta).post("meetings.roster", item, **typed)
    place = fresh(jaana, item)
    assert (place.seat, place.role) == (Standing.TEAM, Role.REFLECTING_TEAM)
    assert (place.sector, place.agency_id) == ("child-protection", jaana.agency_id)


def test_who_only_supervises_is_not_expected(
    page: Page, bertta: Person, eero: Person, item: Item
) -> None:
    page.as_(bertta).get("meetings.roster", item).hides(eero.name)


def test_a_grandmother_comes_by_role_alone(page: Page, bertta: Person, item: Item) -> None:
    page.as_(bertta).post(
        "meetings.add", item, role="close-person", mode="in-person", state="present"
    )
    guest = db.session.query(Attendance).filter_by(seat=Standing.FAMILY).one()
    assert (guest.account_id, guest.agency_id) == (None, None)
    assert (guest.role, guest.sector) == (Role.CLOSE_PERSON, "client-and-close")


def test_a_guest_needs_a_sector(page: Page, bertta: Person, item: Item) -> None:
    guest = {"role": "interpreter", "mode": "remote", "state": "present"}
    page.as_(bertta).post("meetings.add", item, expect=422, **guest)
    page.as_(bertta).post("meetings.add", item, sector="other", **guest)


def test_another_expert_comes_instead(
    page: Page, bertta: Person, chidi: Person, item: Item
) -> None:
    page.as_(bertta).post(
        "meetings.add", item, person=chidi.id, role="expert", mode="remote", state="present"
    )
    place = fresh(chidi, item)
    assert (place.seat, place.sector) == (Standing.EXPERT, "psychiatry")
    assert place.agency_id == chidi.agency_id


def test_nobody_sits_twice(
    page: Page, bertta: Person, chidi: Person, alma: Person, item: Item
) -> None:
    for who, status in ((chidi, 303), (chidi, 422), (alma, 422)):
        page.as_(bertta).post(
            "meetings.add",
            item,
            person=who.id,
            role="expert",
            mode="remote",
            state="present",
            expect=status,
        )


@pytest.mark.parametrize(
    ("field", "value"),
    [("state", ""), ("state", "asleep"), ("mode", ""), ("role", "everybody"), ("sector", "moon")],
)
def test_nonsense_is_refused_at_the_field(
    page: Page,
    bertta: Person,
    alma: Person,
    item: Item,
    typed: dict[str, Any],
    field: str,
    value: str,
) -> None:
    typed[row_of(typed, place_of(alma, item).id) + field] = value
    page.as_(bertta).post("meetings.roster", item, expect=422, **typed)
    assert fresh(alma, item).state is AttendanceState.ACCEPTED


def test_two_who_mark_at_once_see_each_other(
    page: Page, bertta: Person, alma: Person, item: Item, typed: dict[str, Any]
) -> None:
    state = row_of(typed, place_of(alma, item).id) + "state"
    first, second = page.as_(bertta), page.as_(bertta)
    first.post("meetings.roster", item, **typed | {state: "late"})
    shown = second.post("meetings.roster", item, expect=409, **typed | {state: "left"})
    shown.shows("Tuli myöhässä")
    assert shown.filled()[state] == "left"


def test_whoever_steps_aside_reads_no_further(
    page: Page, bertta: Person, chidi: Person, item: Item
) -> None:
    place = invite(bertta, item, chidi)
    opened(bertta, item)
    page.as_(chidi).get("meetings.room", item)
    typed = page.as_(bertta).get("meetings.roster", item).filled()
    typed[row_of(typed, place.id) + "state"] = "recused"
    page.as_(bertta).post("meetings.roster", item, **typed)
    assert chidi.id not in vault.readers_of(item.space_id)
    assert bertta.id in vault.readers_of(item.space_id)
    page.as_(chidi).get("meetings.room", item, expect=404)


def test_a_place_given_by_mistake_is_taken_away(
    page: Page, bertta: Person, chidi: Person, item: Item
) -> None:
    place = invite(bertta, item, chidi)
    page.as_(bertta).post("meetings.remove", item, place)
    assert chidi.id not in vault.readers_of(item.space_id)
    assert Deed.ATTENDANCE_REMOVED in deeds()


def test_two_places_stay(page: Page, bertta: Person, alma: Person, item: Item) -> None:
    for person in (alma, bertta):
        page.as_(bertta).post("meetings.remove", item, place_of(person, item), expect=422)


def test_after_the_end_nothing_is_marked(
    page: Page, bertta: Person, alma: Person, item: Item, typed: dict[str, Any]
) -> None:
    opened(bertta, item)
    with doing(bertta):
        close_item(bertta.actor, item)
    state = row_of(typed, place_of(alma, item).id) + "state"
    page.as_(bertta).post("meetings.roster", item, expect=422, **typed | {state: "late"})


@pytest.mark.parametrize(("name", "status"), [("alma", 403), ("fanni", 404), ("zed", 404)])
def test_nobody_else_marks(
    page: Page, item: Item, bertta: Person, name: str, status: int, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(name)
    place = place_of(bertta, item)
    page.as_(person).get("meetings.roster", item, expect=status)
    page.as_(person).post("meetings.add", item, expect=status)
    page.as_(person).post("meetings.remove", item, place, expect=status)
