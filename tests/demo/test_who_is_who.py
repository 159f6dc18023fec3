"""A family that comes in one press comes in no order: role and number tell who is who."""

from dataclasses import dataclass

import pytest

from consult.cases.rules import ClientRole
from consult.demo.texts import consultations, weekly_items
from consult.demo.year.reading import by_key

FAMILIES = [*consultations(), *{id(family): family for family, _ in weekly_items()}.values()]


@dataclass
class OneOfThem:
    role: ClientRole
    number: int
    said: str


@pytest.mark.parametrize("family", FAMILIES)
def test_each_text_is_its_own_client_s(family):
    came = [OneOfThem(ClientRole.of(t["role"]), t["number"], t["card"]) for t in family["client"]]
    found = by_key(family["client"], reversed(came))
    assert {key: one.said for key, one in found.items()} == {
        text["key"]: text["card"] for text in family["client"]
    }
