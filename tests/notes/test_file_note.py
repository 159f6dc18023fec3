import pytest

from consult.access import Permission, is_allowed
from consult.audit import AuditRow, Deed
from consult.audit.verify import verify
from consult.cases.operations import close_case
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.notes import policy  # noqa: F401 – its rules are asked
from consult.notes.models import CaseNote, MayBeToldTo, NoteKind, Voice
from consult.notes.operations import About, file_note
from consult.notes.queries import clients_in, find_note, notes_of
from consult.privacy import review
from tests.casework import a_note, client_row, doing, let_sit, open_vaahtera, reading, the_case
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def bodies(person, vaahtera):
    return [
        note.body for note in db.session.scalars(notes_of(person.actor, the_case(person, vaahtera)))
    ]


def test_alma_files_a_note_and_reads_it_again(alma, vaahtera):
    a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")
    with reading(alma):
        assert bodies(alma, vaahtera) == ["Isoäiti tarjoaa viikonloppuja."]
    assert deeds()[-1] == Deed.NOTE_FILED


def test_nobody_chosen_means_every_client(alma, vaahtera):
    note = a_note(alma, vaahtera, "Koko perheelle.")
    with reading(alma):
        concerned = clients_in(alma.actor, [note])[note.id]
    assert [client.id for client in concerned] == [vaahtera.child_id, vaahtera.mother_id]
    assert note.dies_with is None


def test_what_concerns_one_client_alone_dies_with_that_clients_space(alma, vaahtera):
    child = client_row(vaahtera.child_id)
    note = a_note(alma, vaahtera, "Tyttö haluaa mökille.", About(clients=[child]))
    assert note.dies_with == vaahtera.client_spaces[0]


def test_whose_words_they_are_is_kept(alma, vaahtera):
    about = About(Voice.CHILD, NoteKind.FACT, MayBeToldTo.GUARDIAN_1)
    note_id = a_note(alma, vaahtera, "”En halua muuttaa.”", about).id
    with reading(alma):
        note = find_note(alma.actor, note_id)
        assert (note.voice, note.kind, note.told_to) == (about.voice, about.kind, about.told_to)
        assert note.author_id == alma.id


def test_the_log_says_whom_it_concerns_and_how_often_the_guard_was_overruled(alma, vaahtera):
    text = review("Muutto on 3.4.2027.", overrule=True).text
    with doing(alma):
        file_note(alma.actor, the_case(alma, vaahtera), text)
    row = db.session.query(AuditRow).filter_by(action=Deed.NOTE_FILED).one()
    assert str(vaahtera.child_id) in row.detail
    assert f'"overruled":{text.overruled}' in row.detail
    assert verify(content=True).findings == ()


@pytest.mark.parametrize("about", [About(Voice.SECTOR), About(Voice.CHILD, sector="education")])
def test_a_sector_is_named_for_the_voice_of_a_sector_and_only_for_that(alma, vaahtera, about):
    with pytest.raises(NotSaved):
        a_note(alma, vaahtera, "Koulu on huolissaan.", about)


def test_bertta_with_a_reading_seat_reads_and_may_not_write(alma, bertta, vaahtera):
    note = a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")
    let_sit(alma, vaahtera, bertta)
    with reading(bertta):
        found = find_note(bertta.actor, note.id)
        assert is_allowed(bertta.actor, Permission.NOTE_READ, found)
        assert not is_allowed(bertta.actor, Permission.NOTE_CORRECT, found)
        assert not is_allowed(bertta.actor, Permission.NOTE_WRITE, found.case)


def test_with_a_writing_seat_she_writes_until_the_case_is_closed(alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta, writes=True)
    assert is_allowed(bertta.actor, Permission.NOTE_WRITE, the_case(bertta, vaahtera))
    with doing(alma):
        close_case(alma.actor, the_case(alma, vaahtera))
    assert not is_allowed(bertta.actor, Permission.NOTE_WRITE, the_case(bertta, vaahtera))


def test_for_zed_and_eero_there_is_no_note(alma, zed, eero, vaahtera):
    note = a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")
    assert find_note(zed.actor, note.id) is find_note(eero.actor, note.id) is None


def test_one_case_shows_nothing_of_another(alma, vaara_id, vaahtera):
    other = open_vaahtera(alma, vaara_id)
    a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")
    with reading(alma):
        assert bodies(alma, other) == []
        assert db.session.query(CaseNote).count() == 1
