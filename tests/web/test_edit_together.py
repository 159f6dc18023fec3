"""Two people edit the same: the second sees both texts, and nothing is lost."""

from consult import vault
from consult.cases.operations import write_case_card
from consult.foundation.database import transaction
from consult.privacy import reviewed
from tests.web.conftest import SENTENCE


def test_the_second_editor_sees_both_texts(trial, alma, vaahtera):
    browser = trial.as_(alma)
    seen = browser.get("trial.edit", vaahtera).value_of("seen_version")
    with vault.signed_in(alma.identity), transaction():
        write_case_card(alma.actor, vaahtera, reviewed("Toinen ehti ensin."))
    late = browser.post(
        "trial.edit", vaahtera, summary="Minun tekstini.", seen_version=seen, expect=409
    )
    late.shows("Toinen ehti ensin.")
    assert late.value_of("summary") == "Minun tekstini."
    fresh = late.value_of("seen_version")
    assert fresh != seen
    browser.post("trial.edit", vaahtera, summary="Molemmat.", seen_version=fresh)


def test_alone_she_just_saves(trial, alma, vaahtera):
    browser = trial.as_(alma)
    shown = browser.get("trial.edit", vaahtera)
    assert shown.value_of("summary") == SENTENCE
    seen = shown.value_of("seen_version")
    browser.post("trial.edit", vaahtera, summary="Uusi.", seen_version=seen)
    assert browser.get("trial.edit", vaahtera).value_of("summary") == "Uusi."
