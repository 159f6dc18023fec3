"""Whatever changes something is refused without this browser's own token, by every route."""

import pytest

from tests.house.doors import doors, takes


@pytest.fixture
def presses(house):
    """Each route that takes a press once, with somebody who gets in there."""
    found = {one.endpoint: one for one in doors() if takes(house, one, "POST") and one.insiders}
    assert len(found) >= 70
    return list(found.values())


@pytest.fixture
def unmoved(contents):
    """All but the log and who is seen when: what nobody may have changed."""

    def read():
        return {name: rows for name, rows in contents().items() if name != "main.db audit_rows"}

    return read


def test_no_route_takes_a_press_without_a_token(presses, visitor, address_of, unmoved):
    before, taken = unmoved(), {}
    for door in presses:
        status = visitor(door.insiders[0]).send("POST", address_of(door)).status_code
        if status != 403:
            taken[str(door)] = status
    assert not taken
    assert unmoved() == before


def test_no_route_takes_the_token_of_another_browser(presses, visitor, address_of, unmoved):
    before, taken = unmoved(), {}
    foreign = visitor("zed").csrf_token()
    for door in presses:
        browser = visitor(door.insiders[0])
        status = browser.send("POST", address_of(door), data={"csrf_token": foreign}).status_code
        if status != 403:
            taken[str(door)] = status
    assert not taken
    assert unmoved() == before


def test_no_route_takes_a_press_from_another_site(presses, visitor, address_of, unmoved):
    before, taken = unmoved(), {}
    for door in presses:
        browser = visitor(door.insiders[0])
        status = browser.send(
            "POST",
            address_of(door),
            data={"csrf_token": browser.csrf_token()},
            headers={"Sec-Fetch-Site": "cross-site"},
        ).status_code
        if status != 403:
            taken[str(door)] = status
    assert not taken
    assert unmoved() == before


def test_what_is_done_before_signing_in_needs_a_token_too(house, visitor, world):
    for rule in house.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in ("accounts", "web") and "POST" in (rule.methods or ()):
            address = rule.rule.replace("<uuid:account_id>", str(world.things["alma"]))
            if "<" not in address:
                assert visitor(None).send("POST", address).status_code == 403, rule.endpoint
