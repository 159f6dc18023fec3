"""Meeting formats are data: files that practitioners can read, checked hard, never changed."""

from consult.formats.loader import catalogue, load_catalogue
from consult.formats.models import (
    Catalogue,
    Format,
    FormatKind,
    Phase,
    Role,
    Topic,
    Yield,
)
from consult.formats.turns import OwnTurn, own_turn

__all__ = [
    "Catalogue",
    "Format",
    "FormatKind",
    "OwnTurn",
    "Phase",
    "Role",
    "Topic",
    "Yield",
    "catalogue",
    "load_catalogue",
    "own_turn",
]
