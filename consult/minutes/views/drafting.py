"""What a draft about minutes is bound to."""

from consult.drafts.views import Target
from consult.foundation.actor import Actor
from consult.minutes.models import MinutesSeen


def of_minutes(actor: Actor, found: MinutesSeen) -> Target:
    """Return the item, in the space of its consultation."""
    return Target(found.item.id, found.item.space_id)


def of_version(actor: Actor, found: MinutesSeen) -> Target:
    """Return the version that is looked at; it dies with its client, where there is one."""
    assert found.shown is not None, "only a version is commented"
    return Target(found.shown.id, found.shown.dies_with or found.item.space_id)
