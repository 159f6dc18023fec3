"""Papers of the families that Alma's consultations are about."""

from datetime import date
from uuid import UUID

from consult.cases.operations import note_minors_word
from consult.cases.queries import clients_of, find_case
from consult.cases.rules import ClientRole, MinorsDecision
from consult.consultations.models import Consultation
from consult.consultations.rules.choices import Permits, SaidBy
from consult.families.operations import Said, write_answer_down
from consult.families.queries import find_around
from consult.families.rules import Matter
from consult.foundation.database import db
from consult.privacy import reviewed
from tests.casework import doing
from tests.families.conftest import a_letter, a_sheet
from tests.house.world.scene import Scene


def lay_families(scene: Scene, things: dict[str, UUID]) -> dict[str, UUID]:
    alma = scene["alma"]
    ahead, over = (db.session.get_one(Consultation, things[name]) for name in ("invited", "open"))
    sheet = a_sheet(
        alma,
        ahead,
        ClientRole.CHILD,
        purpose="Sovitaan yhdessä, mikä auttaa nukkumaan.",
        own_question="Saanko jäädä mummolle viikoksi?",
        how_heard="Piirsi ja kertoi.",
    )
    letter = a_letter(alma, over, ClientRole.CHILD, talked="Puhuttiin siitä, miten uni tulee.")
    with doing(alma):
        case = find_case(alma.actor, ahead.case_id)
        child = next(one for one in clients_of(alma.actor, case) if one.is_minor)
        how = reviewed("Kysyin kahden kesken kouluretkellä.")
        note_minors_word(alma.actor, child, MinorsDecision.ALLOWS, date(2026, 11, 1), how)
        around = find_around(alma.actor, ahead.id, child.id)
        words = reviewed("Saa kysyä, jos nimeäni ei sanota.")
        said = Said(Matter.STATEMENT, Permits.ALLOWS, SaidBy.CLIENT, date(2026, 11, 1), words)
        write_answer_down(alma.actor, around, said)
    return {
        "sheet": sheet.id,
        "letter": letter.id,
        "sheets-client": sheet.client_id,
        "letters-client": letter.client_id,
        "family-case": ahead.case_id,
    }
