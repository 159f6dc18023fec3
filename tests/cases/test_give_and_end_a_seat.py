from datetime import datetime, time, timedelta

import pytest

from consult import vault
from consult.audit import AuditRow, Deed
from consult.audit.verify import verify
from consult.cases.models import Case
from consult.cases.queries import colleagues_without_seat, find_case
from consult.cases.rules import ClientRole
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Locked, NotSaved
from consult.notes.queries import notes_of
from tests.casework import a_client, a_note, doing, join, let_go, let_sit, reading, the_case
from tests.postgres import both
from tests.scenes import deeds
from tests.vault_rows import wrapped_to

pytestmark = both
NOON = time(12)


def test_bertta_with_a_seat_reads_the_whole_file_also_what_was_before(alma, bertta, vaahtera):
    a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")
    let_sit(alma, vaahtera, bertta)
    with reading(bertta):
        case = the_case(bertta, vaahtera)
        assert case.summary == "Huoli koulunkäynnistä."
        assert [note.body for note in db.session.scalars(notes_of(bertta.actor, case))] == [
            "Isoäiti tarjoaa viikonloppuja."
        ]
        assert not case.is_written_by(bertta.actor)


def test_a_client_added_later_is_open_to_the_circle(alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    with doing(alma):
        father = a_client(alma, the_case(alma, vaahtera), ClientRole.FATHER, "Asuu muualla.")
    assert vault.readers_of(father.space_id) == {alma.id, bertta.id}


def test_a_seat_that_ends_closes_the_file_at_once_and_turns_every_key(alma, bertta, vaahtera):
    seat = let_sit(alma, vaahtera, bertta)
    let_go(alma, seat)
    assert find_case(bertta.actor, vaahtera.case_id) is None
    for space_id in vaahtera.spaces:
        assert not vault.holds_wrap(bertta.id, space_id)
        assert wrapped_to(space_id, version=2) == {"person", "duty", "recovery"}
    assert deeds()[-1] == Deed.SEAT_ENDED


def test_what_is_written_after_the_end_is_locked_for_her(alma, bertta, vaahtera):
    seat = let_sit(alma, vaahtera, bertta)
    let_go(alma, seat)
    note = a_note(alma, vaahtera, "Uusi suunnitelma.")
    with reading(bertta), pytest.raises(Locked):
        assert db.session.get_one(type(note), note.id).body


def test_those_who_stay_read_on(alma, bertta, fanni, vaahtera):
    seat = let_sit(alma, vaahtera, bertta)
    let_sit(alma, vaahtera, fanni)
    let_go(alma, seat)
    a_note(alma, vaahtera, "Uusi suunnitelma.")
    with reading(fanni):
        notes = db.session.scalars(notes_of(fanni.actor, the_case(fanni, vaahtera)))
        assert [note.body for note in notes] == ["Uusi suunnitelma."]


def test_a_seat_with_a_last_day_ends_by_itself(alma, bertta, vaahtera):
    tomorrow = clock.today() + timedelta(days=1)
    with clock.held_at(clock.from_local(datetime.combine(tomorrow, NOON))):
        let_sit(alma, vaahtera, bertta, writes=True, last_day=tomorrow)
        assert find_case(bertta.actor, vaahtera.case_id) is not None
        with clock.moved_by(timedelta(hours=13)):
            assert find_case(bertta.actor, vaahtera.case_id) is None
            with reading(bertta), pytest.raises(Locked):
                assert db.session.get_one(Case, vaahtera.case_id).summary


def test_turning_a_key_does_not_prolong_a_seat_with_a_last_day(alma, bertta, fanni, vaahtera):
    let_sit(alma, vaahtera, bertta, writes=True, last_day=clock.today())
    ending = let_sit(alma, vaahtera, fanni)
    let_go(alma, ending)
    assert bertta.id in vault.readers_of(vaahtera.space_id)
    with clock.moved_by(timedelta(days=2)):
        assert vault.readers_of(vaahtera.space_id) == {alma.id}


def test_who_only_supervises_or_stands_in_is_offered_no_seat(alma, eero, ilona, vaahtera):
    with reading(alma):
        offered = colleagues_without_seat(alma.actor, the_case(alma, vaahtera))
        names = {colleague.name.split()[0] for colleague in offered}
    assert {"Bertta", "Fanni", "Jaana"} <= names
    assert not {"Alma", "Eero", "Ilona"} & names


@pytest.mark.parametrize("who", ["zed", "eero", "alma"])
def test_a_seat_goes_only_to_a_colleague_without_one(alma, vaahtera, who, request):
    stranger = request.getfixturevalue(who)
    with pytest.raises(NotSaved):
        let_sit(alma, vaahtera, stranger)


def test_a_second_seat_for_the_same_colleague_is_refused(alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    with pytest.raises(NotSaved):
        let_sit(alma, vaahtera, bertta)


def test_a_last_day_in_the_past_is_refused(alma, bertta, vaahtera):
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(NotSaved):
        let_sit(alma, vaahtera, bertta, last_day=yesterday)


@pytest.fixture
def chidi_in_the_team(chidi, vaara_id, alma):
    join(chidi, vaara_id, alma)
    return chidi


def test_another_agency_needs_a_ground(alma, vaahtera, chidi_in_the_team):
    with pytest.raises(NotSaved):
        let_sit(alma, vaahtera, chidi_in_the_team)


def test_a_seat_for_another_agency_is_recorded_as_a_disclosure(alma, vaahtera, chidi_in_the_team):
    let_sit(alma, vaahtera, chidi_in_the_team, provision="client-data-53")
    row = db.session.query(AuditRow).filter_by(action=Deed.SEAT_GRANTED).all()[-1]
    assert row.recipient_agency == chidi_in_the_team.agency_id
    assert (row.provision, row.purpose) == ("client-data-53", "client-work")


def test_within_the_own_agency_nothing_is_disclosed(alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    row = db.session.query(AuditRow).filter_by(action=Deed.SEAT_GRANTED).all()[-1]
    assert row.recipient_agency is None


def test_the_log_knows_every_row_after_a_seat_came_and_went(alma, bertta, vaahtera):
    seat = let_sit(alma, vaahtera, bertta)
    let_go(alma, seat)
    assert verify(content=True).findings == ()
