"""The one blueprint of the package, and its line in the menu."""

from flask import Blueprint

from consult.foundation.actor import Duty
from consult.i18n import _l
from consult.web.menu import entry

bp = Blueprint("experts", __name__)
entry(
    "experts.mine",
    label=_l("My expertise"),
    order=20,
    place="person",
    icon="mortarboard",
    duties={Duty.EXPERT},
)
