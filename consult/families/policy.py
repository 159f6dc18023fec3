"""Who may read and write the papers of a family."""

from consult.access import Permission, policy
from consult.cases.models import Case
from consult.families.models import Around, LetterSeen, SheetSeen
from consult.foundation.actor import Actor

Subject = Case | Around | SheetSeen | LetterSeen


@policy(Permission.FAMILY_READ)
def may_read_family_papers(actor: Actor, subject: Subject) -> bool:
    """Whoever sits in the circle of the case with the file."""
    seat = _case(subject).seat_of(actor)
    return seat is not None and seat.whole_file


@policy(Permission.FAMILY_WRITE)
def may_write_family_papers(actor: Actor, subject: Subject) -> bool:
    """Whoever may write the case."""
    return _case(subject).is_written_by(actor)


def _case(subject: Subject) -> Case:
    if isinstance(subject, Case):
        return subject
    around = subject if isinstance(subject, Around) else subject.around
    return around.case
