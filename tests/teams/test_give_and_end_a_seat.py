from datetime import timedelta

import pytest

from consult import audit, vault
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.database import transaction
from consult.foundation.errors import Locked, NotSaved
from consult.teams.models import TeamSeat
from consult.teams.operations import end_seat, give_seat, share_key, turn_keys
from consult.teams.policy import seats_to_give
from consult.teams.queries import members_of
from tests.postgres import both
from tests.scenes import account_of, deeds, seat_of

pytestmark = both


def holds(person, space_id):
    with vault.signed_in(person.identity) as keyring:
        return keyring.holds(space_id, newest=True)


def test_a_deputy_named_by_a_deputy_holds_the_duty_key_at_once(vaara, fanni, disa):
    with transaction(), vault.signed_in(fanni.identity):
        give_seat(fanni.actor, vaara, account_of(disa), TeamSeat.DEPUTY)
    assert holds(disa, vaara.duty_space_id)
    assert deeds() == [Deed.DEPUTY_NAMED]


def test_a_deputy_named_by_one_without_the_key_waits_for_a_press(vaara, eero, fanni, disa):
    with transaction(), vault.signed_in(eero.identity):
        seat = give_seat(eero.actor, vaara, account_of(disa), TeamSeat.DEPUTY)
    assert not holds(disa, vaara.duty_space_id)
    with transaction(), vault.signed_in(fanni.identity):
        share_key(fanni.actor, vaara, seat)
    assert holds(disa, vaara.duty_space_id)
    assert deeds()[-1] == Deed.GRANT_GIVEN


def test_nobody_shares_what_she_does_not_hold(vaara, eero):
    with transaction(), vault.signed_in(eero.identity):
        seat = give_seat(eero.actor, vaara, account_of(eero), TeamSeat.DEPUTY)
    with pytest.raises(NotSaved), transaction(), vault.signed_in(eero.identity):
        share_key(eero.actor, vaara, seat)


def test_another_deed_of_a_deputy_does_not_open_for_those_who_wait(vaara, eero, fanni, disa):
    with transaction(), vault.signed_in(eero.identity):
        give_seat(eero.actor, vaara, account_of(eero), TeamSeat.DEPUTY)
    with transaction(), vault.signed_in(fanni.identity):
        give_seat(fanni.actor, vaara, account_of(disa), TeamSeat.MEMBER)
    assert not holds(eero, vaara.duty_space_id)


def test_a_removed_deputy_loses_the_key_and_it_is_turned(vaara, fanni, ilona):
    with transaction(), vault.signed_in(fanni.identity):
        end_seat(fanni.actor, vaara, seat_of(ilona, vaara, TeamSeat.DEPUTY))
    assert not holds(ilona, vaara.duty_space_id)
    assert holds(fanni, vaara.duty_space_id)
    assert vault.readers_of(vaara.duty_space_id, 2) == {fanni.id}
    assert deeds() == [Deed.DEPUTY_REMOVED, Deed.SPACE_KEY_TURNED]


def test_what_the_old_duty_key_opened_is_wrapped_to_the_new_one(vaara, fanni, ilona, alma):
    with transaction(), vault.signed_in(alma.identity):
        case = vault.make_space(vault.SpaceKind.CASE, duty=vaara.duty_space_id)
        audit.record(alma.actor, Deed.CASE_OPENED, on=case)
    with transaction(), vault.signed_in(fanni.identity):
        end_seat(fanni.actor, vaara, seat_of(ilona, vaara, TeamSeat.DEPUTY))
    assert vault.left_behind(vaara.duty_space_id) == []
    with vault.signed_in(fanni.identity) as keyring:
        assert keyring.secret_through_duty(case.id, 1)
    with vault.signed_in(ilona.identity) as keyring, pytest.raises(Locked):
        keyring.secret_through_duty(case.id, 1)


def test_removed_by_one_without_the_key_it_is_turned_by_a_later_press(vaara, eero, fanni, ilona):
    with transaction(), vault.signed_in(eero.identity):
        end_seat(eero.actor, vaara, seat_of(ilona, vaara, TeamSeat.DEPUTY))
    assert vaara.duty_turn_due
    assert not holds(ilona, vaara.duty_space_id)
    with transaction(), vault.signed_in(fanni.identity):
        turn_keys(fanni.actor, vaara)
    assert not vaara.duty_turn_due
    assert vault.readers_of(vaara.duty_space_id) == {fanni.id}


def test_who_keeps_another_leading_seat_keeps_what_leaders_read(vaara, fanni):
    with transaction(), vault.signed_in(fanni.identity):
        give_seat(fanni.actor, vaara, account_of(fanni), TeamSeat.SUPERVISOR)
        end_seat(fanni.actor, vaara, seat_of(fanni, vaara, TeamSeat.LEAD))
    assert holds(fanni, vaara.leadership_space_id)


def test_tess_gives_no_seat_that_opens_something(vaara, tess, fanni):
    assert seats_to_give(tess.actor) == {TeamSeat.MEMBER, TeamSeat.FACILITATOR}
    with pytest.raises(NotSaved), transaction(), vault.signed_in(tess.identity):
        give_seat(tess.actor, vaara, account_of(tess), TeamSeat.DEPUTY)
    with pytest.raises(NotSaved), transaction(), vault.signed_in(tess.identity):
        end_seat(tess.actor, vaara, seat_of(fanni, vaara, TeamSeat.DEPUTY))


def test_one_person_sits_once_in_a_seat(vaara, fanni, alma):
    with pytest.raises(NotSaved), transaction(), vault.signed_in(fanni.identity):
        give_seat(fanni.actor, vaara, account_of(alma), TeamSeat.MEMBER)


def test_an_ended_seat_is_empty_from_that_day_on(vaara, fanni, alma):
    with clock.moved_by(timedelta(days=3)):
        with transaction(), vault.signed_in(fanni.identity):
            end_seat(fanni.actor, vaara, seat_of(alma, vaara, TeamSeat.MEMBER))
        members = members_of(fanni.actor, vaara.id, TeamSeat.MEMBER)
    assert alma.id not in {member.account_id for member in members}
