"""The chair confirms and seals; what is confirmed changes only by a new version."""

from datetime import date

import pytest

from consult import audit
from consult.accounts.models import Account, AccountStatus
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import Item
from consult.minutes.models import Minutes
from consult.minutes.operations import write_additions
from consult.minutes.queries import asked_of, comments_of
from consult.minutes.rules import Change, Word
from consult.privacy import reviewed
from tests.cast import Person
from tests.minutes.conftest import (
    LATER,
    OF_BOTH,
    accepts,
    acting,
    asks_for_comments,
    comments,
    confirms,
    facts_of,
    says_something,
    seen_by,
    shown_to,
)
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds


@both
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


def test_who_had_nothing_to_remark_is_asked_again_when_the_text_changes(
    asked: Minutes, closed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    accepts(alma, closed)
    comments(chidi, closed, "Hyvä näin.")
    with acting(bertta):
        [row] = seen_by(bertta, closed).versions
        write_additions(bertta.actor, row, reviewed("Vielä yksi asia."))
        words = {one.account.id: one.reader.word for one in asked_of(bertta.actor, row)}
    assert (words[alma.id], words[chidi.id]) == (None, Word.COMMENTED)
    with pytest.raises(NotSaved):  # her word is awaited once more
        confirms(bertta, closed, seen=1)
    accepts(alma, closed)
    confirms(bertta, closed, seen=1)


def test_confirmed_minutes_are_not_written_into(confirmed: Item, bertta: Person) -> None:
    [row] = seen_by(bertta, confirmed).versions
    with pytest.raises(NotSaved), acting(bertta):
        write_additions(bertta.actor, row, reviewed("Vielä yksi asia."))
    with pytest.raises(NotSaved):  # nor begun again without saying why
        asks_for_comments(bertta, confirmed)


def test_what_is_sealed_is_what_was_read_before(
    asked: Minutes, closed: Item, bertta: Person, chidi: Person
) -> None:
    read = shown_to(chidi, closed).paper.blocks
    with acting(bertta):  # what the minutes were made of becomes another
        db.session.get_one(Account, chidi.id).name = "Joku Toinen"
        says_something(bertta)
    with clock.held_at(LATER):
        confirms(bertta, closed)
    sealed = shown_to(chidi, closed)
    assert sealed.paper.blocks[: len(read)] == read
    assert sealed.holds is True


def test_a_new_version_shows_what_differs_and_why(
    confirmed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    with clock.held_at(LATER):
        day = date(2026, 11, 20)
        asks_for_comments(bertta, confirmed, "Koulua on vaihdettu.", day, "Tieto korjattiin.")
        draft = shown_to(chidi, confirmed)
        gone = [line.text for line in draft.differs if line.change is Change.REMOVED]
        came = [line.text for line in draft.differs if line.change is Change.ADDED]
        assert "Koulun nimi oli väärin." in gone
        assert "Koulua on vaihdettu." in came
        assert OF_BOTH not in str(draft.differs)
        accepts(alma, confirmed)
        accepts(chidi, confirmed)
        confirms(bertta, confirmed)
    second = shown_to(chidi, confirmed)
    assert facts_of(second)["Miksi muutettu"] == "Tieto korjattiin."
    with acting(bertta):  # the reason is under the seal, too
        seen_by(bertta, confirmed).versions[1].reason = "Muu syy."
        says_something(bertta)
    assert facts_of(shown_to(chidi, confirmed))["Miksi muutettu"] == "Tieto korjattiin."
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
        chair.post("minutes.confirm", closed, 1, **again.filled()).follow().shows("Sinetti on ehjä")


def test_a_comment_that_comes_after_is_kept_as_late(
    page: Page, confirmed: Item, bertta: Person, chidi: Person, alma: Person
) -> None:
    with clock.held_at(LATER):
        hers = page.as_(chidi)
        sent = hers.post("minutes.comment", confirmed, 1, text="Päivä on väärä.")
        sent.follow().shows("Päivä on väärä.", "Tuli vahvistamisen jälkeen")
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
            account = db.session.get_one(Account, bertta.id)
            account.status = AccountStatus.LEFT
            audit.record(bertta.actor, Deed.ACCOUNT_LEFT, on=account)
        assert seen_by(alma, closed).leads
        assert not seen_by(chidi, closed).leads
        confirms(alma, closed)
    shown = shown_to(chidi, closed)
    assert facts_of(shown)["Vahvistanut"] == alma.name
    assert shown.holds is True  # the log says that she who led was gone by then
