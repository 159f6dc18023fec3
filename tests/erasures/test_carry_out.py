"""What was approved is carried out when the days of grace are over: one sibling, or all."""

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import update

from consult import audit, vault
from consult.audit import Deed, unaudited
from consult.audit.anchors import make_anchor
from consult.audit.verify import verify
from consult.cases.models import Apart, Case, Client, ErasedClient
from consult.cases.operations import keep_apart, reopen_case
from consult.cases.queries import find_case, my_cases
from consult.cases.rules import ApartGround, CaseStatus, ClientRole
from consult.consultations.queries import find_consultation
from consult.drafts.models import Draft
from consult.erasures.operations import clear_leftovers, finish_erasures
from consult.erasures.operations.carrying import _mark
from consult.erasures.queries import held_erasure
from consult.erasures.rules import ErasureState
from consult.followups.models import Action
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import ErasedReturned, Tampered
from consult.foundation.ids import new_id
from consult.meetings.models import Hypothesis, HypothesisTurn
from consult.notes.models import CaseNote
from consult.notifications.models import CalendarEntry
from consult.people.models import Person as CasePerson
from consult.polls.models import Poll, PollAnswer, PollPerson, PollTime
from consult.polls.rules import PollStatus, Suits
from consult.privacy import reviewed
from consult.upkeep.tombstones import check_tombstones
from consult.vault import salts
from tests.casework import a_client, doing, reading
from tests.erasures.killed import keep, let_go
from tests.erasures.scenes import BOTH, GRACE, YOUNGER, in_grace, row
from tests.postgres import both
from tests.scenes import deeds


def told_calendars(person, *consultations):
    """Note what somebody's calendar was told of consultations."""
    told = {"holder_id": person.id, "sequence": 0, "stands": True, "told_at": clock.now()}
    with transaction():
        db.session.add_all(CalendarEntry(id=new_id(), uid=one, **told) for one in consultations)


def polled(alma, *consultations):
    """Somebody by a link was once asked which times suit these consultations."""
    asked = {"name": "Ville Vieras", "profession": "", "email": "ville@koulu.example"}
    asked |= {"agency_id": alma.agency_id, "sector": "education"}
    with transaction():
        for one in consultations:
            now = clock.now()
            made = {"made_by": alma.id, "made_at": now, "closes_at": now, "minutes": 60}
            poll = Poll(id=new_id(), consultation_id=one, status=PollStatus.ENDED, **made)
            time = PollTime(id=new_id(), poll_id=poll.id, starts_at=now)
            person = PollPerson(id=new_id(), poll_id=poll.id, **asked)
            answer = PollAnswer(id=new_id(), person_id=person.id, time_id=time.id, suits=Suits.YES)
            for rows in ([poll], [time, person], [answer]):
                db.session.add_all(rows)
                db.session.flush()
            audit.record(alma.actor, Deed.POLL_OPENED, on=poll)


@both
def test_one_of_two_siblings(alma, outi, laid):
    told_calendars(alma, laid.about_older, laid.about_both)
    polled(alma, laid.about_older, laid.about_both)
    erasure_id = in_grace(alma, outi, laid, client=laid.older_id)
    assert finish_erasures() == 0
    with clock.moved_by(GRACE):
        assert finish_erasures() == 1
    erasure = row(erasure_id)
    assert (erasure.state, erasure.spaces) == (ErasureState.DONE, 2)
    assert erasure.anchor_seq is not None
    with reading(alma):
        bodies = {note.id: note.body for note in db.session.query(CaseNote)}
        said = {"younger": YOUNGER, "both": BOTH, "newer": BOTH, "corrected": ""}
        assert bodies == {laid.notes[key]: text for key, text in said.items()}
        assert [one.card for one in db.session.query(Client)] == [YOUNGER]
        assert find_consultation(alma.actor, laid.about_older) is None
        assert find_consultation(alma.actor, laid.about_both) is not None
    assert db.session.query(CasePerson).count() == db.session.query(Draft).count() == 0
    assert [one.uid for one in db.session.query(CalendarEntry)] == [laid.about_both]
    assert [one.consultation_id for one in db.session.query(Poll)] == [laid.about_both]
    assert [db.session.query(one).count() for one in (PollPerson, PollTime, PollAnswer)] == [1] * 3
    assert [db.session.query(one).count() for one in (Hypothesis, HypothesisTurn)] == [1] * 2
    assert db.session.get_one(ErasedClient, laid.older_id).number == 1
    assert not salts.read([laid.older_space])
    assert vault.faults() == []
    assert verify(content=True).findings == ()
    assert clear_leftovers() == 0


@both
def test_a_whole_case(alma, outi, laid):
    with doing(alma):
        case = find_case(alma.actor, laid.case_id)
        keep_apart(alma.actor, case, [ApartGround.VIOLENCE], reviewed("Eri ovet."))
    erasure_id = in_grace(alma, outi, laid)
    with clock.moved_by(GRACE):
        assert finish_erasures() == 1
    assert row(erasure_id).spaces == 5
    case = db.session.get_one(Case, laid.case_id)
    assert (case.status, case.code, case.box) == (CaseStatus.ERASED, laid.code, b"")
    assert not case.kept_apart
    for model in (Apart, CaseNote, Client, CasePerson, Draft):
        assert db.session.query(model).count() == 0
    assert {action.box for action in db.session.query(Action)} == {b""}
    with reading(alma):
        assert find_case(alma.actor, laid.case_id) is None
        assert list(db.session.scalars(my_cases(alma.actor))) == []
        assert find_consultation(alma.actor, laid.about_both) is None
    assert verify(content=True).findings == ()
    assert vault.faults() == []
    assert deeds(Deed.ROW_DELETED)[-8:] == [
        *[Deed.SPACE_ERASED] * 5,
        Deed.ERASURE_BEGUN,
        Deed.SALTS_DESTROYED,
        Deed.ERASURE_DONE,
    ]


def test_numbers_are_not_given_again(alma, outi, laid):
    in_grace(alma, outi, laid, client=laid.younger_id)
    with clock.moved_by(GRACE):
        finish_erasures()
        with doing(alma):
            case = find_case(alma.actor, laid.case_id)
            assert a_client(alma, case, ClientRole.CHILD).number == 3


def test_a_shared_note_goes_with_the_last(alma, outi, laid):
    for which in (laid.younger_id, laid.older_id):
        in_grace(alma, outi, laid, client=which)
        with clock.moved_by(GRACE):
            assert finish_erasures() == 1
    assert db.session.query(CaseNote).count() == 0
    assert {action.box for action in db.session.query(Action)} == {b""}
    assert verify(content=True).findings == ()


def test_a_case_taken_up_again_is_not_erased(alma, outi, laid):
    erasure_id = in_grace(alma, outi, laid)
    with doing(alma):
        reopen_case(alma.actor, find_case(alma.actor, laid.case_id))
    with clock.moved_by(GRACE):
        assert finish_erasures() == 0
    assert row(erasure_id).state is ErasureState.STOPPED
    assert salts.read([laid.case_space])


def test_an_interrupted_one_keeps_nobody_from_starting(alma, outi, laid, settings, tmp_path):
    """An anchor made between tombstone and salt is no old copy put back; an old salt file is."""
    erasure_id = in_grace(alma, outi, laid, client=laid.older_id)
    keep(settings.instance, tmp_path / "old")
    with clock.moved_by(GRACE):
        with transaction():
            assert _mark(SYSTEM, held_erasure(SYSTEM, erasure_id))
        make_anchor()
        check_tombstones()
        with clock.moved_by(timedelta(seconds=1)):
            assert finish_erasures() == 1
        check_tombstones()
        let_go()
        shutil.copyfile(tmp_path / "old" / "salts.db", settings.instance / "salts.db")
        with pytest.raises(ErasedReturned):
            check_tombstones()


def test_a_box_emptied_by_somebody_else_is_damage(alma, laid):
    with unaudited("somebody writes to the database"), transaction():
        db.session.execute(
            update(CaseNote).where(CaseNote.id == laid.notes["younger"]).values(box=b"")
        )
    with reading(alma), pytest.raises(Tampered):
        assert db.session.get_one(CaseNote, laid.notes["younger"]).body
