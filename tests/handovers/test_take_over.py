"""Fanni names successors for Alma, who is gone; they accept, and all goes on with them."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.cases.queries import find_case
from consult.cases.rules import CircleRole, SeatGround
from consult.consultations.models import Consultation
from consult.consultations.queries import item_of
from consult.followups.models import Action
from consult.followups.queries import open_actions, texts_of
from consult.foundation.database import db
from consult.foundation.errors import Conflict, Locked
from consult.handovers.models import HandoverOffer
from consult.handovers.operations import accept_offers, decline_offers
from consult.handovers.queries import find_offers
from consult.handovers.rules import OfferState, PartKind
from consult.meetings.models import Attendance, Standing
from consult.meetings.queries import attendances_of
from tests.casework import a_note, doing, reading, the_case
from tests.handovers.scenes import PROMISE, accepts, hands_over, kinds, list_of, promises
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def test_before_the_yes_a_key_is_there_and_no_page(alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    assert jaana.id in vault.readers_of(cases[0].space_id)
    with reading(jaana):
        assert find_case(jaana.actor, cases[0].case_id) is None


def test_after_the_yes_it_is_hers(alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    assert accepts(jaana) == (2, 0)
    with reading(jaana):
        case = the_case(jaana, cases[0])
        seat = case.seat_of(jaana.actor)
        assert case.summary == "Huoli koulunkäynnistä."
        assert (seat.seat_as, seat.ground, seat.writes) == (
            CircleRole.RESPONSIBLE,
            SeatGround.TAKEN_OVER,
            True,
        )


def test_alma_is_out_and_the_next_word_is_under_a_new_key(alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    accepts(jaana)
    a_note(jaana, cases[0], "Puhuin äidin kanssa.")
    assert vault.readers_of(cases[0].space_id) == {jaana.id}
    with reading(alma):
        assert find_case(alma.actor, cases[0].case_id) is None
        with pytest.raises(Locked):
            vault.keyring().secret(cases[0].space_id, 1)


def test_two_take_over_by_rows(alma, jaana, colleague, fanni, cases):
    hands_over(fanni, alma, jaana, only=[cases[0].case_id])
    hands_over(fanni, alma, colleague, only=[cases[1].case_id])
    accepts(jaana)
    accepts(colleague)
    with reading(jaana):
        assert find_case(jaana.actor, cases[1].case_id) is None
    with reading(colleague):
        assert the_case(colleague, cases[1]).summary


def test_the_booked_consultation_goes_along(alma, jaana, fanni, booked):
    assert kinds(list_of(fanni, alma)) == [PartKind.CASE]
    hands_over(fanni, alma, jaana)
    accepts(jaana)
    with reading(jaana):
        it = db.session.get_one(Consultation, booked.id)
        assert it.asker_id == jaana.id
        assert alma.id not in {one.account_id for one in _table(jaana, it)}
        assert _place(jaana, it, jaana).seat is Standing.ASKER
        assert alma.id not in vault.readers_of(it.space_id)


def test_what_alma_promised_is_jaanas_and_she_reads_it(alma, bertta, jaana, fanni, under_way):
    action = promises(bertta, alma, under_way)
    assert list_of(fanni, alma).actions == 1
    hands_over(fanni, alma, jaana)
    accepts(jaana)
    with reading(jaana):
        [(hers, _asked)] = open_actions(jaana.actor)
        assert hers.id == action.id
        assert texts_of(jaana.actor, [hers])[action.id] == PROMISE
    with reading(bertta):
        assert db.session.get_one(Action, action.id).what == PROMISE


def test_a_promise_at_anothers_table_is_a_row_of_its_own(
    alma, bertta, jaana, colleague, fanni, weekly
):
    from tests.handovers.scenes import booked_by

    it = booked_by(jaana, bertta, weekly)
    _opened(bertta, it)
    promises(bertta, alma, it)
    assert kinds(list_of(fanni, alma)) == [PartKind.ACTION]
    hands_over(fanni, alma, colleague)
    accepts(colleague)
    with reading(colleague):
        assert [action.what for action, _ in open_actions(colleague.actor)] == [PROMISE]


def test_berttas_meeting_is_led_by_another_facilitator(
    alma, bertta, jaana, fanni, booked, weekly, a_facilitator
):
    parts = {part.kind: part for part in list_of(fanni, bertta).parts}
    assert parts[PartKind.LEAD].label == booked.code
    hands_over(fanni, bertta, a_facilitator)
    accepts(a_facilitator)
    with reading(a_facilitator):
        it = db.session.get_one(Consultation, booked.id)
        item = item_of(a_facilitator.actor, it)[0]
        assert (it.facilitator_id, item.facilitator_id) == (a_facilitator.id,) * 2
        assert bertta.id not in {one.account_id for one in _table(a_facilitator, it)}


def test_a_no_takes_the_keys_back(alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    with doing(jaana):
        decline_offers(jaana.actor, [one.offer for one in find_offers(jaana.actor).waiting])
    assert vault.readers_of(cases[0].space_id) == {alma.id}
    assert len(list_of(fanni, alma).free) == 2


def test_a_case_that_got_another_client_meanwhile_is_offered_anew(alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana, only=[cases[0].case_id])
    with doing(alma):
        from consult.cases.rules import ClientRole
        from tests.casework import a_client

        a_client(alma, the_case(alma, cases[0]), ClientRole.FATHER)
    assert accepts(jaana) == (0, 1)
    hands_over(fanni, alma, jaana, only=[cases[0].case_id])
    assert accepts(jaana) == (1, 0)


def test_twice_accepted_is_taken_once(alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    with reading(jaana):
        offers = [one.offer for one in find_offers(jaana.actor).waiting]
    accepts(jaana)
    with doing(jaana), pytest.raises(Conflict):
        accept_offers(jaana.actor, offers)


def test_what_stands_in_the_log(alma, jaana, fanni, cases):
    before = len(deeds())
    hands_over(fanni, alma, jaana, only=[cases[0].case_id])
    accepts(jaana)
    assert deeds()[before:] == [
        Deed.HAND_OVER_NAMED,
        Deed.SEAT_ENDED,
        Deed.CASE_TAKEN_OVER,
        Deed.HAND_OVER_ACCEPTED,
    ]
    offer = db.session.query(HandoverOffer).one()
    assert (offer.state, offer.named_by) == (OfferState.ACCEPTED, fanni.id)


def test_alma_does_it_herself_before_she_goes(alma, jaana, cases):
    hands_over(alma, alma, jaana)
    assert accepts(jaana) == (2, 0)
    with reading(jaana):
        assert the_case(jaana, cases[1]).summary


def _opened(leader, it):
    from consult.consultations.operations import open_consultation

    with doing(leader):
        found = db.session.get_one(Consultation, it.id)
        open_consultation(leader.actor, found, item_of(leader.actor, found)[0])


def _table(person, it) -> list[Attendance]:
    return list(attendances_of(person.actor, item_of(person.actor, it)[0]))


def _place(person, it, who) -> Attendance:
    return next(one for one in _table(person, it) if one.account_id == who.id)
