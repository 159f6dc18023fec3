"""Abuse case 12: what was erased is sought in the oldest backup, with the salts as they are now."""

import shutil

import pytest

from consult import vault
from consult.cases.models import Client
from consult.consultations.models import Consultation
from consult.consultations.queries import questions_of
from consult.drafts.models import Draft
from consult.erasures.operations import clear_leftovers, finish_erasures
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.notes.models import CaseNote
from consult.teams.models import Team
from consult.upkeep.tombstones import bury
from tests.casework import reading
from tests.erasures.killed import keep, let_go
from tests.erasures.scenes import BOTH, GRACE, NOW, YOUNGER, in_grace, lay_siblings


@pytest.fixture
def laid(app, alma, bertta, template):
    with clock.held_at(NOW):
        yield lay_siblings(alma, bertta, db.session.get_one(Team, template.teams["vaara"]))


def bring_back(aside, folder):
    """Put the old main database back, beside the salts as they are now."""
    let_go()
    for beside in ("-wal", "-shm"):
        (folder / f"main.db{beside}").unlink(missing_ok=True)
    shutil.copyfile(aside / "main.db", folder / "main.db")


def test_case_12_one_sibling_stays_erased_in_the_oldest_backup(
    alma, outi, laid, settings, tmp_path
):
    in_grace(alma, outi, laid, client=laid.older_id)
    keep(settings.instance, tmp_path / "oldest")
    with clock.moved_by(GRACE):
        assert finish_erasures() == 1
        bring_back(tmp_path / "oldest", settings.instance)
        with reading(alma):
            assert laid.case_id in {note.case_id for note in db.session.query(CaseNote)}
            for key in ("older", "corrected"):
                note = db.session.get_one(CaseNote, laid.notes[key])
                with pytest.raises(Locked):
                    assert note.body
            with pytest.raises(Locked):
                assert db.session.get_one(Client, laid.older_id).card
            with pytest.raises(Locked):
                assert db.session.query(Draft).one().fields
            about = db.session.get_one(Consultation, laid.about_older)
            with pytest.raises(Locked):
                assert [one.body for one in questions_of(alma.actor, about)]
            assert db.session.get_one(CaseNote, laid.notes["younger"]).body == YOUNGER
            assert db.session.get_one(CaseNote, laid.notes["both"]).body == BOTH
            assert db.session.get_one(Client, laid.younger_id).card == YOUNGER


def test_case_12_what_a_backup_brought_back_is_deleted_again(alma, outi, laid, settings, tmp_path):
    in_grace(alma, outi, laid)
    keep(settings.instance, tmp_path / "oldest")
    with clock.moved_by(GRACE):
        assert finish_erasures() == 1
        erased = set(vault.erased_spaces())
        bring_back(tmp_path / "oldest", settings.instance)
        with reading(alma), pytest.raises(Locked):
            assert db.session.get_one(CaseNote, laid.notes["both"]).body
        bury(erased)  # as `backup replay` does: tombstones, salts, and the rows that came back
        assert clear_leftovers() == 0
        assert db.session.query(CaseNote).count() == db.session.query(Client).count() == 0
        assert vault.faults() == []
