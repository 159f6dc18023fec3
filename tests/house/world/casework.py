"""Alma's two cases, one closed; Bertta has a seat in both that only reads."""

from uuid import UUID

from consult.cases.operations import close_case
from consult.drafts.models import Slot
from consult.drafts.operations import keep_form, save_draft
from consult.drafts.queries import kept_of
from tests.casework import a_note, a_person, doing, let_sit, open_vaahtera, real_names, the_case
from tests.house.world.deputising import lay_deputising
from tests.house.world.scene import Scene


def lay_casework(scene: Scene) -> dict[str, UUID]:
    alma, bertta = scene["alma"], scene["bertta"]
    vaahtera, closed = (open_vaahtera(alma, scene.template.teams["vaara"]) for _ in range(2))
    seat = let_sit(alma, vaahtera, bertta)
    let_sit(alma, closed, bertta)
    with doing(alma):
        close_case(alma.actor, the_case(alma, closed))
    with doing(alma):
        slot = Slot("note.new", vaahtera.case_id, vaahtera.space_id)
        draft = save_draft(alma.actor, slot, [("body", "Kesken.")], pen=bytes(16), seen=0)
    keep_form(alma.actor, slot, [("body", "Kesken.")])
    return lay_deputising(scene, vaahtera) | {
        "draft": draft.id,
        "kept": kept_of(alma.actor, slot)[0].id,
        "vaahtera": vaahtera.case_id,
        "closed": closed.case_id,
        "child": vaahtera.child_id,
        "berttas-seat": seat.id,
        "person": a_person(alma, vaahtera, "opettaja 1").id,
        "real-names": real_names(alma, vaahtera, "Oskari Kuvitelma").id,
        "note": a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.").id,
    }
