"""An alarm that waits, rung by something damaged."""

from uuid import UUID

from consult.foundation.database import transaction
from consult.incidents.operations import raise_alarm
from consult.incidents.rules import AlarmKind
from tests.house.world.scene import Scene


def lay_alarms(scene: Scene) -> dict[str, UUID]:
    with transaction():
        alarm = raise_alarm(scene["alma"].actor, AlarmKind.READING)
    return {"alarm": alarm.id}
