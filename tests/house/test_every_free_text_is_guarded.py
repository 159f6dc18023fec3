"""Each field for free text, wherever it stands, says what the guard finds while it is written."""

from collections import Counter

from tests import markup
from tests.house.doors import doors, takes

PLANTED = "👧 131052-308T"
MARK = [3, 14, 0, True]
UNTOUCHED = ("audit_rows", "audit_head", "item_presences")
"""What opening a page writes: that it was read, and who looks on."""


FROM_EACH = 2
"""So many forms of a package are tried: what answers is the base of all forms."""


def guarded_forms(house, visitor, address_of):
    """Yield forms with free text: who writes, the door, the form, its guarded fields."""
    found = Counter()
    for door in doors():
        package = door.endpoint.split(".")[0]
        both = takes(house, door, "GET") and takes(house, door, "POST")
        if not both or not door.insiders or found[package] >= FROM_EACH:
            continue
        browser = visitor(door.insiders[0])
        answer = browser.send("GET", address_of(door))
        if answer.status_code != 200:
            continue
        for form in markup.read(answer.text).all("form"):
            fields = [one["name"] for one in form.all("input", "textarea") if one.has("data-guard")]
            if fields:
                found[package] += 1
                yield browser, door, form, fields


def sent_by(form):
    """What a form sends as it stands."""
    controls = [one for one in form.all("input", "textarea", "select") if one["name"]]
    return {one["name"]: one["value"] for one in controls}


def test_each_says_what_is_found_and_does_nothing(house, visitor, address_of, contents):
    def untouched():
        return {k: v for k, v in contents().items() if not k.endswith(UNTOUCHED)}

    before, asked, wrong = untouched(), 0, []
    for browser, door, form, fields in guarded_forms(house, visitor, address_of):
        name = fields[-1]
        glance = {"glance_field": name, "glance_text": PLANTED}
        answer = browser.send("POST", form["action"], data=sent_by(form) | glance)
        asked += 1
        if answer.status_code != 200 or answer.get_json()["marks"] != [MARK]:
            wrong.append(f"{door.endpoint} {name}: {answer.status_code}")
    assert not wrong
    assert asked >= 12
    assert untouched() == before
