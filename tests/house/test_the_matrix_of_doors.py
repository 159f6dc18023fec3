"""Cast × routes: `doors.txt` says who gets in where. A route without a row fails."""

import pytest

from tests.cast import CAST
from tests.house.doors import doors, guarded, met, only_does


@pytest.fixture
def try_door(world, house, visitor, put_back):
    """Let somebody try a door; what her press changed is put back afterwards."""

    def enter(door, key):
        found = met(visitor(key), door.endpoint, world.subjects(door.subjects))
        if found == "in" and only_does(house, door.endpoint):
            put_back()
        return found

    return enter


@pytest.mark.asvs("V8.2.1")
@pytest.mark.parametrize("door", doors(), ids=str)
def test_each_meets_what_the_table_says(door, try_door):
    wanted = {**dict(door.wanted), None: "out"}
    found = {key: try_door(door, key) for key in wanted}
    different = {
        key or "nobody": f"{found[key]}, not {wanted[key]}"
        for key in wanted
        if found[key] != wanted[key]
    }
    assert not different, f"At {door} they met something else: {different}"


def test_the_whole_cast_that_has_a_part_in_it_is_tried():
    assert {key for key, _wanted in doors()[0].wanted} <= set(CAST)


def test_every_route_has_a_row(house):
    missing = sorted(set(guarded(house)) - {door.endpoint for door in doors()})
    assert not missing, (
        f"Say in tests/house/doors.txt who gets in, with a subject from tests/house/world if the "
        f"address needs one: {', '.join(missing)}"
    )


def test_no_row_is_about_a_route_that_is_gone(house):
    gone = sorted({door.endpoint for door in doors()} - set(guarded(house)))
    assert not gone, f"Take these rows out of tests/house/doors.txt: {', '.join(gone)}"


def test_no_row_stands_twice():
    rows = [str(door) for door in doors()]
    twice = sorted({row for row in rows if rows.count(row) > 1})
    assert not twice, f"Keep one of these rows of tests/house/doors.txt: {', '.join(twice)}"


def test_somebody_gets_in_at_every_route(house):
    """A door that opens to nobody is a wall, or its row has the wrong subject.

    Those under `/pass/` open to no account: `tests/consultations/test_guests.py` goes through them.
    """
    with_pass = {name for name, rule in guarded(house).items() if rule.rule.startswith("/pass/")}
    entered = {door.endpoint for door in doors() if "in" in dict(door.wanted).values()}
    walls = sorted({door.endpoint for door in doors()} - entered - with_pass)
    assert not walls, f"Give each of these a row in which somebody gets in: {', '.join(walls)}"
