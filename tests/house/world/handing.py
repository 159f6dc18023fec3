"""Scenes of handing over: Fanni has asked Jaana to take over one of Alma's cases."""

from uuid import UUID

from consult.handovers.operations import name_successors
from consult.handovers.queries import find_gone
from tests.casework import doing, open_vaahtera
from tests.house.world.scene import Scene


def lay_offer(scene: Scene) -> dict[str, UUID]:
    alma, fanni = scene["alma"], scene["fanni"]
    left = open_vaahtera(alma, scene.template.teams["vaara"])
    with doing(fanni):
        leaving = find_gone(fanni.actor, alma.id)
        [part] = [one for one in leaving.free if one.subject_id == left.case_id]
        named = name_successors(fanni.actor, leaving, {part.key: scene["jaana"].id})
        return {"jaanas-offer": named.offers[0].id}
