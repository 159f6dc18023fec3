"""What is sealed holds, for good; and it comes on paper."""

import json
from datetime import timedelta

import pytest
import typst
from flask import Flask

from consult import vault
from consult.accounts.models import Account
from consult.erasures.operations.clearing import clear
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db
from consult.meetings.models import Item
from consult.minutes.models import Minutes, MinutesComment, MinutesPart, MinutesReader
from consult.minutes.operations import confirm
from consult.minutes.queries import find_minutes, shown_of
from tests.cast import Person
from tests.minutes.conftest import (
    LATER,
    OF_BOTH,
    OF_CHILD,
    acting,
    comments,
    facts_of,
    says_something,
    seen_by,
    shown_to,
)
from tests.pages import Page
from tests.pdfs import faults, words
from tests.scenes import deeds


def test_who_did_not_answer_is_listed_as_such(confirmed: Item, chidi: Person) -> None:
    shown = shown_to(chidi, confirmed)
    facts = facts_of(shown)
    assert facts["Ei vastannut"] == chidi.name
    assert facts["Ei huomautettavaa"] == "Alma Kuvitelma"
    assert facts["Vahvistanut"] == "Bertta Tarukivi"
    assert len(facts["Sinetti"].replace(" ", "")) == 25
    assert " · " in facts["Lokin kohta"]
    assert shown.holds is True


def test_what_was_sealed_stays_whatever_names_become(
    confirmed: Item, bertta: Person, chidi: Person
) -> None:
    before = shown_to(chidi, confirmed).paper.blocks[:-1]
    with acting(bertta):
        db.session.get_one(Account, chidi.id).name = "Joku Toinen"
        says_something(bertta)
    after = shown_to(chidi, confirmed)
    assert after.paper.blocks[:-1] == before
    assert after.holds is True


def test_a_seal_that_was_touched_does_not_hold(
    confirmed: Item, bertta: Person, chidi: Person
) -> None:
    for column in ("digest", "log_hash", "seal", "kid", "log_seq", "confirmed_at"):
        with vault.signed_in(chidi.identity):
            found = seen_by(chidi, confirmed)
            row = found.versions[0]
            setattr(row, column, _other(getattr(row, column)))
            with db.session.no_autoflush:
                assert shown_of(chidi.actor, found, "fi").holds is False, column
            db.session.rollback()
    assert shown_to(chidi, confirmed).holds is True


def test_a_text_changed_by_somebody_with_the_key_does_not_hold(
    confirmed: Item, bertta: Person, chidi: Person
) -> None:
    with acting(bertta):
        [part] = db.session.query(MinutesPart)
        whole, mine = seen_by(bertta, confirmed).versions[0], part.text
        part.text = mine.replace(OF_CHILD, "Lapsi ei nuku.")
        says_something(bertta)
    assert shown_to(chidi, confirmed).holds is False
    with acting(bertta):
        db.session.get_one(MinutesPart, part.id).text = mine
        row = db.session.get_one(Minutes, whole.id)
        row.text = row.text.replace(OF_BOTH, "Perhetyö kerran.")
        says_something(bertta)
    assert shown_to(chidi, confirmed).holds is False


def test_whoever_keeps_the_machine_can_ask_without_a_key(
    app: Flask, confirmed: Item, bertta: Person
) -> None:
    runner = app.test_cli_runner()
    assert runner.invoke(args=["vault", "check"]).exit_code == 0
    with acting(bertta):
        row = seen_by(bertta, confirmed).versions[0]
        row.confirmed_at = _other(row.confirmed_at)
        says_something(bertta)
    found = runner.invoke(args=["vault", "check"])
    assert found.exit_code == 1
    assert f"the seal of minutes: {row.id}" in found.stderr


def test_a_seal_of_somebody_who_did_not_lead_is_none(
    app: Flask, page: Page, asked: Minutes, closed: Item, bertta: Person, chidi: Person
) -> None:
    """Chidi's key is as good as any; he who has it and the database has still not led."""
    with clock.held_at(LATER):
        with acting(chidi):
            confirm(chidi.actor, seen_by(chidi, closed), 0)
        shown = shown_to(bertta, closed)
        assert (shown.holds, shown.by_another) == (False, True)
        page.as_(bertta).get("minutes.show", closed).hides("Sinetti on ehjä")
    found = app.test_cli_runner().invoke(args=["vault", "check"])
    assert found.exit_code == 1
    assert f"sealed by another than the chair: {asked.id}" in found.stderr


def test_a_key_that_was_retired_before_seals_nothing(
    confirmed: Item, bertta: Person, chidi: Person
) -> None:
    for moment, holds in ((LATER + timedelta(days=1), True), (LATER - timedelta(days=1), False)):
        with clock.held_at(moment), acting(bertta):
            for key in db.session.query(vault.PersonKey).filter_by(person_id=bertta.id):
                key.retired_at = clock.now()
            says_something(bertta)
        assert shown_to(chidi, confirmed).holds is holds


def _other(value: object) -> object:
    if isinstance(value, bytes):
        return value[::-1]
    return value - 1 if isinstance(value, int) else value + timedelta(seconds=1)


def test_when_one_client_is_erased_its_part_goes_and_the_seal_holds(
    confirmed: Item, bertta: Person, chidi: Person
) -> None:
    with acting(bertta):
        [part] = db.session.query(MinutesPart)
        space, client = part.dies_with, part.client_id
        assert str(client) in json.loads(seen_by(bertta, confirmed).versions[0].text)["parts"]
        assert space is not None
        vault.erase_space(space)
        clear(SYSTEM, [space])
        says_something(bertta)
    vault.destroy_erased_salts()
    shown = shown_to(chidi, confirmed)
    said = str(shown.paper.blocks)
    assert "on hävitetty asiakkaan tietojen mukana" in said
    assert OF_CHILD not in said
    assert OF_BOTH in said
    assert shown.holds is True


def test_when_the_consultation_is_erased_nothing_of_them_is_left(
    confirmed: Item, bertta: Person, chidi: Person
) -> None:
    comments(chidi, confirmed, "Päivä on väärä.")
    with acting(bertta):
        vault.erase_space(confirmed.space)
        clear(SYSTEM, [confirmed.space])
        says_something(bertta)
    for table in (Minutes, MinutesPart, MinutesReader, MinutesComment):
        assert db.session.query(table).count() == 0
    assert find_minutes(bertta.actor, confirmed.id) is None


def test_on_paper_they_are_accessible_in_three_languages(
    page: Page, confirmed: Item, chidi: Person
) -> None:
    with clock.held_at(LATER):
        for language, title in (("fi", "Pöytäkirja"), ("sv", "Protokoll"), ("en", "Minutes")):
            answer = page.as_(chidi).get("minutes.pdf", confirmed, 1, language=language)
            pdf = answer.response.data
            assert faults(pdf) == []
            assert title in words(pdf)
            assert OF_BOTH in words(pdf)
            assert b"/Lang(%b)" % language.encode() in pdf


def test_typst_sets_them_when_the_reading_is_over_and_written_down(
    page: Page, confirmed: Item, chidi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a page to be set: no transaction is open, and the read entry is there."""
    found: list[tuple[bool, str]] = []
    setting = typst.compile

    def spied(*args: object, **kwargs: object) -> object:
        found.append((db.session().in_transaction(), deeds()[-1]))
        db.session.rollback()
        return setting(*args, **kwargs)

    monkeypatch.setattr(typst, "compile", spied)
    with clock.held_at(LATER):
        answer = page.as_(chidi).get("minutes.pdf", confirmed, 1, language="fi")
    assert found == [(False, "content:read")]
    assert answer.response.data.startswith(b"%PDF")
    assert int(answer.response.headers["Content-Length"]) == len(answer.response.data)
