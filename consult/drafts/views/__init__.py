"""Where drafts are kept, shown, taken up again and destroyed; and how long one may be silent."""

from consult.drafts.views import keeping, own, staying
from consult.drafts.views.blueprint import bp
from consult.drafts.views.kinds import DraftKind, Target, about, draft_kind

__all__ = ["DraftKind", "Target", "about", "bp", "draft_kind", "keeping", "own", "staying"]
