"""Where the calendar's pages hang, and where its entries lead."""

from uuid import UUID

from flask import Blueprint, url_for

from consult.calendars.rules import Places
from consult.i18n import _l
from consult.web.menu import entry

bp = Blueprint("calendars", __name__)

entry("calendars.own", label=_l("Calendar"), order=45)

NOBODY = UUID(int=0)


def places(before: str = "") -> Places:
    """Return where the pages are, from this house's own ground or behind a whole address."""
    meeting = url_for("meetings.show", meeting_id=NOBODY)
    invitation = url_for("consultations.invitation", invitation_id=NOBODY)
    return Places(*(before + path.replace(str(NOBODY), "{}") for path in (meeting, invitation)))
