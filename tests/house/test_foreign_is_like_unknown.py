"""What is somebody else's answers exactly as what does not exist: a guessed id tells nothing."""

import re
from functools import partial

import pytest

from consult import vault
from consult.foundation.ids import new_id
from tests.house.doors import doors, only_does
from tests.statements import statements_of

ONCE = re.compile(r'(name="(?:csrf_token|deed_key)" value=")[^"]*')
UNSAID = ("Date", "Set-Cookie")


def test_a_foreign_id_is_answered_as_an_unknown_one(house, world, visitor):
    tried, different = 0, []
    for door in doors():
        strangers = [key for key, meets in door.wanted if meets == "404"]
        if not door.subjects or not strangers:
            continue
        foreign = world.subjects(door.subjects)
        unknown = tuple(map(nobodys, foreign))
        key = strangers[tried % len(strangers)]
        answers = [met(visitor(key), door, ids) for ids in (foreign, unknown)]
        if answers[0] != answers[1]:
            different.append(f"{door} as {key}: {answers[0][0]}, {answers[1][0]}")
        tried += 1
    assert tried > 80
    assert not different, different


@pytest.fixture
def opened(monkeypatch):
    """Every attempt to open a box."""
    tried, really = [], vault.rows.open_box

    def open_box(*arguments):
        tried.append(arguments)
        return really(*arguments)

    monkeypatch.setattr(vault.rows, "open_box", open_box)
    return tried


@pytest.mark.asvs("V8.2.2")
def test_a_foreign_id_opens_nothing_and_costs_as_an_unknown_one(house, world, visitor, opened):
    """Time tells what a body hides, and statements are what time here is made of.

    One more for each thing is allowed: it was found, then asked whose it is (and of two, whether
    they belong together). Ids have 122 random bits: nobody has one that she was not shown.
    """
    tried, different = 0, []
    for door in doors():
        strangers = [key for key, meets in door.wanted if meets == "404"]
        if not door.subjects or not strangers or only_does(house, door.endpoint):
            continue
        foreign, browser = world.subjects(door.subjects), visitor(strangers[0])
        costs = [
            len(statements_of(partial(met, browser, door, ids)))
            for ids in (foreign, tuple(map(nobodys, foreign)))
        ]
        tried += 1
        more = 1 if len(door.subjects) == 1 else len(door.subjects) + 1
        if abs(costs[0] - costs[1]) > more:
            different.append(f"{door} as {strangers[0]}: {costs[0]}, {costs[1]}")
    assert tried > 40
    assert not different, different
    assert opened == []


def test_an_unknown_part_of_a_known_whole_is_unknown(house, world, visitor):
    """The outer thing is hers, the inner one is nobody's, or another's."""
    for door in doors():
        if len(door.subjects) > 1 and door.insiders:
            whole, *parts = world.subjects(door.subjects)
            if all(isinstance(one, str) for one in parts):
                continue  # a word of ours, which is nobody's
            status, *_rest = met(visitor(door.insiders[0]), door, (whole, *map(nobodys, parts)))
            assert status == 404, str(door)


def nobodys(one):
    """Return an id of the same kind that nothing has; a word of ours stays."""
    if isinstance(one, str):
        return one
    return one ^ 1 if isinstance(one, int) else new_id()


def met(browser, door, ids):
    """Return the answer without what is drawn anew for each, and without the ids themselves."""
    address = browser.address(door.endpoint, ids, {})[0]
    if only_does(browser.app, door.endpoint):
        data = {"csrf_token": browser.csrf_token()}
        response = browser.send("POST", address, data=data)
    else:
        response = browser.send("GET", address)
    body = ONCE.sub(r"\1", response.text)
    for one in ids:
        body = body.replace(str(one), "…")
    headers = [(name, value) for name, value in response.headers if name not in UNSAID]
    return response.status_code, body, headers
