import pytest

from consult import vault
from consult.audit import Deed
from consult.foundation.database import transaction
from consult.foundation.errors import NotSaved
from consult.teams.models import TeamSeat
from consult.teams.operations import give_seat, open_team_spaces
from tests.postgres import both
from tests.scenes import account_of, deeds

pytestmark = both


def test_deputies_hold_the_duty_key_and_leaders_what_leaders_write(vaara, fanni, ilona, eero):
    assert vault.readers_of(vaara.duty_space_id) == {fanni.id, ilona.id}
    assert vault.readers_of(vaara.leadership_space_id) == {fanni.id, eero.id}


def test_the_press_is_recorded_with_both_spaces(new_team, fanni):
    with transaction(), vault.signed_in(fanni.identity):
        give_seat(fanni.actor, new_team, account_of(fanni), TeamSeat.LEAD)
        give_seat(fanni.actor, new_team, account_of(fanni), TeamSeat.DEPUTY)
        open_team_spaces(fanni.actor, new_team)
    assert deeds()[-1] == Deed.TEAM_SPACES_OPENED
    assert new_team.has_spaces


def test_a_team_without_a_deputy_opens_nothing(new_team, fanni):
    with pytest.raises(NotSaved), transaction(), vault.signed_in(fanni.identity):
        open_team_spaces(fanni.actor, new_team)


def test_what_is_open_is_not_opened_again(vaara, fanni):
    with pytest.raises(NotSaved), transaction(), vault.signed_in(fanni.identity):
        open_team_spaces(fanni.actor, vaara)


def test_a_lead_who_is_no_deputy_keeps_no_duty_key(new_team, fanni, ilona):
    with transaction(), vault.signed_in(fanni.identity):
        give_seat(fanni.actor, new_team, account_of(fanni), TeamSeat.LEAD)
        give_seat(fanni.actor, new_team, account_of(ilona), TeamSeat.DEPUTY)
        open_team_spaces(fanni.actor, new_team)
    assert vault.readers_of(new_team.duty_space_id) == {ilona.id}
    with vault.signed_in(fanni.identity) as keyring:
        assert not keyring.holds(new_team.duty_space_id)
    with vault.signed_in(ilona.identity) as keyring:
        assert keyring.holds(new_team.duty_space_id)
