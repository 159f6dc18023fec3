"""Who may write down the people of a case."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor
from consult.people.models import Person


@policy(Permission.PERSON_EDIT)
def may_edit_person(actor: Actor, person: Person) -> bool:
    """Whoever may write the case in which the person stands."""
    return person.case.is_written_by(actor)
