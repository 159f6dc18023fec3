"""Two people use one link at the same moment: exactly one account."""

from consult import vault
from consult.accounts.models import Account
from consult.accounts.rules import token_hash
from consult.bench.kills import processes
from consult.foundation.database import db
from tests.accounts.comers import TOO_LATE, uses_link
from tests.postgres import both

AT_ONCE = 3


@both
def test_one_link_used_by_several_at_once_makes_one_account(app, database, settings, lumi):
    db.session.remove()
    arrival_id, link = lumi.arrival_id, token_hash(lumi.link.rsplit("/", 1)[1])
    start = processes().Barrier(AT_ONCE)
    running = [
        processes().Process(target=uses_link, args=(settings, arrival_id, link, start))
        for _ in range(AT_ONCE)
    ]
    for one in running:
        one.start()
    for one in running:
        one.join(120)
    assert sorted(one.exitcode for one in running) == [0] + [TOO_LATE] * (AT_ONCE - 1)
    (account,) = db.session.query(Account).filter_by(email="lumi@consult.example").all()
    assert lumi.arrival.account_id == account.id
    assert len(vault.waiting_keys(account.id)) == 1
