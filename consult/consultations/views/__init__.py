"""The pages of asking for help: the asker's, the coordinator's, the expert's, the table's."""

from consult.consultations.views import asking, invitations, later, own, panels, table, triage
from consult.consultations.views.blueprint import bp

__all__ = ["asking", "bp", "invitations", "later", "own", "panels", "table", "triage"]
