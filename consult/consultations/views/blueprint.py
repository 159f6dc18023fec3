"""The one blueprint that every page of consultations hangs on, and its entries in the menu."""

from flask import Blueprint

from consult.foundation.actor import Duty
from consult.i18n import _l
from consult.web.menu import entry

bp = Blueprint("consultations", __name__)

ON_THE_BOARD = (
    *("own_board", "board", "take_down", "triage", "asking_back", "declining"),
    *("more_experts", "by_phone", "waiting", "taking"),
)
"""Pages of whoever gives times to requests."""

entry(
    "consultations.index",
    label=_l("Consultations"),
    order=30,
    duties={Duty.SOCIAL_WORKER},
    icon="chat-square-text",
    covers={f"consultations.{name}" for name in ("index", "show", "whom", "new", "booking")},
)
entry(
    "consultations.own_board",
    label=_l("Requests"),
    order=25,
    duties={Duty.COORDINATOR},
    icon="inbox",
    covers={f"consultations.{name}" for name in ON_THE_BOARD},
)
entry(
    "consultations.invitations",
    label=_l("Invitations"),
    order=25,
    duties={Duty.EXPERT},
    icon="envelope",
    covers={f"consultations.{name}" for name in ("invitations", "invitation")},
)
