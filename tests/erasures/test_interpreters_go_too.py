"""What tells of an erased client's language goes with her, unless another one speaks it too."""

from sqlalchemy import update

from consult import audit
from consult.audit import Deed, unaudited
from consult.cases.models import Client
from consult.consultations.models import Interpretation
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
    in_grace(alma, outi, laid, client=laid.older_id)
    with clock.moved_by(GRACE):
        assert finish_erasures() == 1
    assert left() == [(laid.about_both.hex, "ar")]
