"""An end to grants whose time is over: by the worker each minute, and by `vault sweep`."""

from consult import audit, vault
from consult.audit import Deed
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction


def end_what_is_over() -> int:
    """Empty the wraps whose time is over, with a deed each; return how many.

    Soon after the time itself, so that no clock set back later opens anything again.
    """
    with transaction():
        ended = vault.end_expired_grants()
        for given in ended:
            audit.record(
                SYSTEM,
                Deed.GRANT_ENDED,
                on=given,
                space=given.space_id,
                recipient=given.recipient_id,
            )
    return len(ended)
