"""Nonsense in every field of every form, and in every address: a calm no, never a fault."""

import re
from itertools import cycle

import pytest

from tests import markup
from tests.house.doors import doors, takes

NOBODYS = "0b5c1c9e-0000-4000-8000-000000000000"
KINDS = {
    "zero byte": "Kettu\x00kettu",
    "no UTF-8": b"\xff\xfe\xed\xa0\x80",
    "too large a number": str(2**63),
    "negative": "-1",
    "float": "1e3",
    "superscript": "²",
    "several": ["a", "b", "a"],
    "blanks": " \t ",
    "too long": "ä" * 30_000,
    "somebody's id": NOBODYS,
    "first day": "0001-01-01",
    "last moment": "9999-12-31T23:59",
    "JSON": '{"a": [1e999]}',
    "placeholders": "%s%n{0.__class__}{{ 7*7 }}",
    "turned round": "\u202ekettu",
}
TO_ALL = ("zero byte", "no UTF-8", "several")
IN_ADDRESSES = ("zero byte", "too large a number", "several", "somebody's id")
ALWAYS_ASKED = ("page", "next", "case", "when", "over", "meetings", "kind", "endpoint", "_scheme")
PACKAGES = sorted({door.endpoint.split(".")[0] for door in doors()})


@pytest.fixture
def rows(house):
    """One row for each route that somebody gets in at."""
    found = {}
    for door in doors():
        if door.insiders:
            found.setdefault(door.endpoint, door)
    return found


def of_package(rows, package):
    return [door for name, door in rows.items() if name.startswith(f"{package}.")]


@pytest.mark.parametrize("package", PACKAGES)
def test_nonsense_in_forms_is_no_fault(package, rows, house, visitor, address_of, put_back):
    faults, kinds = [], cycle(KINDS)
    for door in of_package(rows, package):
        if not takes(house, door, "POST"):
            continue
        browser, address = visitor(door.insiders[0]), address_of(door)
        shown = fields_at(browser, address) if takes(house, door, "GET") else {}
        usual = shown or {"x": ""}
        tries = [(kind, dict.fromkeys(usual, KINDS[kind])) for kind in TO_ALL]
        for name in one_of_each(usual):
            kind = next(kinds)
            tries.append((f"{kind} in {name}", {**usual, name: KINDS[kind]}))
        for what, data in tries:
            status = send(browser, address, data)
            if status >= 500:
                faults.append(f"{door}: {what}: {status}")
            if status in (302, 303):
                put_back()
    assert not faults, faults


@pytest.mark.parametrize("package", PACKAGES)
def test_nonsense_in_addresses_is_no_fault(package, rows, house, visitor, address_of):
    faults = []
    for door in of_package(rows, package):
        if not takes(house, door, "GET"):
            continue
        browser, address = visitor(door.insiders[0]), address_of(door)
        names = {*ALWAYS_ASKED, *filters_at(browser, address)}
        for kind in IN_ADDRESSES:
            query = dict.fromkeys(names, KINDS[kind])
            status = browser.send("GET", address, query_string=query).status_code
            if status >= 500:
                faults.append(f"{door}: {kind}: {status}")
    assert not faults, faults


def test_what_is_too_large_is_refused_everywhere(rows, house, visitor, address_of):
    limit = house.config["MAX_CONTENT_LENGTH"]
    taken = []
    for door in rows.values():
        if takes(house, door, "POST"):
            browser = visitor(door.insiders[0])
            status = send(browser, address_of(door), {"x": "x" * limit})
            if status != 413:
                taken.append(f"{door}: {status}")
    assert not taken, taken


def test_no_zero_byte_is_kept_in_plain(rows, house, visitor, address_of, contents, put_back):
    """PostgreSQL takes none in a text, so none may come so far."""
    kept, forms = [], 0
    for door in rows.values():
        if not (takes(house, door, "POST") and takes(house, door, "GET")):
            continue
        browser, address = visitor(door.insiders[0]), address_of(door)
        usual = fields_at(browser, address)
        forms += bool(usual)
        data = {name: f"{text}\x00" if text else text for name, text in usual.items()}
        if send(browser, address, data) in (302, 303):
            tables = contents()
            put_back()
            kept += [f"{door}: {name}" for name, found in tables.items() if has_zero_byte(found)]
    assert forms >= 40
    assert not kept, kept


def has_zero_byte(found):
    return any("\x00" in cell for row in found for cell in row if isinstance(cell, str))


def send(browser, address, data):
    data = {name: value for name, value in data.items() if name != "deed_key"}
    return browser.send(
        "POST", address, data=data | {"csrf_token": browser.csrf_token()}
    ).status_code


def fields_at(browser, address):
    """Return what the form of a page would send as it stands, its unticked boxes as empty."""
    found = {}
    for form in forms_at(browser, address, "post"):
        if form["action"] in ("", address):
            for control in form.all("input", "textarea", "button"):
                unticked = control["type"] in ("checkbox", "radio") and not control.has("checked")
                text = control.text if control.tag == "textarea" else control["value"]
                found.setdefault(control["name"], "" if unticked else text)
            for control in form.all("select"):
                found[control["name"]] = next(
                    (one["value"] for one in control.all("option") if one.has("selected")), ""
                )
    return {name: text for name, text in found.items() if name and name != "csrf_token"}


def one_of_each(names):
    """Of rows that a form repeats, the first: their fields are the same ones."""
    return {re.sub(r"\d+", "0", name): name for name in reversed(names)}.values()


def filters_at(browser, address):
    forms = forms_at(browser, address, "get")
    return {one["name"] for form in forms for one in form.all("input", "select")} - {""}


def forms_at(browser, address, method):
    response = browser.send("GET", address)
    if response.status_code != 200 or response.mimetype != "text/html":
        return []
    main = markup.read(response.text).all("main")[0]
    return [form for form in main.all("form") if (form["method"] or "get").lower() == method]
