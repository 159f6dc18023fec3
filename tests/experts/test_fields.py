from consult.agencies.rules import sectors
from consult.experts.rules import fields, fields_of_sectors, sector_by_field

LAPLAND = [
    "legal", "therapeutic", "psychological", "psychiatric", "child-protection", "disability",
    "adult-social-work", "substance", "education", "crime",
]  # fmt: skip


def test_the_ten_fields_of_the_lapland_group_in_their_order():
    assert list(fields())[:10] == LAPLAND


def test_each_field_answers_to_a_sector_that_exists():
    assert set(sector_by_field()) == set(fields())
    assert set(sector_by_field().values()) == set(sectors()) - {"client-and-close", "other"}


def test_a_wished_sector_finds_the_fields_that_answer_to_it():
    assert fields_of_sectors(["law", "psychiatry"]) == {"legal", "psychiatric"}
    assert fields_of_sectors(["client-and-close"]) == set()
