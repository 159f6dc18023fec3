"""What tells of an erased client's language, or points at her texts, goes with her."""

from sqlalchemy import update

from consult import audit
from consult.audit import Deed, unaudited
from consult.cases.models import Client
from consult.consultations.models import Consultation, Interpretation, ReadingChoice, Request
from consult.consultations.rules.languages import Accepts, Disqualified
from consult.erasures.operations import finish_erasures
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.foundation.languages import ServiceLanguage
from tests.erasures.scenes import GRACE, in_grace

SAMI, ARABIC = ServiceLanguage.NORTH_SAMI, ServiceLanguage.ARABIC


def interprets(person, consultation_id, language):
    row = Interpretation(
        id=new_id(),
        consultation_id=consultation_id,
        language=language,
        interpreter="Tulkkikeskus Aapa",
        disqualified=Disqualified.NO,
        accepts=Accepts.YES,
        minutes=30,
        arranged_by=person.id,
        arranged_at=clock.now(),
    )
    with transaction():
        db.session.add(row)
        audit.record(person.actor, Deed.INTERPRETER_ARRANGED, on=row)


def speaks(client_id, language):
    with unaudited("the scene is in another language"), transaction():
        chosen = update(Client).where(Client.id == client_id).values(service_language=language)
        db.session.execute(chosen.execution_options(synchronize_session=False))


def chosen_for_reading(person, consultation_id):
    rows = db.session.query(Request).filter_by(consultation_id=consultation_id).all()
    assert rows, "there is something to read"
    choices = [
        ReadingChoice(id=new_id(), consultation_id=consultation_id, request_id=row.id, chosen=True)
        for row in rows
    ]
    with transaction():
        db.session.add_all(choices)
        it = db.session.get_one(Consultation, consultation_id)
        audit.record(person.actor, Deed.READINGS_CHOSEN, on=it)


def left():
    db.session.expire_all()
    rows = db.session.query(Interpretation)
    return sorted((row.consultation_id.hex, row.language.value) for row in rows)


def test_the_interpreter_of_an_erased_sibling_is_forgotten(alma, outi, laid):
    speaks(laid.older_id, SAMI)
    speaks(laid.younger_id, ARABIC)
    for consultation_id, language in (
        (laid.about_older, SAMI),
        (laid.about_both, SAMI),
        (laid.about_both, ARABIC),
    ):
        interprets(alma, consultation_id, language)
    for consultation_id in (laid.about_older, laid.about_both):
        chosen_for_reading(alma, consultation_id)
    in_grace(alma, outi, laid, client=laid.older_id)
    with clock.moved_by(GRACE):
        assert finish_erasures() == 1
    assert left() == [(laid.about_both.hex, "ar")]
    chosen = {row.consultation_id for row in db.session.query(ReadingChoice)}
    assert chosen == {laid.about_both}
