"""Counting how many people can open each space, and keeping what came out for the pages."""

from sqlalchemy import delete, insert

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.handovers.queries.reach import count_spaces, few_openers
from consult.oversight.models import ReachCount, ThinSpace


def count_openers(actor: Actor) -> ReachCount:
    """Find the spaces that fewer than two people can open. Needs no key, and opens nothing."""
    found = few_openers(actor)
    count = ReachCount(
        id=new_id(), counted_at=clock.now(), spaces=count_spaces(actor), thin=len(found)
    )
    db.session.execute(delete(ThinSpace))
    if found:
        db.session.execute(insert(ThinSpace), found)
    db.session.add(count)
    audit.record(
        actor, Deed.OPENERS_COUNTED, on=count, purpose=Purpose.SUPERVISION, thin=count.thin
    )
    return count
