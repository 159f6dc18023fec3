"""An alarm that waits, and an incident about Zed's account, opened by Outi."""

from datetime import timedelta
from uuid import UUID

from consult.foundation.database import transaction
from consult.incidents.operations import Scope, open_incident, raise_alarm
from consult.incidents.rules import AlarmKind, IncidentKind
from tests.house.world.scene import NOW, Scene


def lay_incidents(scene: Scene) -> dict[str, UUID]:
    with transaction():
        alarm = raise_alarm(scene["alma"].actor, AlarmKind.READING)
        since = NOW - timedelta(days=1)
        scope = Scope(IncidentKind.ACCOUNT, since, None, NOW, scene["zed"].id, None)
        incident = open_incident(scene["outi"].actor, scope)
    return {"alarm": alarm.id, "incident": incident.id}
