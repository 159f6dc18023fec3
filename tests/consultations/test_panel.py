"""Alma looks at the panel: strikes somebody out, agrees; then invitations leave."""

from datetime import timedelta

import pytest

from consult import audit, vault
from consult.audit import Deed
from consult.consultations.models import Consultation
from consult.consultations.operations import (
    confirm_panel,
    place,
    propose_more,
    send_after_phoning,
    send_invitations,
    strike,
)
from consult.consultations.queries import suggestions
from consult.consultations.rules.choices import ConsultationStatus, InvitationStatus
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, NotSaved
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import NOW, invitation_of, plan, readers
from tests.pages import Page
from tests.postgres import both

pytestmark = both


def strikes(alma: Person, consultation: Consultation, expert: Person) -> None:
    with transaction():
        strike(alma.actor, consultation, invitation_of(expert, consultation))


def test_the_invitation_makes_the_wrap(invited: Consultation) -> None:
    assert invited.status is ConsultationStatus.INVITED
    assert readers(invited) == {"alma", "disa", "bertta", "chidi", "hamid"}


def test_whoever_was_struck_never_gets_one(
    placed: Consultation, alma: Person, chidi: Person
) -> None:
    strikes(alma, placed, chidi)
    with vault.signed_in(alma.identity), transaction():
        confirm_panel(alma.actor, placed, "lsl-14")
    assert not vault.holds_wrap(chidi.id, placed.space_id)
    assert invitation_of(chidi, placed).status is InvitationStatus.STRUCK
    assert "hamid" in readers(placed)


def test_whoever_was_struck_is_not_suggested_again(
    placed: Consultation, alma: Person, disa: Person, chidi: Person
) -> None:
    strikes(alma, placed, chidi)
    assert chidi.id not in {one.candidate.account_id for one in suggestions(disa.actor, placed)}


def test_disa_proposes_another_in_the_place(
    placed: Consultation, alma: Person, disa: Person, chidi: Person, sakari: Person
) -> None:
    strikes(alma, placed, chidi)
    with vault.signed_in(disa.identity), transaction():
        propose_more(disa.actor, placed, [(sakari.id, "psychiatry")])
    with vault.signed_in(alma.identity), transaction():
        confirm_panel(alma.actor, placed, "lsl-14")
    assert readers(placed) == {"alma", "disa", "bertta", "sakari", "hamid"}


def test_the_asker_has_time_to_look_at_a_substitute_too(
    placed: Consultation, disa: Person, sakari: Person
) -> None:
    with clock.moved_by(timedelta(days=5)), vault.signed_in(disa.identity):
        with transaction():
            propose_more(disa.actor, placed, [(sakari.id, "psychiatry")])
        with pytest.raises(NotSaved), transaction():
            send_invitations(disa.actor, placed, "lsl-14")


def test_a_sent_invitation_cannot_be_struck(
    invited: Consultation, alma: Person, chidi: Person
) -> None:
    with pytest.raises(Conflict):
        strikes(alma, invited, chidi)


def test_disa_may_not_send_before_the_set_day(placed: Consultation, disa: Person) -> None:
    with vault.signed_in(disa.identity), pytest.raises(NotSaved), transaction():
        send_invitations(disa.actor, placed, "lsl-14")


def test_from_the_set_day_on_she_may(placed: Consultation, disa: Person) -> None:
    with clock.moved_by(timedelta(days=3)), vault.signed_in(disa.identity), transaction():
        send_invitations(disa.actor, placed, "lsl-14")
    assert placed.status is ConsultationStatus.INVITED


def near(
    request_: Consultation, disa: Person, bertta: Person, chidi: Person, group: Team
) -> Consultation:
    """Placed at a meeting of tomorrow, with Chidi on its panel."""
    tomorrow = plan(disa, group, NOW + timedelta(days=1))
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, request_, tomorrow, bertta.id, [(chidi.id, "psychiatry")])
    return request_


def test_for_tomorrow_she_may_only_after_a_call(
    request_: Consultation, disa: Person, bertta: Person, chidi: Person, group: Team
) -> None:
    it = near(request_, disa, bertta, chidi, group)
    with pytest.raises(NotSaved), vault.signed_in(disa.identity), transaction():
        send_invitations(disa.actor, it, "lsl-14")
    with vault.signed_in(disa.identity), transaction():
        send_after_phoning(disa.actor, it, "lsl-14")
    assert it.phoned_at == NOW
    assert "chidi" in readers(it)
    recorded = db.session.query(audit.AuditRow).filter_by(action=Deed.PANEL_AGREED_BY_PHONE)
    assert recorded.one().actor == disa.id


def test_with_time_enough_a_call_does_not_do(placed: Consultation, disa: Person) -> None:
    with pytest.raises(NotSaved), vault.signed_in(disa.identity), transaction():
        send_after_phoning(disa.actor, placed, "lsl-14")


def test_the_asker_sees_that_a_call_was_recorded(
    page: Page,
    request_: Consultation,
    alma: Person,
    disa: Person,
    bertta: Person,
    chidi: Person,
    group: Team,
) -> None:
    it, hers = near(request_, disa, bertta, chidi, group), page.as_(disa)
    hers.get("consultations.triage", it).hides("triage/send")
    hers.post("consultations.by_phone", it, expect=422)
    page.as_(alma).get("consultations.show", it).hides('id="phoned"')
    hers.post("consultations.by_phone", it, phoned=True)
    assert 'id="phoned"' in page.as_(alma).get("consultations.show", it).html


def test_sending_twice_sends_nothing_twice(invited: Consultation, alma: Person) -> None:
    with vault.signed_in(alma.identity), pytest.raises(Conflict), transaction():
        confirm_panel(alma.actor, invited, "lsl-14")


def test_inviting_another_agency_is_a_disclosure(invited: Consultation, chidi: Person) -> None:
    invitation = invitation_of(chidi, invited)
    row = db.session.query(audit.AuditRow).filter_by(
        action=Deed.EXPERT_INVITED, object_id=invitation.id
    )
    assert (row.one().recipient_agency, row.one().provision) == (chidi.agency_id, "lsl-14")
