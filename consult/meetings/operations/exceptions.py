"""An exception to a team's booking rules: wished for by whom it hinders, made by who may."""

from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.messages import tell_exception_made, tell_exception_wished
from consult.meetings.models import BookingException, Item, TeamRules
from consult.meetings.queries import exceptions_for
from consult.meetings.queries.exceptions import (
    bounds_of,
    find_wish,
    hindered_by,
    keeps_from_asking,
    sectors_seated,
)
from consult.teams.models import Team
from consult.teams.rules import BookingRule, too_few_sectors

WISHED_ALREADY = Words(
    "Poikkeusta on jo pyydetty. Saat viestin, kun se on tehty.",
    "Ett undantag har redan begärts. Du får ett meddelande när det är gjort.",
    "An exception has been asked for already. You are told when it is made.",
)
MADE_ALREADY = Words(
    "Poikkeus on jo tehty.", "Undantaget är redan gjort.", "The exception is made already."
)


def wish_exception(actor: Actor, of: TeamRules, rule: BookingRule, target: UUID) -> None:
    """Ask for an exception; whoever may make it is told.

    `target` is a meeting, or for the rule on who may ask the person herself.

    Raises:
        Conflict: somebody has asked for it already, or it is made.

    """
    there = find_wish(actor, of.team.id, rule, target)
    if there is not None:
        raise Conflict(MADE_ALREADY if there.is_made else WISHED_ALREADY)
    wish = _new(of, rule, target)
    wish.wished_by, wish.wished_at = actor.id, clock.now()
    db.session.add(wish)
    _record(actor, Deed.BOOKING_EXCEPTION_WISHED, wish)
    tell_exception_wished(actor, of, rule)


def make_exception(actor: Actor, of: TeamRules, rule: BookingRule, target: UUID) -> None:
    """Make an exception with one press; whoever had wished for it is told.

    Raises:
        Conflict: it is made already.

    """
    made = find_wish(actor, of.team.id, rule, target) or _new(of, rule, target)
    if made.is_made:
        raise Conflict(MADE_ALREADY)
    made.made_by, made.made_at = actor.id, clock.now()
    db.session.add(made)
    _record(actor, Deed.BOOKING_EXCEPTION_MADE, made)
    if made.wished_by is not None:
        tell_exception_made(actor, of.team, made.wished_by)


def expect_may_ask(actor: Actor, team: Team) -> None:
    """Refuse somebody whom the team's rule does not let ask, and say who may make an exception."""
    if keeps_from_asking(actor, team):
        raise NotSaved(hindered_by(actor, team.id, BookingRule.ASKERS))


def expect_sectors(actor: Actor, item: Item, team_id: UUID) -> None:
    """Refuse to open an item with fewer sectors at its table than the team wants."""
    bounds = bounds_of(actor, team_id)
    if not bounds.sectors or not too_few_sectors(bounds, sectors_seated(actor, item)):
        return
    excepted = exceptions_for(actor, [item.meeting_id]).get(item.meeting_id, frozenset())
    if BookingRule.SECTORS not in excepted:
        raise NotSaved(hindered_by(actor, team_id, BookingRule.SECTORS))


def _new(of: TeamRules, rule: BookingRule, target: UUID) -> BookingException:
    about_person = rule is BookingRule.ASKERS
    return BookingException(
        id=new_id(),
        team_id=of.team.id,
        rule=rule,
        meeting_id=None if about_person else target,
        account_id=target if about_person else None,
    )


def _record(actor: Actor, deed: Deed, row: BookingException) -> None:
    audit.record(
        actor,
        deed,
        on=row,
        purpose=Purpose.COORDINATION,
        team=row.team_id,
        rule=row.rule,
        meeting=row.meeting_id,
        account=row.account_id,
    )
