"""The directory's lists ask the database the same number of questions, however long they are."""

import pytest
from sqlalchemy import event

from consult.accounts.models import Account, AccountDuty, AccountStatus, Language, Theme
from consult.audit import unaudited
from consult.experts.models import Expertise
from consult.foundation import clock
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.teams.models import Team, TeamKind

LISTS = ("accounts.index", "teams.index", "experts.index", "agencies.index")


def a_person(agency_id, n):
    return Account(
        id=new_id(),
        name=f"Kuvitelma {n:04}",
        email=f"k{n}@consult.example",
        agency_id=agency_id,
        sector="other",
        profession="kuvitelma",
        area="Vaara",
        language=Language.FINNISH,
        theme=Theme.AUTO,
        status=AccountStatus.ACTIVE,
        created_at=clock.now(),
    )


def a_team(agency_id, n):
    return Team(
        id=new_id(),
        name=f"Tiimi {n:04}",
        kind=TeamKind.WEEKLY,
        agency_id=agency_id,
        area="Vaara",
        format_key="systemic-weekly",
        duty_turn_due=False,
        leadership_turn_due=False,
        created_at=clock.now(),
    )


@pytest.fixture
def crowd(app, template):
    agency_id = template.agencies["tunturi"]
    people = [a_person(agency_id, n) for n in range(1_000)]
    teams = [a_team(agency_id, n) for n in range(1_000)]
    with unaudited("a test sets the scene"), transaction():
        db.session.add_all([*people, *teams])
        db.session.flush()
        for one in people:
            ids = {"id": new_id(), "account_id": one.id}
            db.session.add(AccountDuty(duty=Duty.EXPERT, **ids))
            db.session.add(Expertise(field="legal", since=clock.today(), until=None, **ids))


@pytest.fixture
def count(app, page, alma):
    def queries(endpoint):
        asked = []
        hers = page.as_(alma)
        event.listen(db.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        hers.get(endpoint)
        return len([one for one in asked if one.lstrip().startswith("SELECT")])

    return queries


@pytest.mark.parametrize("endpoint", LISTS)
def test_a_full_page_costs_at_most_twelve_questions(crowd, count, endpoint):
    assert count(endpoint) <= 12


@pytest.mark.parametrize("endpoint", LISTS)
def test_one_row_costs_as_many_as_a_thousand(request, count, endpoint):
    few = count(endpoint)
    request.getfixturevalue("crowd")
    assert count(endpoint) == few
