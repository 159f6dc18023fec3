"""Who may agree on actions, settle them, and take the texts for the client records home."""

from consult.access import Permission, policy
from consult.consultations.models import Seen
from consult.followups.models import Action, Agenda, Record
from consult.foundation.actor import Actor
from consult.meetings.models import Hypothesis, ItemSeen
from consult.meetings.policy import may_write_item_note


@policy(Permission.ACTION_AGREE)
def may_agree_action(actor: Actor, agenda: Agenda) -> bool:
    """Whoever writes notes there: the facilitator, the asker, the team and the recorder."""
    return may_write_item_note(actor, agenda.seen)


@policy(Permission.ITEM_RECORD)
def may_record_item(actor: Actor, agenda: Agenda) -> bool:
    """Whoever facilitates it. What is answered in writing is not recorded afterwards."""
    return agenda.seen.facilitates and not agenda.consultation.in_writing


@policy(Permission.ACTION_FINISH)
def may_finish_action(actor: Actor, action: Action) -> bool:
    """Whoever took it upon herself."""
    return action.owner_id == actor.id


@policy(Permission.ACTION_LOOK_BACK)
def may_look_back(actor: Actor, found: tuple[Agenda, Action]) -> bool:
    """Whoever writes notes at the table that looks back, before it closes."""
    agenda = found[0]
    return may_write_item_note(actor, agenda.seen) and not agenda.item.is_closed


@policy(Permission.HYPOTHESIS_WRITE)
def may_write_hypothesis(actor: Actor, agenda: Agenda) -> bool:
    """Whoever writes notes there: the facilitator, the asker, the team and the recorder."""
    return may_write_item_note(actor, agenda.seen)


@policy(Permission.HYPOTHESIS_DECIDE)
def may_decide_hypothesis(actor: Actor, found: tuple[ItemSeen, Hypothesis]) -> bool:
    """Let whoever writes notes there decide, also afterwards and from the next table."""
    return may_write_item_note(actor, found[0])


@policy(Permission.OUTCOME_READ)
def may_read_outcome(actor: Actor, subject: Actor | Seen | Record) -> bool:
    """Everybody her own list of actions; of a consultation its asker, whose clients they are."""
    if isinstance(subject, Record):
        subject = subject.seen
    return subject.asks if isinstance(subject, Seen) else subject.id == actor.id
