"""Each route takes the methods it names, and no other, whoever asks."""

import re
from collections import defaultdict

VARIABLE = re.compile(r"<(?:any\((\w+)|(\w+))[^>]*>")
"""The kind of what varies, and the first word where it is one of some words."""
THINGS = {
    "uuid": "00000000-0000-0000-0000-000000000000",
    "int": "7",
    "path": "x.css",
}


def a_thing(found: re.Match[str]) -> str:
    """Something of the right kind and length; there is nothing behind it."""
    if found[2] == "string":
        return "x" * (43 if "(length=43)" in found[0] else 40)
    return found[1] or THINGS[found[2]]


def test_other_methods_are_closed(house, visitor):
    named = defaultdict(set)
    for rule in house.url_map.iter_rules():
        named[rule.rule] |= rule.methods or set()
    browser, open_to_others = visitor("alma"), []
    for written, methods in named.items():
        address = VARIABLE.sub(a_thing, written)
        for method in {"TRACE", "PUT", "GET", "POST"} - methods:
            response = browser.send(method, address)
            offered = set(response.headers.get("Allow", "").split(", "))
            if response.status_code != 405 or not offered <= methods:
                open_to_others.append(f"{method} {written}: {response.status_code}")
    assert not open_to_others, open_to_others
