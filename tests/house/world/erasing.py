"""Scenes of erasing: Alma has asked for a closed case to be erased; another one is kept back."""

from datetime import timedelta
from uuid import UUID

from consult.cases.operations import close_case
from consult.erasures.operations import Wish, ask_erasure, hold_case_back
from consult.erasures.operations.keeping import Until
from consult.erasures.queries import find_to_erase
from consult.erasures.rules import EraseReason, HoldReason
from consult.foundation import clock
from tests.casework import doing, open_vaahtera, the_case
from tests.house.world.scene import Scene


def lay_erasure(scene: Scene, things: dict[str, UUID]) -> dict[str, UUID]:
    alma = scene["alma"]
    going = open_vaahtera(alma, scene.template.teams["vaara"])
    with doing(alma):
        close_case(alma.actor, the_case(alma, going))
    with doing(alma):
        found = find_to_erase(alma.actor, going.case_id)
        assert found is not None
        wish = Wish(EraseReason.BY_MISTAKE, None, transferred=False)
        erasure = ask_erasure(alma.actor, found, wish)
    with doing(alma):
        kept = find_to_erase(alma.actor, things["closed"])
        assert kept is not None
        terms = Until(HoldReason.APPEAL, clock.today() + timedelta(days=90))
        hold = hold_case_back(alma.actor, kept, terms)
    return {"erasure": erasure.id, "hold": hold.id}
