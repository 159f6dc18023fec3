"""The pages of asking for help: the asker's, the coordinator's, the expert's, the table's."""

from consult.consultations.views import (
    asking,
    direction,
    guests,
    interpreting,
    invitations,
    later,
    load,
    own,
    panels,
    phone,
    queue,
    resealing,
    sharing,
    surroundings,
    table,
    triage,
    writing,
)
from consult.consultations.views.blueprint import bp

__all__ = [
    "asking",
    "bp",
    "direction",
    "guests",
    "interpreting",
    "invitations",
    "later",
    "load",
    "own",
    "panels",
    "phone",
    "queue",
    "resealing",
    "sharing",
    "surroundings",
    "table",
    "triage",
    "writing",
]
