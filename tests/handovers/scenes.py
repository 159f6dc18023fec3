"""Scenes of handing over: lists of cases, a booked meeting, and the presses."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from consult.cases.models import Case
from consult.cases.operations import open_case
from consult.cases.queries import find_case
from consult.cases.rules import ClientRole
from consult.consultations.models import Consultation
from consult.consultations.operations import About, book
from consult.consultations.queries import item_of
from consult.followups.models import Action
from consult.followups.operations import Agreement, agree_action
from consult.followups.queries import owners_at
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.handovers.models import Leaving
from consult.handovers.operations import Named, accept_offers, name_successors
from consult.handovers.queries import find_gone, find_offers, find_own
from consult.handovers.rules import PartKind
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.casework import Vaahtera, a_client, doing, open_vaahtera
from tests.cast import Person
from tests.consultations.conftest import a_wish, plan

PROMISE = "Soittaa koululle kevennetyistä päivistä."


def cases_of(worker: Person, team_id: UUID, number: int) -> list[Vaahtera]:
    return [open_vaahtera(worker, team_id) for _ in range(number)]


def many_cases(worker: Person, team_id: UUID, number: int) -> list[UUID]:
    """Cases with one child each, in one press."""
    with doing(worker):
        found = []
        for _ in range(number):
            case = open_case(worker.actor, team_id, reviewed("Huoli."))
            a_client(worker, case, ClientRole.CHILD)
            found.append(case.id)
        return found


def booked_by(
    worker: Person, leader: Person, team: Team, case_id: UUID | None = None, **when: int
) -> Consultation:
    """She books a slot of her own team, tomorrow unless told otherwise."""
    starts = clock.now() + timedelta(**(when or {"days": 1}))
    meeting = plan(leader, team, starts, slots=1)
    db.session.expire_all()
    about = {} if case_id is None else {"about": About(case=find_case(worker.actor, case_id))}
    shape, wish = catalogue().format(team.format_key), a_wish(team, **about)
    with doing(worker):
        return book(worker.actor, team, shape, wish, meeting, leader.id, provision="lsl-31")


def promises(leader: Person, owner: Person, it: Consultation) -> Action:
    """At the open table somebody takes something upon herself."""
    with doing(leader):
        consultation = db.session.get_one(Consultation, it.id)
        item = item_of(leader.actor, consultation)[0]
        agreement = Agreement(reviewed(PROMISE), owner.id, clock.today() + timedelta(days=14))
        owners = owners_at(leader.actor, item, consultation)
        return agree_action(leader.actor, item, consultation, agreement, owners)


def list_of(deputy: Person, leaver: Person) -> Leaving:
    """Somebody's list as a deputy, or she herself, sees it."""
    found = find_own(deputy.actor) if deputy.id == leaver.id else find_gone(deputy.actor, leaver.id)
    assert found is not None
    return found


def hands_over(
    deputy: Person, leaver: Person, to: Person, only: Collection[UUID] | None = None
) -> Named:
    """One press: everything, or only these things, to one person."""
    with doing(deputy):
        leaving = list_of(deputy, leaver)
        chosen = {
            part.key: to.id for part in leaving.free if only is None or part.subject_id in only
        }
        return name_successors(deputy.actor, leaving, chosen)


def accepts(person: Person) -> tuple[int, int]:
    """One press: everything she is asked for."""
    with doing(person):
        waiting = find_offers(person.actor).waiting
        return accept_offers(person.actor, [one.offer for one in waiting])


def kinds(leaving: Leaving) -> list[PartKind]:
    return [part.kind for part in leaving.parts]


def of_the_case(case_id: UUID) -> Case:
    return db.session.get_one(Case, case_id)
