import pytest

from consult import audit, vault
from consult.audit import Deed
from consult.audit.verify import verify
from consult.cases.models import Case
from consult.cases.operations import open_case
from consult.cases.queries import find_case, visible_cases
from consult.cases.rules import CircleRole
from consult.foundation.database import db
from consult.foundation.errors import Locked, NotSaved
from consult.privacy import codes, reviewed
from tests.casework import doing, reading, the_case
from tests.scenes import deeds
from tests.vault_rows import wrapped_to


def test_alma_opens_a_case_and_is_its_responsible_worker(alma, vaahtera):
    with reading(alma):
        case = the_case(alma, vaahtera)
        assert case.summary == "Huoli koulunkäynnistä."
        assert [seat.seat_as for seat in case.sitting] == [CircleRole.RESPONSIBLE]
        assert case.is_written_by(alma.actor)
    assert deeds()[:2] == [Deed.CASE_OPENED, Deed.SEAT_GRANTED]


def test_for_zed_the_case_does_not_exist(zed, vaahtera):
    assert find_case(zed.actor, vaahtera.case_id) is None
    assert db.session.scalars(visible_cases(zed.actor)).all() == []


def test_the_core_is_wrapped_to_alma_the_duty_key_and_recovery_from_its_first_row(alma, vaahtera):
    for space_id in vaahtera.spaces:
        assert wrapped_to(space_id) == {"person", "duty", "recovery"}
        assert vault.readers_of(space_id) == {alma.id}


def test_eero_who_reviews_has_no_wrap_of_any_space_of_the_case(eero, vaahtera):
    assert not any(vault.holds_wrap(eero.id, space_id) for space_id in vaahtera.spaces)


def test_a_code_in_use_is_drawn_again(alma, vaara_id, vaahtera, monkeypatch):
    drawn = iter([vaahtera.code, vaahtera.code, "Haapa-Hauki-111"])
    monkeypatch.setattr("consult.cases.operations.opening.draw_code", lambda: next(drawn))
    with doing(alma):
        assert open_case(alma.actor, vaara_id).code == "Haapa-Hauki-111"


def test_a_code_has_its_shape_and_two_cases_differ(alma, vaara_id, vaahtera):
    with doing(alma):
        other = open_case(alma.actor, vaara_id)
    assert codes.CODE_SHAPE.fullmatch(other.code)
    assert other.code != vaahtera.code


@pytest.mark.parametrize("team", ["experts", "support"])
def test_a_case_belongs_to_ones_own_working_team(alma, template, team):
    with pytest.raises(NotSaved), doing(alma):
        open_case(alma.actor, template.teams[team])


def test_zed_opens_none_in_a_team_he_is_not_in(zed, vaara_id):
    with pytest.raises(NotSaved), doing(zed):
        open_case(zed.actor, vaara_id)


def test_nobody_signed_in_reads_nothing(vaahtera):
    db.session.expunge_all()
    case = db.session.get_one(Case, vaahtera.case_id)
    with pytest.raises(Locked):
        assert case.summary


def test_the_log_knows_every_row_as_it_is_stored(alma, vaahtera):
    with doing(alma):
        the_case(alma, vaahtera).summary = reviewed("Koulu sujuu taas.")
        audit.record(alma.actor, Deed.CASE_CARD_WRITTEN, on=the_case(alma, vaahtera))
    assert verify(content=True).findings == ()


def test_alma_opens_a_case_on_one_page(page, alma, vaara_id):
    shown = page.as_(alma).post("cases.new", team_id=vaara_id, summary="Huoli koulusta.").follow()
    shown.shows("Huoli koulusta.", "Vaaran viikkotiimi", "Konsultaatiotyökalu: asia")
    assert codes.CODE_SHAPE.fullmatch(shown.tree.all("h1")[0].text)


def test_her_only_team_is_chosen_already(page, alma, vaara_id):
    chosen = [o for o in page.as_(alma).get("cases.new").tree.all("input") if o["type"] == "radio"]
    assert [(one["value"], one.has("checked")) for one in chosen] == [(str(vaara_id), True)]


def test_a_therapist_may_not_open_one(page, bertta):
    page.as_(bertta).get("cases.new", expect=403)


def test_zed_in_no_team_is_told_whom_to_ask(page, zed):
    page.as_(zed).get("cases.new").hides("<textarea")


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"team_id": "no-id"},
        {"team_id": "00000000-0000-0000-0000-000000000000"},
        {"summary": "x" * 8_001},
        {"summary": "Kirjoita osoitteeseen joku@consult.example."},
    ],
    ids=["no team", "not an id", "a foreign team", "too long", "recognisable"],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(page, alma, vaara_id, typed):
    sent = ({"team_id": vaara_id} if "summary" in typed else {}) | typed
    shown = page.as_(alma).post("cases.new", expect=422, **sent)
    assert shown.value_of("summary") == typed.get("summary", "")
    assert db.session.query(Case).count() == 0


def test_pressing_twice_opens_one_case(page, alma, vaara_id):
    browser, key = page.as_(alma), "k" * 43
    first = browser.post("cases.new", team_id=vaara_id, deed_key=key)
    second = browser.post("cases.new", team_id=vaara_id, deed_key=key)
    assert first.response.location == second.response.location
    assert db.session.query(Case).count() == 1
