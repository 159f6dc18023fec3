"""What is somebody else's answers exactly as what does not exist: a guessed id tells nothing."""

import re

from consult.foundation.ids import new_id
from tests.house.doors import doors, only_does

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


def test_an_unknown_part_of_a_known_whole_is_unknown(house, world, visitor):
    """The outer thing is hers, the inner one is nobody's, or another's."""
    for door in doors():
        if len(door.subjects) > 1 and door.insiders:
            whole, *parts = world.subjects(door.subjects)
            status, *_rest = met(visitor(door.insiders[0]), door, (whole, *map(nobodys, parts)))
            assert status == 404, str(door)


def nobodys(one):
    """Return an id of the same kind that nothing has."""
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
