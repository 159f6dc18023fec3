"""Alma takes the texts for her clients' records home."""

from datetime import date, timedelta

import pytest

from consult import vault
from consult.audit import Deed
from consult.cases.operations import keep_apart
from consult.cases.queries import find_case
from consult.cases.rules import ApartGround, ClientRole
from consult.consultations.models import Consultation
from consult.consultations.operations import Given, give_answer
from consult.consultations.queries import clients_concerned, item_of, questions_of
from consult.followups.queries import entries_of
from consult.followups.rules.record_text import finnish_day, plain, record_text, with_gaps
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.database import transaction
from consult.foundation.words import Words
from consult.meetings.models import AttendanceState, Item, Standing
from consult.meetings.operations import Place, mark, seat
from consult.meetings.queries.room import room_of
from consult.privacy import reviewed
from tests.cast import Person
from tests.consultations.conftest import NOW
from tests.followups.conftest import WHAT, agrees, closes
from tests.pages import Page
from tests.pdfs import faults, words
from tests.scenes import deeds

CHILD = Words("Lapsi 1", "Barn 1", "Child 1")
MOTHER = Words("Äiti 1", "Mor 1", "Mother 1")


def everybody_came(who: Person, item: Item) -> None:
    for one in room_of(who.actor, item).table:
        there = one.attendance
        place = Place(there.seat, there.role, one.account, state=AttendanceState.PRESENT)
        mark(who.actor, item, there, place)


@pytest.fixture
def answered(opened: Consultation, bertta: Person, alma: Person) -> Consultation:
    """Answered for both, with one thing agreed for one client alone and one for both."""
    agrees(bertta, alma, opened, first_only=True)
    with vault.signed_in(bertta.identity), transaction():
        everybody_came(bertta, item_of(bertta.actor, opened)[0])
        first, second = questions_of(bertta.actor, opened)
        said = reviewed("**Ilta** rauhoittaa, Lapsi 1:n huone on hiljainen.")
        give_answer(
            bertta.actor, opened, first, Given(said, ("psychiatry",), reviewed("Koulu odottaisi."))
        )
        give_answer(bertta.actor, opened, second, Given(reviewed("Perhetyö.")))
    with clock.held_at(NOW + timedelta(minutes=50)):
        closes(bertta, opened)
    return opened


def texts(who: Person, it: Consultation, language: str = "fi") -> dict[ClientRole, str]:
    with vault.signed_in(who.identity):
        entries = entries_of(who.actor, it)
        return {client.role: record_text(entry, language) for client, entry in entries}


def test_each_client_gets_an_own_text(page: Page, alma: Person, answered: Consultation) -> None:
    shown = page.as_(alma).get("followups.record_text", answered)
    shown.shows("Lapsi 1", "Äiti 1")


def test_it_has_the_head_of_a_client_document(answered: Consultation, alma: Person) -> None:
    text = texts(alma, answered)[ClientRole.CHILD]
    for line in (
        "ASIAKASKERTOMUS",
        "Asiakas: Lapsi 1 [nimi ja henkilötunnus]",
        "Palvelutehtävä: Lastensuojelu",
        "Rekisterinpitäjä: Tunturin hyvinvointialue",
        "Kirjaaja: Alma Kuvitelma, lapsen asioista vastaava sosiaalityöntekijä",
        "Aika: 2.11.2026 10.00–10.50",
    ):
        assert line in text.splitlines()


def test_it_says_who_took_part(answered: Consultation, alma: Person) -> None:
    text = texts(alma, answered)[ClientRole.CHILD]
    assert "Bertta Tarukivi, Tunturin hyvinvointialue; Perheterapia" in text
    assert "Hamid" not in text


def test_it_says_what_was_asked_answered_and_agreed(answered: Consultation, alma: Person) -> None:
    text = texts(alma, answered)[ClientRole.CHILD]
    assert "Kysytty 1: Mikä auttaa lasta nukkumaan?" in text
    assert "Vastaus: Ilta rauhoittaa, [Lapsi 1: nimi]:n huone on hiljainen." in text
    assert "Eriävä näkemys: Koulu odottaisi." in text


def test_only_what_concerns_the_client_stands_there(
    answered: Consultation, alma: Person, bertta: Person
) -> None:
    first = clients_concerned(alma.actor, answered)[0]
    for role, text in texts(alma, answered).items():
        assert (WHAT in text) == (role is first.role)
        assert ("Haluan jäädä mummolle." in text) == (role is ClientRole.CHILD)


def test_where_no_view_was_told_there_is_a_gap(answered: Consultation, alma: Person) -> None:
    assert "[kirjaa, miten asiakkaan näkemys" in texts(alma, answered)[ClientRole.MOTHER]


@pytest.mark.parametrize(("language", "head"), [("sv", "KUNDRAPPORT"), ("en", "CLIENT CASE")])
def test_it_is_composed_in_the_readers_language(
    answered: Consultation, alma: Person, language: str, head: str
) -> None:
    text = texts(alma, answered, language)[ClientRole.CHILD]
    assert text.startswith(head)
    assert "Lapsi 1" not in text


def test_the_page_of_the_consultation_leads_there(
    page: Page, alma: Person, answered: Consultation
) -> None:
    shown = page.as_(alma).get("consultations.show", answered).shows(WHAT)
    assert page.address("followups.record_text", (answered,), {})[0] in shown.links()


def test_before_the_closing_there_is_none(page: Page, alma: Person, opened: Consultation) -> None:
    page.as_(alma).get("followups.record_text", opened).hides("ASIAKASKERTOMUS")
    page.as_(alma).post("followups.taken", opened, expect=422)


def test_it_is_the_askers(
    page: Page, bertta: Person, disa: Person, zed: Person, chidi: Person, answered: Consultation
) -> None:
    page.as_(bertta).get("followups.record_text", answered, expect=403)
    page.as_(disa).get("followups.record_text", answered, expect=403)
    page.as_(zed).get("followups.record_text", answered, expect=404)
    page.as_(chidi).get("followups.record_text", answered, expect=404)


def test_taken_home_it_leaves_the_front_page(
    page: Page, alma: Person, answered: Consultation
) -> None:
    browser = page.as_(alma)
    way = page.address("followups.record_text", (answered,), {})[0]
    browser.post("followups.taken", answered).leads_to("desk.front")
    assert way not in browser.get("desk.front").links()
    written = deeds()
    assert Deed.ANSWERS_RECEIVED in written
    assert Deed.RECORD_TEXT_TAKEN in written


def test_on_paper_it_is_accessible_and_its_gaps_are_gaps(
    page: Page, alma: Person, bertta: Person, answered: Consultation
) -> None:
    child, mother = clients_concerned(alma.actor, answered)
    for language, label in (("fi", "Asiakas"), ("sv", "Klient"), ("en", "Client")):
        found = page.as_(alma).get("followups.record_pdf", answered, child, language=language)
        pdf = found.response.data
        assert faults(pdf) == []
        assert label in words(pdf)
    other = page.as_(alma).get("followups.record_pdf", answered, mother, language="fi")
    assert "[nimi ja henkilötunnus]" in words(other.response.data)
    assert WHAT not in words(other.response.data)
    page.as_(bertta).get("followups.record_pdf", answered, child, language="fi", expect=403)
    page.as_(alma).get("followups.record_pdf", answered, alma, language="fi", expect=404)


def test_where_a_family_is_kept_apart_nobody_of_it_is_placed(
    opened: Consultation, alma: Person, bertta: Person
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        item = item_of(bertta.actor, opened)[0]
        everybody_came(bertta, item)
        came = Place(Standing.FAMILY, Role.GUARDIAN, None, state=AttendanceState.PRESENT)
        seat(bertta.actor, item, came)
    closes(bertta, opened)
    assert "– Huoltaja" in texts(alma, opened)[ClientRole.CHILD]
    with vault.signed_in(alma.identity), transaction():
        case = find_case(alma.actor, opened.case_id)
        assert case is not None
        keep_apart(alma.actor, case, [ApartGround.NON_DISCLOSURE], reviewed(""))
    for text in texts(alma, opened).values():
        assert "– Huoltaja" not in text
        assert "Bertta Tarukivi" in text


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Lapsi 1 ja lapsi 1:n äiti", "[Lapsi 1: nimi] ja [Lapsi 1: nimi]:n äiti"),
        ("Barn 1 och Child 1", "[Lapsi 1: nimi] och [Lapsi 1: nimi]"),
        ("Lapsi 12 on toinen", "Lapsi 12 on toinen"),
        ("[Lapsi 1: nimi]", "[Lapsi 1: nimi]"),
        ("Äiti 1", "[Äiti 1: nimi]"),
    ],
)
def test_labels_become_gaps(written: str, made: str) -> None:
    assert with_gaps(written, (CHILD, MOTHER), "fi") == made


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("**Ilta** on *tärkeä*", "Ilta on tärkeä"),
        ("# Otsikko\n- kohta", "Otsikko\n- kohta"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_word", "snake_case_word"),
    ],
)
def test_the_marks_of_a_note_do_not_travel(written: str, made: str) -> None:
    assert plain(written) == made


def test_a_day_is_written_the_finnish_way() -> None:
    assert finnish_day(date(2026, 3, 4)) == "4.3.2026"
