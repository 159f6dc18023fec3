"""What is said is written down: in its phase, in whose voice, of what kind."""

from datetime import timedelta

import pytest

from consult import audit, vault
from consult.audit import Deed
from consult.formats import Yield
from consult.foundation.database import db
from consult.foundation.settings import Settings
from consult.meetings.models import Item, ItemNote
from consult.meetings.operations import start_phase
from consult.meetings.queries import notes_of, phases_of
from consult.notes.rules import HowHeard, NoteKind, Voice
from tests.casework import Vaahtera, doing, reading
from tests.cast import Person
from tests.conftest import HeldClock
from tests.leaks import assert_nowhere_on_disk
from tests.meetings.conftest import MONDAY, invite, opened
from tests.pages import Page
from tests.scenes import deeds

SAID = "Aamut ovat vaikeita, illat helpompia."


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def typed(page: Page, person: Person, item: Item, **words: object) -> dict[str, object]:
    """The note form of the room, filled in."""
    tree = page.as_(person).get("meetings.write", item)
    return tree.filled() | {"text": SAID} | words


def test_bertta_writes_into_the_phase_that_runs(
    page: Page, bertta: Person, alma: Person, item: Item
) -> None:
    phase = opened(bertta, item, "childs-voice")
    sent = typed(page, bertta, item)
    assert (sent["voice"], sent["kind"]) == ("child", "fact")  # what such a phase leaves behind
    page.as_(bertta).post("meetings.write", item, **sent)
    with reading(alma):
        [(note, clients)] = notes_of(alma.actor, item)
        assert (note.body, note.phase_id) == (SAID, phase.id)
        assert (note.voice, note.kind) == (Voice.CHILD, NoteKind.FACT)
        assert note.how_heard is HowHeard.SAID_HERE
        assert len(clients) == 2
    assert deeds("session:begun", "content:read")[-1] == Deed.ITEM_NOTE_WRITTEN


def test_a_note_on_one_client_dies_with_that_client(
    page: Page, bertta: Person, item: Item, vaahtera: Vaahtera
) -> None:
    opened(bertta, item)
    sent = typed(page, bertta, item, clients=vaahtera.child_id)
    page.as_(bertta).post("meetings.write", item, **sent)
    assert db.session.query(ItemNote).one().dies_with == vaahtera.client_spaces[0]


def test_a_note_falls_into_the_phase_its_writer_saw(page: Page, bertta: Person, item: Item) -> None:
    seen = opened(bertta, item, "presentation")
    sent = typed(page, bertta, item)
    with doing(bertta):
        start_phase(bertta.actor, item, phases_of(bertta.actor, item)[5])
    page.as_(bertta).post("meetings.write", item, **sent)
    assert db.session.query(ItemNote).one().phase_id == seen.id


def test_in_a_phase_of_which_nothing_is_kept_nothing_is_written(
    page: Page, bertta: Person, item: Item
) -> None:
    form = page.as_(bertta).get("meetings.prepare", item).filled()
    page.as_(bertta).post("meetings.prepare", item, **form | {"phases-5-yields": "nothing"})
    opened(bertta, item, phases_of(bertta.actor, item)[5].key)
    page.as_(bertta).get("meetings.room", item).hides('name="text"')
    said = {"text": SAID, "voice": "team", "kind": "fact", "told_to": "ask-first"}
    page.as_(bertta).post("meetings.write", item, expect=422, **said).shows("ei kirjata mitään")
    assert db.session.query(ItemNote).count() == 0


def test_while_a_private_phase_runs_no_other_phase_takes_a_note_either(
    page: Page, clock: HeldClock, bertta: Person, item: Item
) -> None:
    opened(bertta, item, "presentation")
    browser, sent = page.as_(bertta), typed(page, bertta, item)
    browser.post("meetings.write", item, **sent)
    note = db.session.query(ItemNote).one()
    again = browser.get("meetings.correct", item, note).filled() | {"text": "Yksityisestä."}
    clock.move(minutes=10)
    with doing(bertta):
        private = phases_of(bertta.actor, item)[5]
        private.yields = Yield.NOTHING
        start_phase(bertta.actor, item, private)
    browser.post("meetings.write", item, expect=422, **sent).shows("ei kirjata mitään", SAID)
    browser.post("meetings.correct", item, note, expect=422, **again).shows("ei kirjata mitään")
    browser.post("meetings.write", item, expect=422, **sent | {"ago": "300.0"})  # it may wait
    assert db.session.query(ItemNote).count() == 1
    clock.move(minutes=10)
    with doing(bertta):
        start_phase(bertta.actor, item, phases_of(bertta.actor, item)[6])
    browser.post("meetings.write", item, **sent | {"ago": "900.0"})  # from before it began
    inside = sent | {"ago": "300.0", "phase": str(phases_of(bertta.actor, item)[6].id)}
    shown = browser.post("meetings.write", item, expect=422, **inside)
    assert shown.shows("Silloin, kun", SAID).filled()["ago"] == ""
    browser.post("meetings.write", item, **shown.filled())  # of now, she says
    assert [one.written_at for one in db.session.query(ItemNote).order_by("written_at")] == [
        MONDAY + timedelta(minutes=minutes) for minutes in (0, 5, 20)
    ]


def test_alma_writes_in_her_own_voice(page: Page, bertta: Person, alma: Person, item: Item):
    opened(bertta, item)
    sent = typed(page, alma, item)
    page.as_(alma).post("meetings.write", item, expect=422, **sent | {"voice": "child"})
    page.as_(alma).post("meetings.write", item, **sent)
    note = db.session.query(ItemNote).one()
    assert (note.voice, note.how_heard) == (Voice.WORKER, None)


def test_the_team_reads_along_and_writes(
    page: Page, bertta: Person, jaana: Person, item: Item
) -> None:
    with doing(bertta):
        vault.grant(item.space_id, vault.recipient_of(jaana.id))
        audit.record(bertta.actor, Deed.GRANT_GIVEN, space=item.space_id, recipient=jaana.id)
    opened(bertta, item)
    page.as_(jaana).post("meetings.write", item, **typed(page, jaana, item))
    assert db.session.query(ItemNote).one().voice is Voice.TEAM


def test_chidi_reads_and_does_not_write(
    page: Page, bertta: Person, chidi: Person, item: Item
) -> None:
    invite(bertta, item, chidi)
    opened(bertta, item)
    page.as_(bertta).post("meetings.write", item, **typed(page, bertta, item))
    page.as_(chidi).get("meetings.room", item).shows(SAID).hides('name="text"')
    page.as_(chidi).post("meetings.write", item, text=SAID, expect=403)


@pytest.mark.parametrize("name", ["fanni", "disa", "eero", "tess", "zed"])
def test_for_the_others_there_is_nothing_to_write_into(
    page: Page, item: Item, bertta: Person, name: str, request: pytest.FixtureRequest
) -> None:
    opened(bertta, item)
    page.as_(request.getfixturevalue(name)).post("meetings.write", item, text=SAID, expect=404)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 20_001},
        {"text": "Soita 040 123 4567"},
        {"voice": "moon"},
        {"kind": ""},
        {"told_to": "everyone"},
        {"clients": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_bad_input_is_pointed_out(
    page: Page, bertta: Person, item: Item, wrong: dict[str, str]
) -> None:
    opened(bertta, item)
    shown = page.as_(bertta).post(
        "meetings.write", item, expect=422, **typed(page, bertta, item) | wrong
    )
    assert shown.value_of("text") == wrong.get("text", SAID)
    assert db.session.query(ItemNote).count() == 0


def test_nothing_is_written_before_the_opening(page: Page, bertta: Person, item: Item) -> None:
    page.as_(bertta).get("meetings.room", item).hides('name="text"')
    page.as_(bertta).post("meetings.write", item, expect=422, **typed(page, bertta, item))


def test_one_press_writes_one_note(page: Page, bertta: Person, item: Item) -> None:
    opened(bertta, item)
    sent = typed(page, bertta, item, deed_key="n" * 43)
    for _ in range(2):
        page.as_(bertta).post("meetings.write", item, **sent)
    assert db.session.query(ItemNote).count() == 1


def test_bertta_puts_her_note_right(page: Page, bertta: Person, alma: Person, item: Item) -> None:
    opened(bertta, item)
    page.as_(bertta).post("meetings.write", item, **typed(page, bertta, item))
    note = db.session.query(ItemNote).one()
    sent = page.as_(bertta).get("meetings.correct", item, note).filled()
    page.as_(bertta).post("meetings.correct", item, note, **sent | {"text": "Korjattu."})
    page.as_(alma).get("meetings.room", item).shows("Korjattu.").hides(SAID)
    page.as_(alma).get("meetings.correct", item, note, expect=403)
    assert Deed.ITEM_NOTE_CORRECTED in deeds()
    again = sent | {"text": "Toisesta ikkunasta."}
    shown = page.as_(bertta).post("meetings.correct", item, note, expect=409, **again)
    shown.shows("Korjattu.", "Toisesta ikkunasta.")


def test_what_was_said_lies_nowhere_in_plain_words(
    page: Page, bertta: Person, item: Item, settings: Settings
) -> None:
    opened(bertta, item)
    page.as_(bertta).post("meetings.write", item, **typed(page, bertta, item))
    assert_nowhere_on_disk(SAID, settings.instance)
