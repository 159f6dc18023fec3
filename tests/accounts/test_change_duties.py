import pytest

from consult.accounts.models import Account, AccountStatus, DutyProposal
from consult.accounts.operations import suspend
from consult.accounts.queries import actor_of
from consult.audit import Deed
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from tests.postgres import both
from tests.scenes import account_of, deeds


def duties(person):
    return actor_of(account_of(person)).duties


def test_fanni_gives_and_takes(page, fanni, alma):
    page.as_(fanni).post("accounts.duties", alma, duties=[Duty.EXPERT])
    assert duties(alma) == {Duty.EXPERT}
    assert deeds(Deed.SIGNED_IN, Deed.ROW_DELETED) == [Deed.DUTY_TAKEN, Deed.DUTY_GIVEN]


def test_tess_touches_only_what_opens_nothing(page, tess, alma):
    html = page.as_(tess).get("accounts.duties", alma).html
    assert 'value="technical"' in html
    assert 'value="social-worker"' not in html
    page.as_(tess).post("accounts.duties", alma, duties=[Duty.SUPERVISOR], expect=422)
    page.as_(tess).post("accounts.duties", alma, duties=[Duty.TECHNICAL])
    assert duties(alma) == {Duty.SOCIAL_WORKER, Duty.TECHNICAL}


@pytest.mark.parametrize("who", ["alma", "disa", "outi"])
def test_others_change_nobody_s_duties(page, request, bertta, who):
    hers = page.as_(request.getfixturevalue(who))
    hers.get("accounts.duties", bertta, expect=403)
    hers.post("accounts.suspend", bertta, expect=403)


def test_nobody_changes_her_own(page, fanni):
    page.as_(fanni).post("accounts.duties", fanni, duties=list(Duty), expect=403)
    page.as_(fanni).post("accounts.suspend", fanni, expect=403)


def test_a_supervisor_s_duty_takes_two_words(page, fanni, ilona, alma):
    hers = page.as_(fanni)
    hers.post("accounts.duties", alma, duties=[Duty.SOCIAL_WORKER, Duty.SUPERVISOR])
    assert duties(alma) == {Duty.SOCIAL_WORKER}
    (proposal,) = db.session.query(DutyProposal).all()
    hers.post("accounts.confirm_duty", proposal, expect=403)
    page.as_(alma).post("accounts.confirm_duty", proposal, expect=404)
    page.as_(ilona).get("accounts.on_their_way").shows("Alma Kuvitelma")
    page.as_(ilona).post("accounts.confirm_duty", proposal)
    assert duties(alma) == {Duty.SOCIAL_WORKER, Duty.SUPERVISOR}
    assert db.session.query(DutyProposal).count() == 0


def test_a_supervisor_may_also_say_no(page, fanni, ilona, alma):
    page.as_(fanni).post("accounts.duties", alma, duties=[Duty.SUPERVISOR])
    (proposal,) = db.session.query(DutyProposal).all()
    page.as_(ilona).post("accounts.drop_duty", proposal)
    assert Duty.SUPERVISOR not in duties(alma)
    assert deeds(Deed.ROW_DELETED)[-1] == Deed.DUTY_NOT_GIVEN


def test_two_supervisors_always_stay(page, fanni, eero, ilona, gunvor):
    supervisors = [one for one in (eero, ilona, gunvor) if Duty.SUPERVISOR in duties(one)]
    assert len(supervisors) >= 2
    for one in supervisors[:-1]:
        page.as_(fanni).post("accounts.duties", one, duties=[])
    page.as_(fanni).post("accounts.duties", supervisors[-1], duties=[], expect=422)
    page.as_(fanni).post("accounts.suspend", supervisors[-1], expect=422)


@pytest.mark.asvs("V7.4.5")
def test_a_suspended_account_is_signed_out_everywhere_and_stays_so(page, fanni, alma, sign_in):
    hers = page.as_(alma)
    hers.get("cases.index")
    page.as_(fanni).post("accounts.suspend", alma)
    hers.get("cases.index", expect=302)
    sign_in(alma, expect=422)
    page.as_(fanni).post("accounts.reactivate", alma)
    hers.get("cases.index", expect=302)
    sign_in(alma)
    assert Deed.ACCOUNT_SUSPENDED in deeds()


def test_tess_suspends_and_does_not_take_into_use_again(page, tess, alma):
    page.as_(tess).post("accounts.suspend", alma)
    page.as_(tess).post("accounts.reactivate", alma, expect=403)


@both
def test_nobody_is_suspended_twice(app, database, fanni, alma):
    with transaction():
        suspend(fanni.actor, account_of(alma))
    with pytest.raises(NotSaved), transaction():
        suspend(fanni.actor, account_of(alma))
    assert db.session.get(Account, alma.id).status is AccountStatus.SUSPENDED
