"""The doctor says when nobody would hear a bell, or nobody could look into it."""

import pytest
from sqlalchemy import update

from consult.accounts.models import Account, AccountStatus
from consult.audit import unaudited
from consult.foundation.database import db
from consult.upkeep.doctor import officers
from tests.upkeep.conftest import said


def left(*people):
    with unaudited("somebody leaves, for the doctor to see"):
        ids = [person.id for person in people]
        gone = update(Account).where(Account.id.in_(ids)).values(status=AccountStatus.SUSPENDED)
        db.session.execute(gone)
        db.session.commit()


@pytest.mark.parametrize(
    ("away", "level", "words"),
    [
        ((), "good", "Somebody hears the alarms"),
        (("outi",), "look", "nobody can look into them"),
        (("gunvor",), "look", "there is no data-protection officer"),
        (("outi", "gunvor"), "look", "Nobody hears an alarm"),
    ],
)
def test_who_hears_it(examine, request, away, level, words):
    left(*(request.getfixturevalue(key) for key in away))
    found = list(examine(officers.look))
    assert said(found) == [("alarms", level)]
    assert words in found[0].what.en
    assert (found[0].what_to_do is None) is (level == "good")
