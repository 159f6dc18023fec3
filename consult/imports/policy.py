"""Who may take over an older log."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor


@policy(Permission.MEETINGS_IMPORT)
def may_import_meetings(actor: Actor, teams: object) -> bool:
    """Whoever plans meetings, for the teams she plans them for; the finder shows no others."""
    return bool(teams)
