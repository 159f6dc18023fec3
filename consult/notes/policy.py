"""Who may read and write notes."""

from consult.access import Permission, policy
from consult.cases.models import Case
from consult.foundation.actor import Actor
from consult.notes.models import CaseNote, NoteParcel


@policy(Permission.NOTE_READ)
def may_read_note(actor: Actor, note: CaseNote) -> bool:
    """Whoever sits in the circle of the note's case with the file."""
    seat = note.case.seat_of(actor)
    return seat is not None and seat.whole_file


@policy(Permission.NOTE_WRITE)
def may_write_notes(actor: Actor, case: Case) -> bool:
    """Whoever has a writing seat with the file, while the case is open."""
    return case.is_written_by(actor)


@policy(Permission.NOTE_CORRECT)
def may_correct_note(actor: Actor, note: CaseNote) -> bool:
    """Whoever may write notes in the case. The history shows who wrote what."""
    return note.case.is_written_by(actor) and note.is_here


@policy(Permission.NOTE_MOVE)
def may_move_note(actor: Actor, note: CaseNote) -> bool:
    """Whoever may write notes in the case it lies in; where it goes is asked at the press."""
    return note.case.is_written_by(actor) and note.is_here


@policy(Permission.NOTE_WITHDRAW)
def may_withdraw_note(actor: Actor, note: CaseNote) -> bool:
    """Whoever may write notes in the case."""
    return note.case.is_written_by(actor) and note.is_here


@policy(Permission.NOTE_DESTROY)
def may_destroy_note(actor: Actor, note: CaseNote) -> bool:
    """Whoever may write notes in the case; that it is another than who withdrew is asked then."""
    return note.case.is_written_by(actor)


@policy(Permission.NOTE_RECEIVE)
def may_receive_note(actor: Actor, parcel: NoteParcel) -> bool:
    """Whoever may write notes in the case it was sent to."""
    return parcel.case.is_written_by(actor)
