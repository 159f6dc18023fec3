"""The chair confirms and seals; what is confirmed changes only by a new version."""

import json
from datetime import date, timedelta

import pytest

from consult import audit, vault
from consult.accounts.models import Account, AccountStatus
from consult.audit import Deed
from consult.erasures.operations.clearing import clear
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import Item
from consult.minutes.models import Minutes, MinutesPart
from consult.minutes.operations import write_additions
from consult.minutes.queries import comments_of, shown_of
from consult.minutes.queries.showing import Shown
from consult.minutes.rules import Change
from consult.privacy import reviewed
from tests.cast import Person
from tests.minutes.conftest import (
    LATER,
    OF_BOTH,
    OF_CHILD,
    accepts,
    acting,
    asks_for_comments,
    comments,
    confirms,
    seen_by,
)
from tests.pages import Page
from tests.pdfs import faults, words
from tests.scenes import deeds


def shown_to(who: Person, item: Item, number: int | None = None, language: str = "fi") -> Shown:
    with acting(who):
        shown = shown_of(who.actor, seen_by(who, item, number), language)
        for comment, _writer in shown.comments:
            assert comment.body
        return shown


def facts_of(shown: Shown) -> dict[str, str]:
    tables = [block for block in shown.paper.blocks if block.kind == "facts"]
    return {row[0]: row[1] for block in tables for row in block.rows}  # type: ignore[union-attr]


@pytest.fixture
def asked(closed: Item, bertta: Person) -> Minutes:
    return asks_for_comments(bertta, closed, "Koulun nimi oli väärin.")


@pytest.fixture
def confirmed(asked: Minutes, closed: Item, bertta: Person, alma: Person) -> Item:
    """Alma had nothing to remark, Chidi did not answer."""
    accepts(alma, closed)
    with clock.held_at(LATER):
        confirms(bertta, closed)
    return closed


def test_it_is_confirmed_once_all_have_answered_or_the_day_is_over(
    asked: Minutes, closed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    with pytest.raises(NotSaved):
        confirms(bertta, closed)
    accepts(alma, closed)
    comments(chidi, closed, "Hyvä näin.")
    confirms(bertta, closed, seen=1)
    with pytest.raises(NotSaved):  # a second press
        confirms(bertta, closed, seen=1)
    assert deeds()[-1] == Deed.MINUTES_CONFIRMED


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
        _say_something(bertta)
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
        _say_something(bertta)
    assert shown_to(chidi, confirmed).holds is False
    with acting(bertta):
        db.session.get_one(MinutesPart, part.id).text = mine
        row = db.session.get_one(Minutes, whole.id)
        row.text = row.text.replace(OF_BOTH, "Perhetyö kerran.")
        _say_something(bertta)
    assert shown_to(chidi, confirmed).holds is False


def _other(value: object) -> object:
    if isinstance(value, bytes):
        return value[::-1]
    return value - 1 if isinstance(value, int) else value + timedelta(seconds=1)


def _say_something(who: Person) -> None:
    audit.record(who.actor, Deed.OWN_ACCOUNT_CHANGED)


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
        _say_something(bertta)
    vault.destroy_erased_salts()
    shown = shown_to(chidi, confirmed)
    said = str(shown.paper.blocks)
    assert "on hävitetty asiakkaan tietojen mukana" in said
    assert OF_CHILD not in said
    assert OF_BOTH in said
    assert shown.holds is True


def test_confirmed_minutes_are_not_written_into(confirmed: Item, bertta: Person) -> None:
    [row] = seen_by(bertta, confirmed).versions
    with pytest.raises(NotSaved), acting(bertta):
        write_additions(bertta.actor, row, reviewed("Vielä yksi asia."))
    with pytest.raises(NotSaved):  # nor begun again without saying why
        asks_for_comments(bertta, confirmed)


def test_a_new_version_shows_what_differs_and_why(
    confirmed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    with clock.held_at(LATER):
        day = date(2026, 11, 20)
        asks_for_comments(bertta, confirmed, "Koulu oli Kuusela.", day, "Koulu korjattiin.")
        draft = shown_to(chidi, confirmed)
        gone = [line.text for line in draft.differs if line.change is Change.REMOVED]
        came = [line.text for line in draft.differs if line.change is Change.ADDED]
        assert "Koulun nimi oli väärin." in gone
        assert "Koulu oli Kuusela." in came
        assert OF_BOTH not in str(draft.differs)
        accepts(alma, confirmed)
        accepts(chidi, confirmed)
        confirms(bertta, confirmed)
    second = shown_to(chidi, confirmed)
    assert facts_of(second)["Miksi muutettu"] == "Koulu korjattiin."
    assert second.holds is True
    first = shown_to(chidi, confirmed, 1)
    assert first.holds is True
    assert "Korvattu" in first.paper.note
    assert [one for one in deeds() if "minutes:" in one][-4:-3] == [Deed.MINUTES_AMENDED]


def test_a_comment_that_comes_while_the_chair_confirms_is_read_first(
    page: Page, asked: Minutes, closed: Item, bertta: Person, chidi: Person
) -> None:
    with clock.held_at(LATER):
        chair = page.as_(bertta)
        form = chair.get("minutes.confirm", closed, 1).filled()
        comments(chidi, closed, "Odottakaa: päivä on väärä.")
        with pytest.raises(Conflict):
            confirms(bertta, closed, seen=0)
        again = chair.post("minutes.confirm", closed, 1, expect=409, **form)
        again.shows("Odottakaa: päivä on väärä.")
        chair.post("minutes.confirm", closed, 1, **again.filled()).follow().shows("The seal holds")


def test_a_comment_that_comes_after_is_kept_as_late(
    page: Page, confirmed: Item, bertta: Person, chidi: Person, alma: Person
) -> None:
    with clock.held_at(LATER):
        hers = page.as_(chidi)
        sent = hers.post("minutes.comment", confirmed, 1, text="Päivä on väärä.")
        sent.follow().shows("Päivä on väärä.", "Came after the confirmation")
        page.as_(alma).post("minutes.nothing", confirmed, 1, expect=422)
    with acting(bertta):
        [(row, _writer)] = comments_of(bertta.actor, seen_by(bertta, confirmed).versions[0])
        assert row.late
    assert facts_of(shown_to(bertta, confirmed))["Ei vastannut"] == chidi.name


def test_where_the_chair_has_left_whoever_asked_confirms(
    asked: Minutes, closed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    with clock.held_at(LATER):
        assert not seen_by(alma, closed).leads
        with acting(bertta):
            db.session.get_one(Account, bertta.id).status = AccountStatus.LEFT
            _say_something(bertta)
        assert seen_by(alma, closed).leads
        assert not seen_by(chidi, closed).leads
        confirms(alma, closed)
    assert facts_of(shown_to(chidi, closed))["Vahvistanut"] == alma.name


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
