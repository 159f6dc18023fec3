"""A whole front page. Only what is of use to the person's duties is asked for at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row

from consult.accounts.models import Account
from consult.cases.models import Case, Emergency
from consult.cases.queries import cases_to_note, openings_at_hand
from consult.consultations.models import Consultation
from consult.consultations.queries import items_to_lead
from consult.desk.queries.asked import (
    Bidden,
    Coming,
    OwnAsk,
    invitations_at_hand,
    items_to_come,
    own_asks,
)
from consult.desk.queries.boards import (
    Board,
    accounts_waiting,
    boards_at_hand,
    thin_teams,
)
from consult.desk.queries.counts import Counts, counts_at_hand
from consult.desk.rules import Waits, in_order
from consult.followups.models import Action
from consult.followups.queries import due_hypotheses, open_actions, texts_of
from consult.followups.rules.standing import Keeping
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.meetings.models import Hypothesis, Item, Meeting
from consult.notifications.queries import ALL_WELL, Standing, standing
from consult.oversight.queries import leadership_counts
from consult.teams.models import Team

ASKS = (Duty.SOCIAL_WORKER, Duty.FAMILY_THERAPIST, Duty.EXPERT)
"""Social workers anybody; the others the times that were opened to a team of theirs."""
NOTES_DOWN = (Duty.SOCIAL_WORKER, Duty.SUPERVISOR)
"""Social workers their own cases; named deputies, who are supervisors, those of others."""
LEADS = (Duty.FAMILY_THERAPIST, Duty.SUPERVISOR, Duty.COORDINATOR)
WORKS = (
    Duty.SOCIAL_WORKER,
    Duty.FAMILY_THERAPIST,
    Duty.EXPERT,
    Duty.COORDINATOR,
    Duty.SUPERVISOR,
)
"""Duties whose people sit at tables and are asked to."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for one person."""

    asks: Sequence[OwnAsk]
    invitations: Sequence[Bidden]
    led: Sequence[Row[Consultation, Item, Meeting]]
    actions: Sequence[tuple[Action, Consultation]]
    texts: dict[UUID, str | None]
    """What was agreed, by action; None where it has closed to her."""
    supposed: Sequence[tuple[Hypothesis, Item, Consultation]]
    """Hypotheses that were kept open until a day that has come; none of them is opened."""
    unnoted: Sequence[Case]
    emergencies: Sequence[tuple[Emergency, Account]]
    """Cases opened in an emergency that want a look, a press or an answer, and for whom."""
    boards: Sequence[Board]
    counts: Counts
    to_review: int
    late: int
    thin_teams: Sequence[tuple[Team, int]]
    accounts: Sequence[Account]
    mail: Standing
    """How the outbox stands, for those who look after it."""
    coming: Sequence[Coming]

    @property
    def replies(self) -> list[OwnAsk]:
        """Return the consultations in which somebody waits for her word."""
        return [one for one in self.asks if not one.consultation.is_answered]

    @property
    def answers(self) -> list[OwnAsk]:
        """Return the consultations whose answers have arrived."""
        return [one for one in self.asks if one.consultation.is_answered]

    @property
    def unanswered(self) -> list[Bidden]:
        """Return the invitations that wait for her word."""
        return [one for one in self.invitations if one.invitation.waits_for_word]

    @property
    def accepted(self) -> list[Bidden]:
        """Return what she has said yes to."""
        return [one for one in self.invitations if one.invitation.is_accepted]

    @property
    def to_write(self) -> list[Bidden]:
        """Return what she has promised to answer in writing and has not answered yet."""
        open_ones = (one for one in self.accepted if one.consultation.is_open)
        return [one for one in open_ones if one.consultation.in_writing and one.unanswered]

    @property
    def shown_items(self) -> set[UUID | None]:
        """Return the items that have a line of their own: those she leads or has said yes to."""
        accepted = {one.consultation.item_id for one in self.accepted}
        return accepted | {item.id for _asked, item, _meeting in self.led}

    @property
    def waiting(self) -> list[Waits]:
        """Return what waits, the most urgent first."""
        late = any(action.keeping is Keeping.LATE for action, _asked in self.actions)
        begun = any(meeting.starts_at <= clock.now() for _asked, _item, meeting in self.led)
        return in_order(
            [
                Waits("emergencies", len(self.emergencies)),
                Waits("handovers", self.counts.handovers),
                Waits("erasures", self.counts.erasures),
                Waits("coming-back", self.counts.coming_back),
                Waits("replies", len(self.replies)),
                Waits("invitations", len(self.unanswered) + len(self.to_write)),
                Waits("polls", self.counts.polls),
                Waits("minutes", self.counts.minutes),
                Waits("led", len(self.led), late=begun),
                Waits("actions", len(self.actions), late=late),
                Waits("hypotheses", len(self.supposed)),
                Waits("newcomers", self.counts.newcomers),
                Waits("boards", len(self.boards)),
                Waits("answers", len(self.answers)),
                Waits("unnoted", len(self.unnoted)),
                Waits("oversight", self.to_review + self.late),
                Waits("drafts", self.counts.drafts),
                Waits("paper", self.counts.old_code),
                Waits("mail", self.mail.given_up + self.mail.overdue, late=True),
                Waits("upkeep", len(self.thin_teams) + len(self.accounts)),
            ]
        )


def works(actor: Actor) -> bool:
    """Tell whether she sits at tables and is asked to them."""
    return actor.has(*WORKS)


def desk_of(actor: Actor) -> Desk:
    """Gather the actor's front page."""
    at_tables = works(actor)
    supervises = actor.has(Duty.SUPERVISOR)
    keeps = actor.has(Duty.TECHNICAL)
    actions = open_actions(actor) if at_tables else ()
    counts = counts_at_hand(actor)
    to_review, late = leadership_counts(actor) if supervises else (0, 0)
    return Desk(
        asks=own_asks(actor) if actor.has(*ASKS) else (),
        invitations=invitations_at_hand(actor) if at_tables else (),
        led=items_to_lead(actor) if actor.has(*LEADS) else (),
        actions=actions,
        texts=texts_of(actor, [action for action, _asked in actions]),
        supposed=due_hypotheses(actor) if counts.hypotheses else (),
        unnoted=cases_to_note(actor) if actor.has(*NOTES_DOWN) else (),
        emergencies=openings_at_hand(actor) if at_tables else (),
        boards=boards_at_hand(actor) if actor.has(Duty.COORDINATOR) else (),
        counts=counts,
        to_review=to_review,
        late=late,
        thin_teams=thin_teams(actor) if keeps else (),
        accounts=accounts_waiting(actor) if keeps else (),
        mail=standing(actor) if keeps else ALL_WELL,
        coming=items_to_come(actor) if at_tables else (),
    )
