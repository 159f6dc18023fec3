"""Nobody is left in a space: two officers, two papers, a machine without a network – and a note."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.audit.verify import verify
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.notifications.models import OutboxMessage
from tests.casework import let_sit
from tests.postgres import both
from tests.recoveries.scenes import (
    comes_back,
    confirmed_for,
    custodians,
    file_of,
    notes_read_by,
)
from tests.scenes import deeds


@pytest.fixture(autouse=True)
def _inside(app):
    """The custodians' machine goes by a clock of its own, so both go by today's."""


@both
def test_she_reads_the_note_again(page, app, eero, outi, gunvor, returned, vaahtera, tmp_path):
    with pytest.raises(Locked):
        notes_read_by(returned)
    asked = confirmed_for(returned, outi, eero)
    check = vault.check_number(asked.request.digest)
    code, said, answer = custodians(tmp_path, file_of(asked, outi), check)
    assert code == 0, said
    assert returned.identity.fingerprint in said
    assert returned.name in said
    shown = page.as_(eero).post("recoveries.answer", asked.request.id, answer=answer)
    shown.follow().shows("Avattu")
    assert notes_read_by(returned) == ["Kettu näki kaiken."]
    assert verify(content=True).good
    assert vault.faults() == []


def test_it_stands_in_the_log_and_the_officer_and_the_circle_are_told(
    page, gunvor, eero, outi, bertta, alma, fanni, vaahtera, tmp_path
):
    let_sit(alma, vaahtera, bertta)
    both = comes_back(alma, fanni), comes_back(bertta, fanni)
    asked = confirmed_for(both[0], outi, eero)
    code, said, answer = custodians(
        tmp_path, file_of(asked, eero), vault.check_number(asked.request.digest)
    )
    assert code == 0, said
    page.as_(outi).post("recoveries.answer", asked.request.id, answer=answer)
    done = [deed for deed in deeds() if deed.startswith(("recovery:", "space:recovered"))]
    assert done == [
        Deed.RECOVERY_ASKED,
        Deed.RECOVERY_CONFIRMED,
        Deed.RECOVERY_TAKEN_ALONG,
        Deed.RECOVERY_ANSWERED,
        *[Deed.SPACE_RECOVERED] * 3,
    ]
    told = {(one.account_id, one.kind) for one in db.session.query(OutboxMessage)}
    assert (gunvor.id, "recovery-asked") in told
    assert (gunvor.id, "recovery-answered") in told
    assert (alma.id, "recovery-answered") in told
    assert (bertta.id, "case-recovered") in told
