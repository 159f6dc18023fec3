"""Who was there by a meeting pass is asked, too: through the pass, and while it lasts."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from consult.consultations.models import Consultation, Guest
from consult.consultations.operations import end_guest, open_consultation
from consult.consultations.queries import item_of
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Item
from consult.minutes.models import MinutesReader
from consult.minutes.operations import write_additions
from consult.minutes.queries import comments_of
from consult.notifications.models import OutboxMessage
from consult.privacy import reviewed
from tests.cast import Person
from tests.consultations.conftest import HELD, says_yes
from tests.consultations.test_guests import a_guest, given, opens
from tests.followups.conftest import closes
from tests.minutes.conftest import (
    accepts,
    acting,
    asks_for_comments,
    comments,
    confirms,
    everybody_came,
    facts_of,
    seen_by,
    shown_to,
)
from tests.pages import Page
from tests.scenes import deeds

VILLE = "Ville Vieras"
REMARK = "Koulu kertoo luokalle, ei minä."
PASS_LASTS = date(2026, 11, 27)
"""A week after the meeting."""


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.held_at(HELD):
        yield


@pytest.fixture
def his(page: Page, invited: Consultation, alma: Person) -> Page:
    """Ville's browser, his pass opened on it; he has said that he comes."""
    alma_ = page.as_(alma)
    guest = a_guest(alma_, invited, email="ville@jarvi.example")
    browser, _ = opens(page, *given(alma_, guest))
    browser.post("consultations.accepting_with_pass")
    return browser


@pytest.fixture
def held(his: Page, invited: Consultation, bertta: Person, chidi: Person) -> Item:
    says_yes(chidi, invited)
    with acting(bertta):
        item = item_of(bertta.actor, invited)[0]
        open_consultation(bertta.actor, invited, item)
        everybody_came(bertta, item)
    closes(bertta, invited)
    return db.session.get_one(Item, item.id)


def test_he_comments_through_his_pass_and_the_chair_reads_it(
    his: Page, held: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    his.get("minutes.with_pass", expect=404)  # nobody has been asked yet
    asks_for_comments(bertta, held, due_on=PASS_LASTS)
    assert db.session.query(OutboxMessage).filter_by(kind="minutes-asked-guest").one().name == VILLE
    assert "/pass/consultation/minutes" in his.get("consultations.with_pass").links()
    his.get("minutes.with_pass").shows(VILLE, "Bertta Tarukivi")
    his.post("minutes.comment_with_pass", expect=422, text="")
    his.post("minutes.comment_with_pass", text=REMARK).follow().shows(REMARK)
    assert deeds("content:read")[-1] == "minutes:commented"
    accepts(alma, held)
    accepts(chidi, held)  # all have answered now, he among them
    with acting(bertta):
        [(row, writer)] = comments_of(bertta.actor, seen_by(bertta, held).versions[0])
        assert (row.body, writer.name, row.author_id) == (REMARK, VILLE, None)
    confirms(bertta, held, seen=1)
    assert facts_of(shown_to(chidi, held))["Kommentoi"] == VILLE
    his.get("minutes.with_pass").shows(REMARK)


def test_he_has_nothing_to_remark_until_the_text_changes(
    his: Page, held: Item, bertta: Person
) -> None:
    asks_for_comments(bertta, held, due_on=PASS_LASTS)
    his.post("minutes.nothing_with_pass")
    [mine] = db.session.query(MinutesReader).filter(MinutesReader.guest_id.is_not(None))
    assert mine.word is not None
    with acting(bertta):
        write_additions(bertta.actor, seen_by(bertta, held).versions[0], reviewed("Vielä yksi."))
    db.session.refresh(mine)
    assert mine.word is None
    assert db.session.query(OutboxMessage).filter_by(kind="minutes-asked-guest").count() == 2


def test_his_silence_is_listed_and_his_pass_opens_nothing_after_a_week(
    his: Page, held: Item, bertta: Person, alma: Person, chidi: Person
) -> None:
    asks_for_comments(bertta, held, due_on=date(2026, 12, 4))
    accepts(alma, held)
    accepts(chidi, held)
    assert not seen_by(bertta, held).may_be_confirmed
    with clock.held_at(HELD + timedelta(days=8)):
        for endpoint in ("minutes.with_pass", "consultations.with_pass"):
            his.get(endpoint, expect=303).leads_to("passes.enter")
        his.post("minutes.comment_with_pass", expect=303, text=REMARK).leads_to("passes.enter")
        assert seen_by(bertta, held).may_be_confirmed  # nobody's word can come any more
        confirms(bertta, held)
        shown = shown_to(chidi, held)
    assert facts_of(shown)["Ei vastannut"] == f"{VILLE} (kokouspassi päättyi 27.11.2026)"
    assert shown.comments == []


def test_who_can_no_longer_be_asked_is_said_to_be_so(
    his: Page, held: Item, bertta: Person, alma: Person, chidi: Person, invited: Consultation
) -> None:
    with acting(bertta):
        end_guest(bertta.actor, invited, db.session.query(Guest).one())
    asks_for_comments(bertta, held, due_on=PASS_LASTS)
    his.get("minutes.with_pass", expect=303)
    accepts(alma, held)
    comments(chidi, held, "Hyvä näin.")
    confirms(bertta, held, seen=1)
    facts = facts_of(shown_to(chidi, held))
    assert facts["Ei pyydetty kommenttia"] == f"{VILLE} (ei voimassa olevaa kokouspassia)"
    assert "Ei vastannut" not in facts


def test_each_agency_at_the_table_answers_for_its_own_register(
    page: Page, his: Page, held: Item, bertta: Person, chidi: Person
) -> None:
    registers = (
        "Kuka vastaa mistäkin rekisteristä",
        "Opiskeluhuollon rekisteri",
        "Potilasrekisteri, nuorisopsykiatria",
        "Sosiaalihuollon asiakasrekisteri, lastensuojelu",
    )
    page.as_(bertta).get("minutes.show", held).shows(VILLE, *registers)
    page.as_(bertta).get("consultations.pack", held).shows(VILLE, *registers)
