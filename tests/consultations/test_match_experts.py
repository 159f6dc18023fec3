"""Matching: whom a coordinator may propose, as which sector, and why."""

from uuid import UUID, uuid4

from consult.agencies.rules import sectors
from consult.consultations.rules.matching import Candidate, Suggestion, suggest

HOSPITAL, COUNSELLING = uuid4(), uuid4()


def candidate(name: str, *known: str, agency: UUID = HOSPITAL, load: int = 0) -> Candidate:
    return Candidate(uuid4(), name, "", agency, "", "", known, load)


def chosen(people: list[Candidate], *wished: str, **more: frozenset[UUID]) -> list[Suggestion]:
    known = {"involved": frozenset[UUID](), "known": frozenset[UUID](), **more}
    return suggest(people, wished=wished, names=sectors(), **known)


def names(found: list[Suggestion]) -> list[str]:
    return [one.candidate.name for one in found]


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


def test_she_is_asked_as_the_first_wished_sector_she_knows() -> None:
    sakari = candidate("Sakari", "substance", "psychiatry")
    assert chosen([sakari], "psychiatry", "substance")[0].sector == "psychiatry"


def test_wished_order_comes_first_then_the_one_who_was_asked_less() -> None:
    people = [
        candidate("Hamid", "education"),
        candidate("Chidi", "psychiatry", load=4),
        candidate("Sakari", "psychiatry", load=1),
    ]
    assert names(chosen(people, "psychiatry", "education")) == ["Sakari", "Chidi", "Hamid"]


def test_the_reasons_are_sentences_in_three_languages() -> None:
    reasons = chosen([candidate("Chidi", "psychiatry", load=2)], "psychiatry")[0].reasons
    assert [reason.fi for reason in reasons] == [
        f"Vastaa toivottua alaa: {sectors()['psychiatry'].fi}.",
        "Työpaikka ei ole niiden joukossa, jotka jo työskentelevät perheen kanssa.",
        "2 kutsua viime kuukausina.",
    ]
    assert all(reason.sv and reason.en for reason in reasons)


def test_the_load_is_said_in_words_when_there_is_none_or_one() -> None:
    idle, once = candidate("Chidi", "psychiatry"), candidate("Sakari", "psychiatry", load=1)
    said = [one.reasons[-1].en for one in chosen([idle, once])]
    assert said == ["No invitations in the last months.", "One invitation in the last months."]
