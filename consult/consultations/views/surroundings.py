"""What a text in a consultation is about: its case, for those who may know it, and its clients."""

from uuid import UUID

from consult.cases.views.surroundings import behind, case_at, tells_the_case
from consult.consultations.queries import case_of_space, labels_in_space
from consult.foundation.actor import Actor
from consult.web.surroundings import Called, knows_labels


@tells_the_case
def case_of_consultation(actor: Actor, space_id: UUID) -> UUID | None:
    """Return the case of the consultation that lies in a space."""
    return case_of_space(actor, space_id)


@knows_labels
def labels_at_the_table(actor: Actor, place: object) -> list[Called]:
    """Return the role labels of whom a consultation concerns, to those who see no more of it."""
    if case_at(actor, place) is not None:
        return []
    space_id = behind(place, "space_id")
    return [Called(label) for label in labels_in_space(actor, space_id)] if space_id else []
