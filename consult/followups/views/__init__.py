"""The pages of what was agreed, of recording afterwards, and of the client-record texts."""

from consult.followups.views import afterwards, agreements, own, panels, preparing, record
from consult.followups.views.blueprint import bp

__all__ = ["afterwards", "agreements", "bp", "own", "panels", "preparing", "record"]
