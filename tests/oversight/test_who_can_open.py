"""Every space opens for two people; what does not is counted, and shown to who leads the team."""

from consult.audit import unaudited
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.oversight.models import ReachCount, ThinSpace
from consult.oversight.operations import count_openers
from consult.vault import SpaceKind
from tests.cases.deputising import keep_out
from tests.casework import open_vaahtera
from tests.postgres import both


def counted():
    with transaction():
        count_openers(SYSTEM)
    return {row.space_id: row.openers for row in db.session.query(ThinSpace)}


@both
def test_a_case_with_its_worker_and_two_deputies_is_not_thin(app, alma, template):
    open_vaahtera(alma, template.teams["vaara"])
    assert counted() == {}
    assert db.session.query(ReachCount).one().spaces > 0


@both
def test_a_case_that_keeps_both_deputies_out_is(app, page, alma, fanni, ilona, eero, template):
    vaahtera = open_vaahtera(alma, template.teams["vaara"])
    keep_out(alma, vaahtera, fanni)
    assert counted() == {}
    keep_out(alma, vaahtera, ilona)
    assert counted() == dict.fromkeys(vaahtera.spaces, 1)
    page.as_(eero).get("oversight.reach").shows(vaahtera.code)
    kinds = {row.kind for row in db.session.query(ThinSpace)}
    assert kinds == {SpaceKind.CASE, SpaceKind.CLIENT}


def test_a_retired_key_does_not_count(app, alma, fanni, template):
    from consult import vault

    vaahtera = open_vaahtera(alma, template.teams["vaara"])
    keep_out(alma, vaahtera, fanni)
    with unaudited("she has left"):
        vault.retire_keys(alma.id)
        db.session.commit()
    assert counted()[vaahtera.space_id] == 1


def test_a_press_counts_again_and_strangers_see_nothing(page, alma, eero, outi, disa):
    page.as_(eero).post("oversight.count")
    page.as_(outi).get("oversight.reach")
    for who in (alma, disa):
        page.as_(who).get("oversight.reach", expect=404)
        page.as_(who).post("oversight.count", expect=404)
