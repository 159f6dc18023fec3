"""Disa handles a request: asks back, declines, or places it and proposes a panel."""

from datetime import timedelta

import pytest

from consult import vault
from consult.audit import Deed
from consult.consultations.models import Consultation
from consult.consultations.operations import ask_back, decline, place, reply
from consult.consultations.queries import item_of, messages_of, panel_of, suggestions
from consult.consultations.rules.choices import ConsultationStatus, InvitationStatus, MessageKind
from consult.foundation import clock
from consult.foundation.database import transaction
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import Meeting
from consult.meetings.queries import attendances_of, find_item
from consult.privacy import reviewed
from tests.cast import Person
from tests.consultations.conftest import readers
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def test_she_asks_back_and_alma_replies(request_: Consultation, alma: Person, disa: Person) -> None:
    with vault.signed_in(disa.identity), transaction():
        ask_back(disa.actor, request_, reviewed("Onko koulu mukana?"))
    assert request_.status is ConsultationStatus.ASKED_BACK
    with clock.moved_by(timedelta(hours=2)), vault.signed_in(alma.identity), transaction():
        reply(alma.actor, request_, reviewed("On, opettaja tukee."))
    assert request_.status is ConsultationStatus.REQUESTED
    with vault.signed_in(disa.identity):
        said = [(one.kind, one.body) for one in messages_of(disa.actor, request_)]
    assert said == [
        (MessageKind.ASK_BACK, "Onko koulu mukana?"),
        (MessageKind.REPLY, "On, opettaja tukee."),
    ]


def test_she_declines_with_a_reason_alma_reads(
    request_: Consultation, alma: Person, disa: Person
) -> None:
    with vault.signed_in(disa.identity), transaction():
        decline(disa.actor, request_, reviewed("Perheneuvola auttaa nopeammin."))
    assert request_.status is ConsultationStatus.DECLINED
    with vault.signed_in(alma.identity):
        [message] = messages_of(alma.actor, request_)
        assert message.body == "Perheneuvola auttaa nopeammin."
    assert deeds()[-1] == Deed.CONSULTATION_DECLINED


def test_placing_gives_the_facilitator_the_key(placed: Consultation) -> None:
    assert placed.status is ConsultationStatus.PLACED
    assert readers(placed) == {"alma", "disa", "bertta"}


def test_the_item_has_its_people_and_clients(placed: Consultation, bertta: Person) -> None:
    item, _meeting = item_of(bertta.actor, placed)
    assert find_item(bertta.actor, item.id) is item
    table = {place.account_id for place in attendances_of(bertta.actor, item)}
    assert table == {placed.asker_id, bertta.id}


def test_those_proposed_learn_nothing(placed: Consultation, chidi: Person) -> None:
    assert not vault.holds_wrap(chidi.id, placed.space_id)
    assert {one.status for one in panel_of(chidi.actor, placed)} == {InvitationStatus.PROPOSED}


def test_each_suggestion_comes_with_its_reasons(request_: Consultation, disa: Person) -> None:
    found = {one.candidate.name: one for one in suggestions(disa.actor, request_)}
    assert set(found) == {"Chidi Esimerkki", "Sakari Harhama", "Hamid Harjoitus"}
    assert found["Sakari Harhama"].sector == "psychiatry"
    assert found["Chidi Esimerkki"].reasons[-1].en == "No invitations in the last months."


def test_whoever_does_not_fit_cannot_be_proposed(
    request_: Consultation, meeting: Meeting, disa: Person, bertta: Person, zed: Person
) -> None:
    with vault.signed_in(disa.identity), pytest.raises(NotSaved), transaction():
        place(disa.actor, request_, meeting, bertta.id, [(zed.id, "psychiatry")])


def test_a_request_is_placed_once(
    placed: Consultation, meeting: Meeting, disa: Person, bertta: Person
) -> None:
    with vault.signed_in(disa.identity), pytest.raises(Conflict), transaction():
        place(disa.actor, placed, meeting, bertta.id)
