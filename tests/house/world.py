"""The small world in which the doors are tried: a name for each thing that an address may hold."""

from uuid import UUID

from tests.cast import CAST
from tests.scenes import Template


def world(template: Template) -> dict[str, UUID]:
    """Return the ids of the things that `doors.txt` names."""
    return {
        "agency": template.agencies["jarvi"],
        "team": template.teams["vaara"],
        **{key: person.id for key, person in CAST.items()},
    }
