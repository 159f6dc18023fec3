"""Scenes of deputising: Fanni and Ilona are the named deputies of Alma's team."""

from consult.cases.models import EmergencyOpening
from consult.cases.operations import exclude_deputy, open_in_emergency
from consult.cases.queries import find_case_by_code
from consult.cases.rules import EmergencyReason
from consult.privacy import reviewed
from tests.casework import Vaahtera, doing, the_case
from tests.cast import Person

WORDS = "Päivystys soitti, tyttö on kateissa."


def break_the_glass(deputy: Person, vaahtera: Vaahtera, user: Person) -> EmergencyOpening:
    """A deputy opens Vaahtera for somebody, by the code that was read to her."""
    with doing(deputy):
        found = find_case_by_code(deputy.actor, vaahtera.code)
        assert found is not None
        return open_in_emergency(
            deputy.actor, found, user.id, EmergencyReason.CHILD_MISSING, reviewed(WORDS)
        )


def keep_out(alma: Person, vaahtera: Vaahtera, deputy: Person) -> None:
    """Alma keeps a deputy out of Vaahtera."""
    with doing(alma):
        exclude_deputy(alma.actor, the_case(alma, vaahtera), deputy.id)
