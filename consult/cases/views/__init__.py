"""The pages of a case."""

from consult.cases.views import (
    circle,
    clients,
    deputies,
    family,
    linking,
    names,
    pages,
    promises,
    resealing,
    surroundings,
)
from consult.cases.views.blueprint import bp

__all__ = [
    "bp",
    "circle",
    "clients",
    "deputies",
    "family",
    "linking",
    "names",
    "pages",
    "promises",
    "resealing",
    "surroundings",
]
