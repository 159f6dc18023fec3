"""The blueprint of oversight, and its entries in the menu."""

from flask import Blueprint

from consult.foundation.actor import Duty
from consult.i18n import _l
from consult.web.menu import entry

bp = Blueprint("oversight", __name__)

entry(
    "oversight.log",
    label=_l("Meeting log"),
    order=60,
    duties={Duty.SUPERVISOR, Duty.COORDINATOR},
    covers={"oversight.log", "oversight.show", "oversight.review", "oversight.review_many"},
)
entry(
    "oversight.reach",
    label=_l("Access"),
    order=62,
    place="person",
    icon="key",
    duties={Duty.SUPERVISOR, Duty.REGISTRAR, Duty.DATA_PROTECTION},
    covers={"oversight.reach", "oversight.emergency_list", "oversight.emergency"},
)
