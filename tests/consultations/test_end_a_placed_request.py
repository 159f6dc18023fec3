"""A placed request is withdrawn or declined: the slot is free, and everybody else is out."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.cases.models import Case
from consult.consultations.models import Consultation
from consult.consultations.operations import decline, open_consultation, place, withdraw
from consult.consultations.queries import item_of, messages_of
from consult.consultations.rules.choices import ConsultationStatus, InvitationStatus
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import Meeting
from consult.meetings.operations import move_item
from consult.meetings.queries import free_slots, taken_slots
from consult.notifications.models import OutboxMessage
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.casework import doing, reading
from tests.cast import CAST, Person
from tests.consultations.conftest import a_wish, asks, invitation_of, readers, says_yes
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds

WHY = "Ryhmällä ei ole tähän oikeaa osaamista."


def told(consultation: Consultation) -> dict[str, set[str]]:
    """Who was told what of a consultation."""
    found: dict[str, set[str]] = {}
    keys = {person.id: key for key, person in CAST.items()}
    for message in db.session.query(OutboxMessage):
        if consultation.code in message.facts:
            found.setdefault(message.kind, set()).add(keys[message.account_id])
    return found


@both
def test_alma_withdraws_and_only_she_reads(
    invited: Consultation, meeting: Meeting, alma: Person, chidi: Person
) -> None:
    says_yes(chidi, invited)
    with doing(alma):
        withdraw(alma.actor, invited)
    assert invited.status is ConsultationStatus.WITHDRAWN
    assert readers(invited) == {"alma"}
    assert not taken_slots(alma.actor, meeting)
    panel = {invitation_of(CAST[key], invited).status for key in ("chidi", "hamid")}
    assert panel == {InvitationStatus.ENDED}
    assert told(invited)["consultation-not-held"] == {"bertta"}
    assert told(invited)["request-withdrawn"] == {"disa"}


@both
def test_disa_declines_what_she_has_placed(
    placed: Consultation, meeting: Meeting, alma: Person, disa: Person
) -> None:
    with doing(disa):
        decline(disa.actor, placed, reviewed(WHY))
    assert placed.status is ConsultationStatus.DECLINED
    assert readers(placed) == {"alma"}
    assert told(placed)["request-declined"] == {"alma"}
    placed_id = placed.id
    with reading(alma):
        again = db.session.get_one(Consultation, placed_id)
        assert [one.body for one in messages_of(alma.actor, again)] == [WHY]


def test_a_waiting_request_leaves_the_coordinators_hands_too(
    request_: Consultation, alma: Person, disa: Person
) -> None:
    with doing(alma):
        withdraw(alma.actor, request_)
    assert not vault.holds_wrap(disa.id, request_.space_id)


def test_the_slot_goes_to_another(
    placed: Consultation,
    meeting: Meeting,
    alma: Person,
    disa: Person,
    bertta: Person,
    group: Team,
    weekly: Team,
) -> None:
    with doing(alma):
        withdraw(alma.actor, placed)
    other = asks(alma, group, a_wish(weekly))
    assert meeting in free_slots(disa.actor, group.id)
    with doing(disa):
        item = place(disa.actor, other, meeting, bertta.id)
    assert item.position == 1


def test_what_has_ended_gets_no_new_time(
    placed: Consultation, meeting: Meeting, alma: Person, disa: Person
) -> None:
    item = item_of(alma.actor, placed)[0]
    with doing(alma):
        withdraw(alma.actor, placed)
    with pytest.raises(NotSaved), doing(disa):
        move_item(disa.actor, item, meeting)


def test_after_the_opening_it_is_too_late(
    invited: Consultation, alma: Person, bertta: Person
) -> None:
    with doing(bertta):
        open_consultation(bertta.actor, invited, item_of(bertta.actor, invited)[0])
    with pytest.raises(Conflict), doing(alma):
        withdraw(alma.actor, invited)


def test_the_page_offers_it_until_the_opening(
    page: Page, alma: Person, bertta: Person, chidi: Person, invited: Consultation
) -> None:
    hers = page.as_(alma)
    hers.get("consultations.show", invited).shows("Peru pyyntö")
    hers.post("consultations.take_back", invited).follow().hides("20.11.")
    assert Deed.CONSULTATION_WITHDRAWN in deeds()
    page.as_(bertta).get("meetings.room", invited.item_id, expect=404)
    page.as_(chidi).get("consultations.invitation", invitation_of(chidi, invited)).shows(
        "Päättynyt"
    )
    case = db.session.get_one(Case, invited.case_id)
    hers.get("cases.show", case).shows("Peruttu")


def test_disa_declines_on_the_page(page: Page, disa: Person, placed: Consultation) -> None:
    hers = page.as_(disa)
    hers.post("consultations.declining", placed, text=WHY).leads_to(
        "consultations.board", placed.team_id
    )
    hers.get("consultations.triage", placed).hides(WHY)
