"""Offers to take over go down with their table; what they were about stays."""

from dataclasses import replace

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from consult import audit, notifications, vault
from consult.accounts.models import Account
from consult.foundation import clock, schema
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.handovers.models import HandoverOffer
from consult.handovers.rules import OfferState, PartKind
from tests.cast import CAST
from tests.postgres import both
from tests.scenes import lay_directory, settings_in

SUBJECT = new_id()


def offer(state: OfferState) -> HandoverOffer:
    return HandoverOffer(
        id=new_id(),
        kind=PartKind.CASE,
        subject_id=SUBJECT,
        leaver_id=CAST["alma"].id,
        successor_id=CAST["jaana"].id,
        named_by=CAST["fanni"].id,
        named_at=clock.now(),
        state=state,
        answered_at=None,
    )


def keep(*offers: HandoverOffer) -> None:
    with audit.unaudited("rows of a test"):
        db.session.add_all(offers)
        db.session.commit()


@both
def test_one_waits_at_a_time_and_all_go_down_with_the_table(database, empty, tmp_path):
    settings = replace(settings_in(tmp_path), database_url=empty)
    vault.configure(settings)
    audit.configure(settings.audit_key, tmp_path / "anchors")
    notifications.configure(settings)
    schema.upgrade()
    lay_directory()
    keep(offer(OfferState.DECLINED), offer(OfferState.DECLINED), offer(OfferState.WAITING))
    with pytest.raises(IntegrityError):
        keep(offer(OfferState.WAITING))
    db.session.rollback()
    db.session.remove()
    schema.downgrade("202611221045")
    assert "handover_offers" not in inspect(db.engine).get_table_names()
    assert db.session.get(Account, CAST["alma"].id) is not None
    db.session.remove()
    schema.upgrade()
    assert db.session.query(HandoverOffer).count() == 0
