"""Making a poll, asking one more, answering, agreeing, choosing a time, ending."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.accounts.queries import names_of
from consult.agencies.queries import agencies_of
from consult.agencies.rules import tidy
from consult.audit import Deed
from consult.consultations.models import Consultation, Seen
from consult.consultations.operations import (
    NewGuest,
    ask_guest,
    confirm_panel,
    place,
)
from consult.consultations.queries import hold_consultation, suggestions
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.tokens import new_token
from consult.foundation.words import Words
from consult.meetings.models import Meeting, MeetingMode
from consult.meetings.operations import MeetingPlan, plan_meeting
from consult.polls.messages import tell_asked, tell_asker_of_poll
from consult.polls.models import OwnPoll, Poll, PollAnswer, Polled, PollPerson, PollTime
from consult.polls.queries import hold_poll, newest_poll, own_words, results_of, times_of
from consult.polls.rules import PollStatus, Suits, link_hash, trouble_with_times
from consult.privacy import ReviewedText
from consult.teams.queries import find_team


@dataclass(frozen=True, slots=True)
class NewPoll:
    """What is asked of whom, and by when."""

    times: Sequence[datetime]
    minutes: int
    last_day: date
    experts: Sequence[tuple[UUID, str]]
    """Accounts, each with the sector asked as."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The time that was chosen, and what a meeting needs besides."""

    time_id: UUID
    facilitator_id: UUID
    mode: MeetingMode
    place: ReviewedText


def open_poll(actor: Actor, seen: Seen, new: NewPoll) -> Poll:
    """Propose times to experts. Nobody is invited by it, and nobody learns what it is about."""
    it = seen.consultation
    hold_consultation(actor, it)
    before = newest_poll(actor, it)
    if not it.waits_for_a_time or (before is not None and before.is_open):
        raise Conflict(_OPEN_ALREADY)
    times = sorted(set(new.times))
    _expect_times(times, new.last_day)
    poll = Poll(
        id=new_id(),
        consultation_id=it.id,
        made_by=actor.id,
        made_at=clock.now(),
        minutes=new.minutes,
        closes_at=clock.from_local(datetime.combine(new.last_day + timedelta(days=1), time.min)),
        agreed_at=clock.now() if seen.asks else None,
        status=PollStatus.OPEN,
    )
    db.session.add(poll)
    db.session.flush()
    db.session.add_all(PollTime(id=new_id(), poll_id=poll.id, starts_at=one) for one in times)
    _record(actor, Deed.POLL_OPENED, poll)
    for person in _experts(actor, it, poll, new.experts):
        tell_asked(actor, poll, person)
    tell_asker_of_poll(actor, poll, it)
    return poll


def ask_by_link(actor: Actor, poll: Poll, new: NewGuest) -> tuple[PollPerson, bytes]:
    """Ask somebody without an account; her link is shown this once."""
    _expect_open(actor, poll)
    token = new_token()
    person = PollPerson(
        id=new_id(),
        poll_id=poll.id,
        name=tidy(new.name),
        profession=tidy(new.profession),
        agency_id=new.agency.id,
        sector=new.sector,
        email=new.email,
        language=new.language,
        number_known=new.number_known,
        token_hash=link_hash(token),
    )
    db.session.add(person)
    db.session.flush()
    _record(actor, Deed.POLL_ASKED, poll, person)
    tell_asked(actor, poll, person, token)
    return person, token


def end_asking(actor: Actor, poll: Poll, person: PollPerson) -> None:
    """Ask somebody no more: struck out without a reason, or a link that is revoked."""
    if person.ended_at is not None:
        return
    person.ended_at, person.token_hash = clock.now(), None
    _record(actor, Deed.POLL_ASKING_ENDED, poll, person)


def agree_to_poll(actor: Actor, poll: Poll) -> None:
    """Agree, as the asker, to those who are asked: a chosen time invites them at once."""
    _expect_open(actor, poll)
    if poll.agreed_at is None:
        poll.agreed_at = clock.now()
        _record(actor, Deed.POLL_AGREED, poll)


def answer_poll(actor: Actor, own: OwnPoll, words: Mapping[UUID, Suits]) -> None:
    """Say which times suit; said again, the later word counts.

    Raises:
        Conflict: a time has been chosen, or the poll was ended.

    """
    poll, person = own.poll, own.person
    _expect_open(actor, poll)
    there = own_words(actor, person)
    for one in times_of(actor, poll):
        answer = there.get(one.id)
        if answer is None:
            answer = PollAnswer(id=new_id(), person_id=person.id, time_id=one.id)
            db.session.add(answer)
        answer.suits = words[one.id]
    person.answered_at = clock.now()
    _record(actor, Deed.POLL_ANSWERED, poll, person)


def choose_time(actor: Actor, polled: Polled, chosen: Chosen, provision: str) -> Meeting:
    """Choose a time: the extra meeting is planned, the request placed, those who said yes asked.

    Where the asker has agreed to them their invitations leave at once; else she looks at the
    panel first, as with any other. Somebody without an account becomes a guest.

    Raises:
        Conflict: somebody has chosen a time already.

    """
    poll, it = polled.poll, polled.consultation
    _expect_open(actor, poll)
    results = results_of(actor, poll)
    when = next((one for one in results.times if one.id == chosen.time_id), None)
    if when is None or when.starts_at <= clock.now():
        raise NotSaved(_GONE)
    yes = results.who(when, Suits.YES)
    meeting = _plan(actor, poll, it, when.starts_at, chosen)
    experts = [(one.account_id, one.sector) for one in yes if one.account_id is not None]
    place(actor, it, meeting, chosen.facilitator_id, experts)
    poll.status, poll.meeting_id = PollStatus.CHOSEN, meeting.id
    _record(actor, Deed.POLL_CHOSEN, poll)
    db.session.flush()
    _invite(actor, polled, yes, provision)
    return meeting


def end_poll(actor: Actor, poll: Poll) -> None:
    """End a poll without choosing: nobody is asked any more."""
    _expect_open(actor, poll)
    poll.status = PollStatus.ENDED
    _record(actor, Deed.POLL_ENDED, poll)


def _invite(actor: Actor, polled: Polled, yes: Sequence[PollPerson], provision: str) -> None:
    agencies = agencies_of(actor, {one.agency_id for one in yes})
    for one in yes:
        if one.account_id is None and one.number_known is not None:
            guest = NewGuest(
                one.name,
                one.profession,
                agencies[one.agency_id],
                one.sector,
                one.number_known,
                one.email,
                one.language,
            )
            ask_guest(actor, polled.seen, guest)
    experts = {one.account_id for one in yes if one.account_id is not None}
    if polled.poll.agreed_at is not None and experts:
        confirm_panel(actor, polled.consultation, provision, experts)


def _plan(
    actor: Actor, poll: Poll, it: Consultation, starts_at: datetime, chosen: Chosen
) -> Meeting:
    team = find_team(actor, it.team_id)
    if team is None:
        raise NotSaved(_GONE)
    ends_at = starts_at + timedelta(minutes=poll.minutes)
    meeting = plan_meeting(
        actor, team, MeetingPlan(starts_at, ends_at, 1, chosen.mode, chosen.place)
    )
    db.session.flush()
    return meeting


def _experts(
    actor: Actor, it: Consultation, poll: Poll, wanted: Sequence[tuple[UUID, str]]
) -> list[PollPerson]:
    fitting = {one.candidate.account_id: one.candidate for one in suggestions(actor, it)}
    accounts = names_of(actor, [account_id for account_id, _sector in wanted])
    people = []
    for account_id, sector in dict(wanted).items():
        candidate = fitting.get(account_id)
        if candidate is None or sector not in candidate.sectors:
            raise NotSaved(_NOT_FITTING)
        person = PollPerson(
            id=new_id(),
            poll_id=poll.id,
            account_id=account_id,
            name=accounts[account_id].name,
            profession=accounts[account_id].profession,
            agency_id=candidate.agency_id,
            sector=sector,
            email="",
        )
        db.session.add(person)
        _record(actor, Deed.POLL_ASKED, poll, person)
        people.append(person)
    return people


def _expect_times(times: Sequence[datetime], last_day: date) -> None:
    trouble = trouble_with_times(times, last_day, clock.now())
    if trouble is not None:
        raise NotSaved(trouble)


def _expect_open(actor: Actor, poll: Poll) -> None:
    hold_poll(actor, poll)
    if not poll.is_open:
        raise Conflict(_CHOSEN if poll.status is PollStatus.CHOSEN else _ENDED)


def _record(actor: Actor, deed: Deed, poll: Poll, person: PollPerson | None = None) -> None:
    agency = person.agency_id if person is not None else None
    audit.record(
        actor,
        deed,
        on=person if person is not None else poll,
        purpose=Purpose.COORDINATION,
        recipient_agency=agency,
        poll=poll.id,
    )


_OPEN_ALREADY = Words(
    "Pyynnöllä on jo aikakysely tai aika.",
    "Begäran har redan en tidsfråga eller en tid.",
    "The request has a poll or a time already.",
)
_NOT_FITTING = Words(
    "Valitulta asiantuntijalta ei voi kysyä tätä.",
    "Den valda sakkunniga kan inte tillfrågas om det här.",
    "The chosen expert cannot be asked about this.",
)
_GONE = Words(
    "Tätä aikaa ei enää voi valita. Valitse toinen.",
    "Den här tiden kan inte längre väljas. Välj en annan.",
    "This time can no longer be chosen. Choose another.",
)
_CHOSEN = Words(
    "Aika on jo valittu. Kiitos, että olit valmis vastaamaan.",
    "En tid har redan valts. Tack för att du var beredd att svara.",
    "A time has been chosen already. Thank you for having been ready to answer.",
)
_ENDED = Words(
    "Kysely on lopetettu. Sinun ei tarvitse tehdä mitään.",
    "Tidsfrågan har avslutats. Du behöver inte göra något.",
    "The poll was ended. You need not do anything.",
)
