"""Matching: whom a coordinator may propose, as which sector, in which order, and why."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest

from consult.agencies.rules import sectors
from consult.consultations.rules.matching import (
    Candidate,
    Sought,
    Suggestion,
    missing_sectors,
    shortlist,
    suggest,
)

HOSPITAL, COUNSELLING = uuid4(), uuid4()
FIRST = datetime(2026, 12, 3, 11, 0, tzinfo=UTC)
SECOND = FIRST + timedelta(days=7)
SECTORS = ("psychiatry", "education", "law")


def candidate(name: str, *known: str, agency: UUID = HOSPITAL, load: int = 0, **more) -> Candidate:
    return Candidate(uuid4(), name, "", agency, "", "", known, load, **more)


def chosen(people: list[Candidate], *wished: str, **more) -> list[Suggestion]:
    return suggest(people, Sought(wished=wished, missing=wished, names=sectors(), **more))


def names(found: list[Suggestion]) -> list[str]:
    return [one.candidate.name for one in found]


def proposed(found: list[Suggestion]) -> dict[str, str]:
    return {one.sector: one.candidate.name for one in found if one.is_proposed}


def test_only_experts_of_a_wished_sector_are_suggested() -> None:
    people = [candidate("Chidi", "psychiatry"), candidate("Hamid", "education")]
    assert names(chosen(people, "psychiatry")) == ["Chidi"]


def test_without_a_wish_everybody_fits_as_her_own_sector() -> None:
    people = [candidate("Chidi", "psychiatry"), candidate("Moona", "psychology", "family-therapy")]
    assert [one.sector for one in chosen(people)] == ["psychiatry", "psychology"]


def test_nobody_of_an_involved_agency_is_suggested() -> None:
    people = [
        candidate("Chidi", "psychiatry"),
        candidate("Moona", "psychology", agency=COUNSELLING),
    ]
    assert names(chosen(people, involved=frozenset({COUNSELLING}))) == ["Chidi"]


def test_nobody_is_suggested_twice() -> None:
    chidi = candidate("Chidi", "psychiatry")
    assert chosen([chidi], known=frozenset({chidi.account_id})) == []


def test_whoever_does_not_take_families_from_there_is_left_out() -> None:
    people = [
        candidate("Hamid", "education", not_from=frozenset({"Järvi"})),
        candidate("Elli", "education"),
    ]
    assert names(chosen(people, "education", area="Järvi")) == ["Elli"]
    assert names(chosen(people, "education", area="Vaara")) == ["Elli", "Hamid"]


def test_whoever_has_a_conflict_with_who_asks_or_knows_the_family_is_left_out() -> None:
    kosti = candidate("Kosti", "law", conflicts=frozenset({COUNSELLING}))
    assert chosen([kosti], "law", agency_id=COUNSELLING) == []
    assert chosen([kosti], "law", involved=frozenset({COUNSELLING})) == []
    assert names(chosen([kosti], "law", agency_id=HOSPITAL)) == ["Kosti"]


def test_she_is_asked_as_the_first_wished_sector_she_knows() -> None:
    sakari = candidate("Sakari", "substance", "psychiatry")
    assert chosen([sakari], "psychiatry", "substance")[0].sector == "psychiatry"


def test_time_comes_before_language_language_before_area_area_before_load() -> None:
    free, vaara, sami = frozenset({FIRST}), frozenset({"Vaara"}), frozenset({"fi", "se"})
    people = [
        candidate("Away", "law", languages=sami, serves=vaara),
        candidate("Busy", "law", free=free, serves=vaara, load=4),
        candidate("Near", "law", free=free, serves=vaara, load=1),
        candidate("Far", "law", free=free, serves=frozenset({"Kaamos"})),
        candidate("Anywhere", "law", free=free),
        candidate("Member", "law", free=free, by_decision=True, load=9),
        candidate("Speaker", "law", free=free, languages=sami, load=9),
    ]
    found = chosen(people, "law", times=(FIRST,), area="Vaara", languages=("se",))
    wanted = ["Speaker", "Member", "Near", "Busy", "Anywhere", "Far", "Away"]
    assert names(found) == wanted
    assert proposed(found) == {"law": "Speaker"}


def test_nobody_who_cannot_come_is_proposed_though_she_may_be_asked() -> None:
    found = chosen([candidate("Chidi", "psychiatry")], "psychiatry", times=(FIRST,))
    assert names(found) == ["Chidi"]
    assert proposed(found) == {}
    assert "Ei ilmoituksensa mukaan pääse silloin." in [one.fi for one in found[0].reasons]


def test_one_is_proposed_for_each_sector_and_nobody_for_two() -> None:
    people = [
        candidate("Sakari", "substance", "psychiatry"),
        candidate("Chidi", "psychiatry", load=3),
        candidate("Hamid", "education"),
    ]
    found = chosen(people, "education", "psychiatry", "substance")
    assert proposed(found) == {"education": "Hamid", "psychiatry": "Sakari"}
    found = chosen(people, "education", "substance", "psychiatry")
    assert proposed(found) == {"education": "Hamid", "substance": "Sakari", "psychiatry": "Chidi"}


def test_the_deputy_comes_before_others_for_whoever_stepped_aside() -> None:
    people = [
        candidate("Sakari", "psychiatry", load=5, stands_in_for="Chidi Esimerkki"),
        candidate("Tuuli", "psychiatry", languages=frozenset({"se"})),
    ]
    found = chosen(people, "psychiatry", languages=("se",))
    assert proposed(found) == {"psychiatry": "Sakari"}
    assert "Varajäsen, varsinainen jäsen Chidi Esimerkki." in [one.fi for one in found[0].reasons]


def test_the_best_few_of_each_sector_are_offered() -> None:
    people = [
        candidate(f"{sector} {load:02}", sector, load=load)
        for sector in SECTORS
        for load in range(40)
    ]
    found = shortlist(chosen(people, *SECTORS), most=3)
    assert names(found)[:3] == ["psychiatry 00", "psychiatry 01", "psychiatry 02"]
    assert len(found) == 9


def test_only_those_sectors_are_missing_that_nobody_is_asked_for() -> None:
    assert missing_sectors(["law", "education"], ["law"], []) == ("education",)
    assert missing_sectors([], ["law"], ["psychiatry", "law"]) == ("psychiatry",)


def test_the_reasons_are_sentences_in_three_languages() -> None:
    sakari = candidate(
        "Sakari",
        "psychiatry",
        load=2,
        languages=frozenset({"se"}),
        serves=frozenset({"Vaara"}),
        free=frozenset({SECOND}),
        by_decision=True,
    )
    reasons = chosen(
        [sakari], "psychiatry", area="Vaara", languages=("se", "sms"), times=(FIRST, SECOND)
    )[0].reasons
    assert [reason.fi for reason in reasons] == [
        f"Vastaa toivottua alaa: {sectors()['psychiatry'].fi}.",
        "Työpaikka ei ole niiden joukossa, jotka jo työskentelevät perheen kanssa.",
        "Ilmoituksensa mukaan pääsee näistä: 10.12.",
        "Työskentelee asiakkaan kielellä: pohjoissaame.",
        "Ryhmän jäsen viranomaisen päätöksellä.",
        "Palvelee aluetta: Vaara.",
        "2 kutsua viime kuukausina.",
    ]
    assert all(reason.sv and reason.en for reason in reasons)


def test_the_load_is_said_in_words_when_there_is_none_or_one() -> None:
    idle, once = candidate("Chidi", "psychiatry"), candidate("Sakari", "psychiatry", load=1)
    said = [one.reasons[-1].en for one in chosen([idle, once])]
    assert said == ["No invitations in the last months.", "One invitation in the last months."]


PEOPLE = [
    {"known": known, "agency": agency, "languages": frozenset(spoken), "free": frozenset(free)}
    | more
    for known, agency, spoken, free, more in product(
        (("psychiatry",), ("education", "law"), SECTORS),
        (HOSPITAL, COUNSELLING),
        ((), ("fi", "se")),
        ((), (SECOND,), (FIRST, SECOND)),
        ({"load": 2}, {"not_from": frozenset({"Vaara"})}),
    )
]
"""Seventy-two people, each another kind."""


@pytest.mark.parametrize("area", ["Vaara", ""])
@pytest.mark.parametrize("wished", [(), *((one,) for one in SECTORS), SECTORS, SECTORS[::-1]])
@pytest.mark.parametrize("step", range(1, 30))
def test_whoever_they_are_the_proposal_keeps_to_its_rules(step, wished, area):
    people = [
        candidate(f"{number:02}", *kind["known"], **{k: v for k, v in kind.items() if k != "known"})
        for number, kind in enumerate(PEOPLE[::step])
    ]
    times, involved = (FIRST, SECOND), frozenset({COUNSELLING})
    found = chosen(people, *wished, area=area, times=times, languages=("se",), involved=involved)
    asked = [one for one in found if one.is_proposed]
    assert len({one.candidate.account_id for one in found}) == len(found)
    assert len({one.sector for one in asked}) == len(asked)
    assert all(one.candidate.agency_id != COUNSELLING for one in found)
    assert all(area not in one.candidate.not_from for one in found)
    assert all(one.sector in one.candidate.sectors for one in found)
    free = [one.candidate for one in found if not one.is_proposed and one.candidate.free]
    for one in asked:
        rivals = [other for other in free if one.sector in other.sectors]
        speaks = "se" in one.candidate.languages
        assert one.candidate.free
        assert speaks or not any("se" in rival.languages for rival in rivals)
