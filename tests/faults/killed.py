"""A process that opens a case, files a note or closes an item, and is killed at its n-th write."""

import os
import signal

from sqlalchemy import Engine, event

from consult import vault
from consult.app import create_app
from consult.cases.operations import open_case
from consult.cases.queries import find_case
from consult.consultations.models import Consultation
from consult.consultations.operations import close_consultation
from consult.consultations.queries import item_of
from consult.foundation.database import db, transaction
from consult.notes.operations import file_note
from consult.privacy import reviewed
from tests.cast import CAST

WRITES = ("INSERT", "UPDATE", "DELETE")


def die_at(number):
    """Kill this process when it has sent so many writes; without a word, as a power cut does."""
    sent = 0

    def count(connection, cursor, statement, *_):
        nonlocal sent
        sent += statement.lstrip().startswith(WRITES)
        if sent == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "after_cursor_execute", count)


def file_and_die(settings, case_id, number):
    alma = CAST["alma"]
    with create_app(settings).app_context(), vault.signed_in(alma.identity):
        die_at(number)
        with transaction():
            case = find_case(alma.actor, case_id)
            file_note(alma.actor, case, reviewed("Tätä ei ehditty kirjata."))


def open_and_die(settings, team_id, number):
    alma = CAST["alma"]
    with create_app(settings).app_context(), vault.signed_in(alma.identity):
        die_at(number)
        with transaction():
            open_case(alma.actor, team_id, reviewed("Tätä ei ehditty avata."))


def close_and_die(settings, consultation_id, number):
    bertta = CAST["bertta"]
    with create_app(settings).app_context(), vault.signed_in(bertta.identity):
        die_at(number)
        with transaction():
            consultation = db.session.get_one(Consultation, consultation_id)
            item, _meeting = item_of(bertta.actor, consultation)
            close_consultation(bertta.actor, consultation, item)
