"""Ilona coordinates beside Disa and leaves: what waits is closed to her, by whoever is there."""

import pytest
from flask import Flask

from consult import audit, vault
from consult.audit import Deed
from consult.consultations.models import Consultation
from consult.consultations.operations import add_question, share_waiting_requests
from consult.consultations.queries import turns_due
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.privacy import reviewed
from consult.teams.models import Team, TeamMember, TeamSeat
from consult.teams.operations import end_seat, give_seat
from consult.vault import Space
from tests.casework import doing
from tests.cast import Person
from tests.consultations.conftest import readers
from tests.pages import Page
from tests.postgres import both
from tests.scenes import account_of


@pytest.fixture
def second(
    request_: Consultation, eero: Person, disa: Person, ilona: Person, group: Team
) -> TeamMember:
    """Ilona coordinates, too, and reads what waits."""
    with doing(eero):
        member = give_seat(eero.actor, group, account_of(ilona), TeamSeat.COORDINATOR)
    with doing(disa):
        share_waiting_requests(disa.actor, group)
    return member


def version_of(consultation: Consultation) -> int:
    db.session.expire_all()
    return db.session.get_one(Space, consultation.space_id).version


@both
def test_her_wraps_end_with_her_seat(
    request_: Consultation, second: TeamMember, eero: Person, ilona: Person, group: Team
) -> None:
    assert "ilona" in readers(request_)
    with doing(eero):
        end_seat(eero.actor, group, second)
    assert readers(request_) == {"alma", "disa"}
    assert not vault.holds_wrap(ilona.id, request_.space_id)
    assert turns_due(eero.actor, group) == [request_]


@both
def test_one_press_of_a_sitting_one_turns_the_key(
    page: Page,
    request_: Consultation,
    second: TeamMember,
    eero: Person,
    disa: Person,
    alma: Person,
    group: Team,
) -> None:
    with doing(eero):
        end_seat(eero.actor, group, second)
    before, hers = version_of(request_), page.as_(disa)
    assert "renew" in hers.get("consultations.board", group).html
    hers.post("consultations.renew", group)
    assert version_of(request_) == before + 1
    assert "renew" not in hers.get("consultations.board", group).html
    with doing(alma):
        add_question(alma.actor, request_, reviewed("Kuka kysyy lapselta?"))
    assert readers(request_) == {"alma", "disa"}


def test_who_holds_nothing_turns_nothing(
    page: Page, request_: Consultation, second: TeamMember, eero: Person, group: Team, app: Flask
) -> None:
    with doing(eero):
        end_seat(eero.actor, group, second)
        give_seat(eero.actor, group, account_of(eero), TeamSeat.COORDINATOR)
    before = version_of(request_)
    page.as_(eero).post("consultations.renew", group)
    assert version_of(request_) == before


def test_whoever_asked_herself_reads_on(
    request_: Consultation, eero: Person, alma: Person, group: Team
) -> None:
    with doing(eero):
        member = give_seat(eero.actor, group, account_of(alma), TeamSeat.COORDINATOR)
        end_seat(eero.actor, group, member)
    assert "alma" in readers(request_)
    assert not turns_due(eero.actor, group)


def test_the_log_says_what_she_lost(
    request_: Consultation, second: TeamMember, eero: Person, ilona: Person, group: Team
) -> None:
    with doing(eero):
        end_seat(eero.actor, group, second)
    said = db.session.query(audit.AuditRow).filter_by(action=Deed.CONSULTATION_UNSHARED).one()
    assert said.space == request_.space_id
    with pytest.raises(Locked), vault.signed_in(ilona.identity):
        vault.keyring().secret(request_.space_id, 1)


def test_a_coordinator_without_a_group_is_told_what_to_do(
    page: Page, eero: Person, disa: Person, group: Team
) -> None:
    mine = db.session.query(TeamMember).filter_by(account_id=disa.id, seat=TeamSeat.COORDINATOR)
    with doing(eero):
        for member in mine:
            end_seat(eero.actor, db.session.get_one(Team, member.team_id), member)
    assert "/teams" in page.as_(disa).get("consultations.own_board").links()
