"""The blueprint of cases, and their entry in the menu."""

from flask import Blueprint

from consult.foundation.actor import Duty
from consult.i18n import _l
from consult.web.menu import entry

bp = Blueprint("cases", __name__)

entry(
    "cases.index",
    label=_l("Cases"),
    order=20,
    duties={Duty.SOCIAL_WORKER, Duty.FAMILY_THERAPIST},
)
