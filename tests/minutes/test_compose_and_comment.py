"""Minutes compose themselves; those who were there are asked to look at them."""

from datetime import timedelta

import pytest

from consult.consultations.models import Consultation
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.meetings.models import Item, Meeting
from consult.meetings.queries import find_attendance, live_grants
from consult.minutes.messages import remind_before_the_day, tell_chairs_when_it_is_over
from consult.minutes.models import MinutesPart
from consult.minutes.operations import Wanted, ask_for_comments
from consult.minutes.queries import comments_of, shown_of
from consult.minutes.rules import Word
from consult.notifications.models import OutboxMessage
from consult.privacy import reviewed
from tests.cast import Person
from tests.followups.conftest import WHAT
from tests.minutes.conftest import (
    ASIDE,
    DUE,
    FACT,
    LATER,
    NOW,
    OF_BOTH,
    OF_CHILD,
    THOUGHT,
    accepts,
    acting,
    asks_for_comments,
    comments,
    confirms,
    says_something,
    seen_by,
)
from tests.pages import Page


def text_for(who: Person, item: Item, language: str = "fi") -> str:
    with acting(who):
        paper = shown_of(who.actor, seen_by(who, item), language).paper
        return "\n".join(_said(block) for block in paper.blocks)


def _said(block: object) -> str:
    values = [getattr(block, name, ()) for name in ("text", "items", "rows", "header")]
    return _flat(values)


def _flat(value: object) -> str:
    if isinstance(value, str):
        return value
    return " ".join(_flat(one) for one in value) if isinstance(value, tuple | list) else ""


def told(person: Person) -> list[str]:
    rows = db.session.query(OutboxMessage).filter_by(account_id=person.id)
    return [row.kind for row in rows if row.kind.startswith("minutes-")]


def test_they_say_who_was_there_what_was_asked_supposed_and_agreed(
    closed: Item, chidi: Person
) -> None:
    text = text_for(chidi, closed)
    for word in ("Bertta Tarukivi", "Mikä auttaa lasta nukkumaan?", OF_CHILD, OF_BOTH, WHAT):
        assert word in text
    for word in (FACT, THOUGHT, "Koulu odottaisi.", "Lapsi 1", "2.11.2026 10.00–10.50"):
        assert word in text
    assert "heikentäisi: Äiti nukkuu hyvin)" in text
    assert ASIDE not in text  # what touched somebody stays in the room


def test_they_are_read_in_three_languages(closed: Item, bertta: Person) -> None:
    asks_for_comments(bertta, closed)
    assert "Frågor och svar" in text_for(bertta, closed, "sv")
    assert "Seen otherwise" in text_for(bertta, closed, "en")


def test_what_concerns_one_client_alone_lies_apart_and_dies_with_it(
    closed: Item, bertta: Person
) -> None:
    minutes = asks_for_comments(bertta, closed)
    with acting(bertta):
        [part] = db.session.query(MinutesPart).filter_by(minutes_id=minutes.id)
        assert part.dies_with is not None
        assert part.dies_with != minutes.space_id
        assert OF_CHILD in part.text
        assert WHAT in part.text
        assert OF_CHILD not in minutes.text
        assert OF_BOTH in minutes.text
        assert minutes.dies_with is None


def test_those_who_were_there_are_asked_without_a_word_of_it(
    closed: Item, bertta: Person, alma: Person, chidi: Person, disa: Person, hamid: Person
) -> None:
    minutes = asks_for_comments(bertta, closed)
    asked = seen_by(bertta, closed).asked
    assert {one.account.id for one in asked} == {alma.id, chidi.id}
    assert minutes.due_on == DUE
    assert told(alma) == told(chidi) == ["minutes-asked"]
    assert told(bertta) == told(disa) == told(hamid) == []


def test_nobody_waits_for_the_word_of_who_may_not_read(
    closed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    with acting(bertta):
        place = find_attendance(bertta.actor, closed, chidi.id)
        assert place is not None
        place.role = Role.INTERPRETER
        says_something(bertta)
    asks_for_comments(bertta, closed)
    assert {one.account.id for one in seen_by(bertta, closed).asked} == {alma.id}
    assert told(chidi) == []


def test_whoever_says_nothing_is_reminded_once_and_the_chair_is_told(
    closed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    asks_for_comments(bertta, closed)
    accepts(alma, closed)
    for day in (DUE - timedelta(days=1), DUE + timedelta(days=1)):
        for _twice in range(2):
            with clock.held_at(LATER + (day - LATER.date())), acting(bertta):
                remind_before_the_day(bertta.actor)
                tell_chairs_when_it_is_over(alma.actor)
    assert told(chidi) == ["minutes-asked", "minutes-due"]
    assert told(alma) == ["minutes-asked"]
    assert told(bertta) == ["minutes-ready"]


def test_once_all_have_answered_the_chair_is_told(
    closed: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    asks_for_comments(bertta, closed)
    accepts(alma, closed)
    comments(chidi, closed, "Minä en puhunut koulusta.")
    assert told(bertta) == ["minutes-ready"]
    words = {one.account.id: one.reader.word for one in seen_by(bertta, closed).asked}
    assert words == {alma.id: Word.NOTHING, chidi.id: Word.COMMENTED}


def test_an_experts_door_stays_open_until_the_day(
    closed: Item, bertta: Person, chidi: Person
) -> None:
    with clock.held_at(LATER):
        asks_for_comments(bertta, closed, due_on=LATER.date() + timedelta(days=20))
        with acting(bertta):
            closes_at = live_grants(bertta.actor, closed.space)[chidi.id].expires_at
    assert closes_at is not None
    assert clock.local(closes_at).date() == LATER.date() + timedelta(days=21)


def test_the_day_is_within_a_month(closed: Item, bertta: Person) -> None:
    for day in (NOW.date() - timedelta(days=1), NOW.date() + timedelta(days=31)):
        with pytest.raises(NotSaved):
            asks_for_comments(bertta, closed, due_on=day)


def test_two_presses_make_one_version(closed: Item, bertta: Person) -> None:
    before = seen_by(bertta, closed)
    asks_for_comments(bertta, closed)
    with pytest.raises(NotSaved), acting(bertta):
        ask_for_comments(bertta.actor, before, Wanted(DUE, reviewed("")))
    assert len(seen_by(bertta, closed).versions) == 1


def test_the_pages_are_for_the_table(
    page: Page,
    closed: Item,
    opened: Consultation,
    bertta: Person,
    chidi: Person,
    disa: Person,
    zed: Person,
) -> None:
    page.as_(chidi).get("minutes.show", closed).shows(OF_CHILD, "Luonnos").hides("minutes/ask")
    page.as_(disa).get("minutes.show", closed, expect=404)  # coordinates the group
    page.as_(zed).get("minutes.show", closed, expect=404)
    page.as_(chidi).get("minutes.ask", closed, expect=403)
    chair = page.as_(bertta)
    assert chair.get("minutes.ask", closed).value_of("due_on") == DUE.isoformat()
    said = {"due_on": "2026-10-01", "additions": "Lisäys."}
    assert chair.post("minutes.ask", closed, expect=422, **said).value_of("additions") == "Lisäys."
    sent = chair.post("minutes.ask", closed, **{**said, "due_on": DUE.isoformat()})
    sent.follow().shows("Lisäys.", "Ei ole vastannut")


def test_supervisors_see_the_day_of_confirmation_and_no_more(
    page: Page, closed: Item, bertta: Person, alma: Person, chidi: Person, eero: Person
) -> None:
    meeting = db.session.get_one(Meeting, closed.meeting_id)
    page.as_(eero).get("oversight.show", meeting).hides("Minutes confirmed")
    asks_for_comments(bertta, closed)
    accepts(alma, closed)
    accepts(chidi, closed)
    confirms(bertta, closed)
    shown = page.as_(eero).get("oversight.show", meeting)
    shown.shows("Pöytäkirja vahvistettu").hides(OF_BOTH, WHAT)
    page.as_(eero).get("minutes.show", closed, expect=404)
    page.as_(alma).get("meetings.room", closed).shows("Pöytäkirja vahvistettiin")


def test_a_comment_comes_by_the_page(
    page: Page, closed: Item, bertta: Person, chidi: Person, alma: Person
) -> None:
    asks_for_comments(bertta, closed)
    hers = page.as_(chidi)
    hers.get("minutes.mine").shows("9.11.")
    hers.get("minutes.comment", closed, 1)
    hers.post("minutes.comment", closed, 1, text="", expect=422)
    sent = hers.post("minutes.comment", closed, 1, text="Päivä on väärä.")
    sent.follow().shows("Päivä on väärä.")
    hers.get("minutes.mine").hides("9.11.")
    page.as_(alma).post("minutes.nothing", closed, 1).follow().shows("Ei huomautettavaa")
    page.as_(bertta).post("minutes.comment", closed, 1, text="x", expect=403)
    with acting(bertta):
        [(row, writer)] = comments_of(bertta.actor, seen_by(bertta, closed).versions[0])
        assert (row.body, writer.id, row.late) == ("Päivä on väärä.", chidi.id, False)
