"""Who may poll, look at a poll, and answer one."""

from consult.access import Permission, policy
from consult.consultations.models import Seen
from consult.consultations.rules.choices import Urgency
from consult.foundation.actor import Actor
from consult.polls.models import OwnPoll, Polled, PolledPerson


@policy(Permission.POLL_MAKE)
def may_poll(actor: Actor, subject: Seen | Polled) -> bool:
    """Whoever coordinates the group; the asker where her request is urgent."""
    seen = subject.seen if isinstance(subject, Polled) else subject
    return seen.coordinates or (seen.asks and seen.consultation.urgency is Urgency.URGENT)


@policy(Permission.POLL_READ)
def may_read_poll(actor: Actor, subject: Polled | PolledPerson) -> bool:
    """Let in whoever was shown it: coordinators and the asker, who may strike anybody."""
    return True


@policy(Permission.POLL_AGREE)
def may_agree_to_poll(actor: Actor, polled: Polled) -> bool:
    """Only the asker agrees to those who are asked."""
    return polled.seen.asks


@policy(Permission.POLL_ANSWER)
def may_answer_poll(actor: Actor, subject: Actor | OwnPoll) -> bool:
    """Let everybody see which polls ask her, and answer for herself."""
    return subject.person.account_id == actor.id if isinstance(subject, OwnPoll) else True
