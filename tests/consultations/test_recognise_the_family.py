"""“I recognise the family”: the door closes at once, nobody asks why, and a deputy is suggested."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.consultations.models import Consultation
from consult.consultations.operations import propose_more, turn_down
from consult.consultations.queries import item_of, suggestions, times_of
from consult.consultations.queries.load import load_of
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.meetings.models import AttendanceState
from consult.meetings.queries import find_attendance
from consult.notifications.models import OutboxMessage
from tests.casework import doing
from tests.cast import Person
from tests.consultations.conftest import invitation_of, readers, says_yes
from tests.postgres import both
from tests.scenes import deeds


def recognises(person: Person, it: Consultation) -> None:
    with doing(person):
        turn_down(person.actor, it, invitation_of(person, it), recused=True)


def version_of(it: Consultation) -> int:
    return int(db.session.get_one(vault.Space, it.space_id).version)


def told(kind: str) -> list[OutboxMessage]:
    return list(db.session.query(OutboxMessage).filter_by(kind=kind))


def test_what_she_held_ends_and_the_key_is_turned(invited: Consultation, chidi: Person) -> None:
    says_yes(chidi, invited)
    before = version_of(invited)
    recognises(chidi, invited)
    assert "chidi" not in readers(invited)
    assert not vault.holds_wrap(chidi.id, invited.space_id)
    assert version_of(invited) == before + 1
    assert Deed.INVITATION_RECUSED in deeds()


def test_the_asker_learns_that_one_stepped_aside_and_neither_who_nor_why(
    invited: Consultation, chidi: Person
) -> None:
    recognises(chidi, invited)
    (message,) = told("one-stepped-aside")
    assert message.account_id == invited.asker_id
    assert "Chidi" not in str(message.facts)


@both
def test_a_deputy_is_suggested_to_the_coordinator(
    invited: Consultation, chidi: Person, disa: Person, sakari: Person
) -> None:
    recognises(chidi, invited)
    (message,) = told("expert-recused-deputy")
    assert message.account_id == disa.id
    assert sakari.cast.name in message.facts
    found = suggestions(disa.actor, invited, meetings=times_of(disa.actor, invited))
    assert [one.candidate.account_id for one in found if one.is_proposed] == [sakari.id]
    with doing(disa):
        propose_more(disa.actor, invited, [(sakari.id, "psychiatry")])
    assert invitation_of(sakari, invited).status is InvitationStatus.PROPOSED


def test_where_nobody_else_of_the_sector_can_come_it_says_so(
    invited: Consultation, hamid: Person
) -> None:
    recognises(hamid, invited)
    assert len(told("expert-recused")) == 1


def test_at_an_open_table_the_door_closes_at_once_and_the_others_read_on(
    page, opened: Consultation, chidi: Person, bertta: Person
) -> None:
    item, _meeting = item_of(bertta.actor, opened)
    hers = page.as_(chidi)
    assert "/recuse" in hers.get("meetings.room", item).html
    hers.post("consultations.stepping_aside", invitation_of(chidi, opened))
    hers.get("meetings.room", item, expect=404)
    db.session.expire_all()
    assert readers(opened) == {"alma", "bertta"}
    place = find_attendance(bertta.actor, item, chidi.id)
    assert place is not None
    assert place.state is AttendanceState.RECUSED
    page.as_(bertta).get("meetings.room", item)
    assert len(told("one-stepped-aside")) == 1
    assert told("expert-recused") == told("expert-recused-deputy") == []


def test_at_an_open_table_nobody_simply_declines(opened: Consultation, chidi: Person) -> None:
    with pytest.raises(Conflict), doing(chidi):
        turn_down(chidi.actor, opened, invitation_of(chidi, opened), recused=False)


def test_how_often_she_was_asked_and_came_is_for_her_and_the_coordinator(
    page, invited: Consultation, chidi: Person, disa: Person, alma: Person
) -> None:
    recognises(chidi, invited)
    load = load_of(chidi.actor, chidi.id)
    assert (load.asked, load.came, load.recused) == (1, 0, 1)
    for person in (chidi, disa):
        assert 'id="load"' in page.as_(person).get("accounts.show", chidi.id).html
    assert 'id="load"' in page.as_(chidi).get("experts.mine").html
    page.as_(alma).get("accounts.show", chidi.id).hides('id="load"')
