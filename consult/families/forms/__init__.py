"""What may be typed about a family's papers."""

from consult.families.forms.papers import HandOverForm, LetterForm, SheetForm
from consult.families.forms.permitting import PermissionForm

__all__ = ["HandOverForm", "LetterForm", "PermissionForm", "SheetForm"]
