"""The same family again: clients, the last question and what is still open come along."""

from sqlalchemy import select

from consult import vault
from consult.consultations.models import Consultation, Request
from consult.consultations.rules.choices import RequestPart
from consult.followups.operations import mark_done
from consult.foundation.database import db, transaction
from tests.followups.conftest import WHAT, agrees, closes


def begun_again(page, asker, it):
    return page.as_(asker).get("consultations.again", it, expect=302).follow()


def test_it_begins_with_what_was(page, alma, bertta, opened):
    agrees(bertta, alma, opened, first_only=True)
    closes(bertta, opened)
    form = begun_again(page, alma, opened).shows(opened.code, WHAT)
    filled = form.filled()
    assert filled["questions-0"] == "Kuka voisi tukea äitiä?"
    assert filled["about"] == str(opened.case_id)
    assert set(filled["sectors"]) == {"psychiatry", "education"}
    page.as_(alma).post("consultations.new", opened.team_id, **filled | {"urgency": "routine"})
    newest = db.session.scalars(
        select(Consultation).order_by(Consultation.asked_at.desc(), Consultation.id)
    )
    new = next(one for one in newest if one.id != opened.id)
    assert new.case_id == opened.case_id
    with vault.signed_in(alma.identity):
        kept = db.session.query(Request).filter_by(consultation_id=new.id, part=RequestPart.AGREED)
        assert WHAT in kept.one().body
    page.as_(alma).get("consultations.show", new).shows(WHAT)


def test_what_is_done_does_not_come_along(page, alma, bertta, opened):
    action = agrees(bertta, alma, opened)
    closes(bertta, opened)
    with vault.signed_in(alma.identity), transaction():
        mark_done(alma.actor, db.session.merge(action))
    begun_again(page, alma, opened).hides(WHAT)


def test_nobody_elses_consultation_brings_anything(page, alma, jaana, bertta, opened, group):
    closes(bertta, opened)
    page.as_(jaana).get("consultations.again", opened, expect=404)
    shown = page.as_(jaana).get("consultations.new", group, again=opened.id, case=opened.case_id)
    shown.hides(opened.code)
