"""Who may do what with accounts."""

from consult.access import Permission, policy
from consult.accounts.models import (
    Account,
    AccountStatus,
    Arrival,
    DutyProposal,
    LoginSession,
    Loss,
    Passkey,
)
from consult.accounts.rules import duties_to_give, duties_to_propose
from consult.foundation.actor import Actor, Duty


@policy(Permission.ACCOUNT_READ)
def may_see_accounts(actor: Actor, subject: object) -> bool:
    """Everybody who is signed in: who works where is no secret within the house."""
    return True


@policy(Permission.OWN_ACCOUNT_EDIT)
def may_change_own_account(actor: Actor, account: Account) -> bool:
    """Each her own."""
    return account.id == actor.id


@policy(Permission.PASSPHRASE_CHANGE)
def may_change_passphrase(actor: Actor, account: Account) -> bool:
    """Each her own; nobody chooses or sees a passphrase for somebody else."""
    return account.id == actor.id


@policy(Permission.PROOF_GIVE)
def may_prove(actor: Actor, account: Account) -> bool:
    """Each that she is herself."""
    return account.id == actor.id


@policy(Permission.FACTORS_READ)
def may_see_factors(actor: Actor, account: Account) -> bool:
    """Each her own."""
    return account.id == actor.id


@policy(Permission.FACTORS_EDIT)
def may_change_factors(actor: Actor, account: Account) -> bool:
    """Each her own; nobody adds a way in for somebody else."""
    return account.id == actor.id


@policy(Permission.KEYS_CHANGE)
def may_take_new_keys(actor: Actor, account: Account) -> bool:
    """Each her own, once she is in the house."""
    return account.id == actor.id and account.is_active


@policy(Permission.PASSKEY_REMOVE)
def may_remove_passkey(actor: Actor, passkey: Passkey) -> bool:
    """Each her own."""
    return passkey.account_id == actor.id


@policy(Permission.SITTINGS_READ)
def may_see_sittings(actor: Actor, account: Account) -> bool:
    """Each her own."""
    return account.id == actor.id


@policy(Permission.SITTING_END)
def may_end_sitting(actor: Actor, sitting: LoginSession) -> bool:
    """Each her own."""
    return sitting.account_id == actor.id


@policy(Permission.SESSION_END)
def may_sign_out(actor: Actor, account: Account) -> bool:
    """Each herself."""
    return account.id == actor.id


@policy(Permission.OWN_ARRIVAL)
def may_see_own_arrival(actor: Actor, account: Account) -> bool:
    """Each her own."""
    return account.id == actor.id


@policy(Permission.ACCOUNT_INVITE)
def may_invite(actor: Actor, subject: object) -> bool:
    """Supervisors, coordinators (experts), technical administrators (who give nothing to read)."""
    return bool(duties_to_propose(actor.duties))


@policy(Permission.ARRIVAL_READ)
def may_see_arrival(actor: Actor, arrival: Arrival) -> bool:
    """Whoever may invite; whose arrivals she finds is the query's business."""
    return bool(duties_to_propose(actor.duties))


@policy(Permission.ARRIVAL_RENEW)
def may_renew_link(actor: Actor, arrival: Arrival) -> bool:
    """Whoever may invite with these duties, while she is on her way.

    For somebody who comes back: whoever made her link, and any supervisor but herself.
    """
    if arrival.is_return:
        others = arrival.is_open and arrival.account_id != actor.id
        return others and (arrival.invited_by == actor.id or actor.has(Duty.SUPERVISOR))
    return arrival.is_open and frozenset(arrival.duties) <= duties_to_propose(actor.duties)


@policy(Permission.ARRIVAL_CANCEL)
def may_cancel_arrival(actor: Actor, arrival: Arrival) -> bool:
    """Who invited, and any supervisor, before the link is used."""
    hers = arrival.was_let_in_by(actor.id) or actor.has(Duty.SUPERVISOR)
    return hers and arrival.is_open and arrival.account_id is None and not arrival.is_return


@policy(Permission.ARRIVAL_APPROVE)
def may_approve(actor: Actor, arrival: Arrival) -> bool:
    """Only a supervisor who has held neither the link nor the code."""
    new = not arrival.is_return and not arrival.was_let_in_by(actor.id)
    return new and _may_judge(actor, arrival)


@policy(Permission.ARRIVAL_LET_BACK)
def may_let_back(actor: Actor, arrival: Arrival) -> bool:
    """Only a supervisor who has held neither the link nor the code."""
    back = arrival.is_return and not arrival.was_let_in_by(actor.id)
    return back and arrival.accepted_at is not None and _may_judge(actor, arrival)


@policy(Permission.ARRIVAL_REFUSE)
def may_refuse(actor: Actor, arrival: Arrival) -> bool:
    """Any supervisor: to let nobody in opens nothing."""
    return arrival.accepted_at is not None and _may_judge(actor, arrival)


@policy(Permission.LOSS_BEGIN)
def may_begin_way_back(actor: Actor, account: Account) -> bool:
    """Supervisors, and technical administrators where there are too few of them; nobody her own."""
    there = account.status in (AccountStatus.ACTIVE, AccountStatus.SUSPENDED)
    return there and account.id != actor.id and actor.has(Duty.SUPERVISOR, Duty.TECHNICAL)


@policy(Permission.LOSS_READ)
def may_see_way_back(actor: Actor, loss: Loss) -> bool:
    """Supervisors and technical administrators."""
    return actor.has(Duty.SUPERVISOR, Duty.TECHNICAL)


@policy(Permission.LOSS_CONFIRM)
def may_confirm_way_back(actor: Actor, loss: Loss) -> bool:
    """Another supervisor than the one who began, and never the person herself."""
    others = actor.id not in (loss.begun_by, loss.account_id)
    return others and loss.is_open and not loss.is_confirmed and actor.has(Duty.SUPERVISOR)


@policy(Permission.LOSS_LINK)
def may_make_way_back_link(actor: Actor, loss: Loss) -> bool:
    """Whoever began, or a supervisor who has not confirmed: whoever holds it never approves."""
    if not (loss.is_open and loss.is_confirmed) or loss.arrival_id is not None:
        return False
    if actor.id in (loss.account_id, loss.confirmed_by):
        return False
    return actor.id == loss.begun_by or actor.has(Duty.SUPERVISOR)


@policy(Permission.LOSS_STOP)
def may_stop_way_back(actor: Actor, loss: Loss) -> bool:
    """Any supervisor, whoever began, and she herself: she can sign in, so nothing is lost."""
    hers = actor.id in (loss.begun_by, loss.account_id) or actor.has(Duty.SUPERVISOR)
    return hers and loss.is_open and loss.lost_at is None


@policy(Permission.DUTIES_EDIT)
def may_change_duties(actor: Actor, account: Account) -> bool:
    """Supervisors, and technical administrators those that open nothing; nobody her own."""
    return account.is_active and account.id != actor.id and bool(duties_to_give(actor.duties))


@policy(Permission.DUTY_CONFIRM)
def may_confirm_duty(actor: Actor, proposal: DutyProposal) -> bool:
    """Only a supervisor who did not speak first; nobody for herself."""
    others = actor.id not in (proposal.proposed_by, proposal.account_id)
    return others and actor.has(Duty.SUPERVISOR)


@policy(Permission.DUTY_DROP)
def may_drop_duty(actor: Actor, proposal: DutyProposal) -> bool:
    """Any supervisor."""
    return actor.has(Duty.SUPERVISOR)


@policy(Permission.ACCOUNT_SUSPEND)
def may_suspend(actor: Actor, account: Account) -> bool:
    """Supervisors and technical administrators; nobody herself."""
    others = account.is_active and account.id != actor.id
    return others and actor.has(Duty.SUPERVISOR, Duty.TECHNICAL)


@policy(Permission.ACCOUNT_REACTIVATE)
def may_reactivate(actor: Actor, account: Account) -> bool:
    """Supervisors: with it comes back what she could open."""
    suspended = account.status is AccountStatus.SUSPENDED and account.id != actor.id
    return suspended and actor.has(Duty.SUPERVISOR)


def _may_judge(actor: Actor, arrival: Arrival) -> bool:
    newcomer = arrival.is_open and arrival.account_id not in (None, actor.id)
    return newcomer and actor.has(Duty.SUPERVISOR)
