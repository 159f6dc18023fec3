"""Processes in which somebody uses a link, all at the same moment."""

import sys

from consult.accounts.operations import come_in, draw_first_keys
from consult.app import create_app
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.foundation.errors import NotSaved

TOO_LATE = 3


def uses_link(settings, arrival_id, link, start):
    """Come in by a link when the others do; say by the exit code whether the door opened."""
    with create_app(settings).app_context():
        keys = draw_first_keys(SYSTEM, None, "sulka-kanto-vihko-lumme-pilvi")
        start.wait(60)
        try:
            with transaction():
                come_in(SYSTEM, arrival_id, link, keys)
        except NotSaved:
            sys.exit(TOO_LATE)
