"""Fanni and Ilona press at the same moment: each case is offered to one person alone."""

import threading
from collections import Counter

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.handovers.models import HandoverOffer
from consult.handovers.rules import OfferState
from tests.handovers.conftest import NOW
from tests.handovers.scenes import accepts, hands_over, many_cases
from tests.postgres import both

pytestmark = both


def at_once(app, *deeds) -> list[object]:
    gate, ends = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number, deed):
        with app.app_context(), clock.held_at(NOW):
            gate.wait()
            try:
                ends[number] = deed()
            except (Conflict, NotSaved) as refused:
                ends[number] = refused
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(n, deed)) for n, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_each_case_waits_with_one_alone(app, alma, jaana, colleague, fanni, ilona, weekly):
    cases = many_cases(alma, weekly.id, 4)
    at_once(
        app,
        lambda: len(hands_over(fanni, alma, jaana).offers),
        lambda: len(hands_over(ilona, alma, colleague).offers),
    )
    db.session.rollback()
    waiting = [one for one in db.session.query(HandoverOffer) if one.state is OfferState.WAITING]
    assert Counter(one.subject_id for one in waiting) == dict.fromkeys(cases, 1)
    assert len({one.successor_id for one in waiting}) == 1


def test_two_presses_of_yes_take_it_once(app, alma, jaana, fanni, weekly):
    many_cases(alma, weekly.id, 2)
    hands_over(fanni, alma, jaana)
    ends = at_once(app, lambda: accepts(jaana), lambda: accepts(jaana))
    assert ends.count((2, 0)) == 1
    db.session.rollback()
    states = {one.state for one in db.session.query(HandoverOffer)}
    assert states == {OfferState.ACCEPTED}
