"""Lock 1, and how addresses look."""

import re

import pytest

from consult.app import create_app
from consult.foundation.errors import UnguardedRoute
from consult.web.guard import ACCESS, check_every_route
from tests.house.building import ROOT, advise

SNAPSHOT = ROOT / "tests" / "house" / "public_routes.txt"
CONVERTERS = ("uuid:", "int:", "path:", "any(", "string(length=", "string(maxlength=")


@pytest.fixture
def house(settings):
    return create_app(settings)


@pytest.mark.asvs("V8.3.1")
def test_every_route_says_who_may_enter(house):
    check_every_route(house)
    unmarked = [name for name, view in house.view_functions.items() if view not in ACCESS]
    advise(unmarked, "Missing @requires or @public, directly under @bp.route:")


@pytest.mark.asvs("V8.3.1")
def test_a_route_without_a_mark_keeps_the_house_closed(house):
    house.add_url_rule("/open", endpoint="notes.export", view_func=lambda: "all of it")
    with pytest.raises(UnguardedRoute, match=r"notes\.export"):
        check_every_route(house)


def test_who_enters_without_signing_in_was_reviewed(house):
    public = sorted(
        name for name, view in house.view_functions.items() if ACCESS[view].permission is None
    )
    reviewed = SNAPSHOT.read_text().split()
    assert public == reviewed, f"Public routes changed. Review them, then write {SNAPSHOT.name}."


def test_addresses_are_kebab_case_and_typed(house):
    wrong = []
    for rule in house.url_map.iter_rules():
        for part in rule.rule.strip("/").split("/"):
            typed = part.startswith("<") and part[1:].startswith(CONVERTERS)
            if not (typed or re.fullmatch(r"[a-z0-9-]*(\.ico)?", part)):
                wrong.append(f"{rule.endpoint}: {rule.rule}")
    advise(wrong, "Write addresses in kebab-case, and type what varies (<uuid:note_id>):")


def test_get_and_post_are_the_only_ways(house):
    ways = {"GET", "POST", "HEAD"}
    wrong = [r.endpoint for r in house.url_map.iter_rules() if not (r.methods or set()) <= ways]
    advise(wrong, "Use GET to show and POST to do:")
