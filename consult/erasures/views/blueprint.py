"""The blueprint of erasing, its entry in the menu, and what this installation promises."""

from flask import Blueprint, current_app

from consult.erasures.rules import Promise
from consult.foundation.actor import Duty
from consult.i18n import _l
from consult.web.menu import entry

bp = Blueprint("erasures", __name__)

entry(
    "erasures.index",
    label=_l("Keeping and erasing"),
    order=64,
    place="person",
    icon="archive",
    duties={Duty.SOCIAL_WORKER, Duty.SUPERVISOR, Duty.REGISTRAR},
    covers={"erasures"},
)


def promised() -> Promise:
    """Return what the backups of this installation keep, as it was declared."""
    settings = current_app.extensions["settings"]
    return Promise(settings.salt_backup_days, settings.snapshot_days)
