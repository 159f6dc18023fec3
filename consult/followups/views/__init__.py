"""The pages of what was agreed, of recording afterwards, and of the client-record texts."""

from consult.followups.views import (
    afterwards,
    agreements,
    hypotheses,
    own,
    panels,
    preparing,
    record,
    table,
)
from consult.followups.views.blueprint import bp

__all__ = [
    "afterwards",
    "agreements",
    "bp",
    "hypotheses",
    "own",
    "panels",
    "preparing",
    "record",
    "table",
]
