"""Scenes of the recovery key: Outi has asked for Zed; one request waits, one is confirmed."""

from datetime import timedelta
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.recoveries.models import RecoveryRequest
from consult.recoveries.rules import RecoveryState
from tests.house.world.scene import Scene


def lay_requests(scene: Scene) -> dict[str, UUID]:
    with transaction():
        waiting, confirmed = _request(scene), _request(scene)
        confirmed.state = RecoveryState.CONFIRMED
        confirmed.confirmed_by, confirmed.confirmed_at = scene["eero"].id, clock.now()
        for one in (waiting, confirmed):
            db.session.add(one)
            audit.record(scene["outi"].actor, Deed.RECOVERY_ASKED, on=one, account=scene["zed"].id)
        return {"asked-of-custodians": waiting.id, "confirmed-to-custodians": confirmed.id}


def _request(scene: Scene) -> RecoveryRequest:
    zed, now = scene["zed"], clock.now()
    return RecoveryRequest(
        id=new_id(),
        account_id=zed.id,
        kid=zed.identity.kid,
        digest=bytes(32),
        asked_by=scene["outi"].id,
        asked_at=now,
        expires_at=now + timedelta(days=14),
        state=RecoveryState.ASKED,
    )
