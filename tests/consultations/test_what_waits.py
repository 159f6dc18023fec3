"""What the front page asks: what waits for each of them, by an index whatever lies behind."""

from datetime import timedelta

import pytest
from sqlalchemy import Select, text

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import ask_back, close_consultation, receive_answers
from consult.consultations.queries import (
    answers_arrived,
    invitations_accepted,
    invitations_to_answer,
    item_of,
    items_to_lead,
    my_consultations,
    panels_to_look_at,
    questions_back,
    requests_to_handle,
    waiting_on_board,
)
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import Meeting
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import says_yes
from tests.pages import Page
from tests.statements import statements_of

MOST = 12


def codes(rows: object) -> list[str]:
    return [getattr(row, "code", None) or row.Consultation.code for row in rows]  # type: ignore[attr-defined]


def plan_of(query: Select[object]) -> str:
    """How SQLite goes about a query."""
    compiled = query.limit(51).compile(db.engine, compile_kwargs={"literal_binds": True})
    rows = db.session.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))
    return "\n".join(row.detail for row in rows)


def test_a_request_waits_for_the_coordinator(disa: Person, request_: Consultation) -> None:
    [(team, rows)] = requests_to_handle(disa.actor)
    assert (team.id, codes(rows)) == (request_.team_id, [request_.code])


def test_a_question_back_waits_for_the_asker(
    alma: Person, disa: Person, request_: Consultation
) -> None:
    with vault.signed_in(disa.identity), transaction():
        ask_back(disa.actor, request_, reviewed("Onko koulu mukana?"))
    assert codes(questions_back(alma.actor)) == [request_.code]


def test_a_panel_waits_for_the_asker(alma: Person, placed: Consultation) -> None:
    assert codes(panels_to_look_at(alma.actor)) == [placed.code]


def test_once_she_agreed_it_waits_no_more(alma: Person, invited: Consultation) -> None:
    assert panels_to_look_at(alma.actor) == []


def test_an_invitation_waits_for_the_expert(chidi: Person, invited: Consultation) -> None:
    assert codes(invitations_to_answer(chidi.actor)) == [invited.code]
    says_yes(chidi, invited)
    assert invitations_to_answer(chidi.actor) == []
    assert codes(invitations_accepted(chidi.actor)) == [invited.code]


def test_an_item_waits_for_the_one_who_leads_it(bertta: Person, placed: Consultation) -> None:
    assert codes(items_to_lead(bertta.actor)) == [placed.code]


def test_answers_wait_until_they_are_taken_home(
    alma: Person, bertta: Person, opened: Consultation
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        close_consultation(bertta.actor, opened, item_of(bertta.actor, opened)[0])
    assert codes(answers_arrived(alma.actor)) == [opened.code]
    with clock.moved_by(timedelta(days=1)), transaction():
        receive_answers(alma.actor, opened)
    assert answers_arrived(alma.actor) == []


def test_the_board_is_read_in_its_order(disa: Person, group: Team) -> None:
    plan = plan_of(waiting_on_board(disa.actor, group))
    assert "USING INDEX ix_consultations_board" in plan
    assert "TEMP B-TREE" not in plan


def test_the_own_list_is_read_in_its_order(alma: Person, group: Team) -> None:
    plan = plan_of(my_consultations(alma.actor))
    assert "USING INDEX ix_consultations_asker_id_asked_at" in plan
    assert "TEMP B-TREE" not in plan


def test_a_page_asks_the_database_a_dozen_things_at_most(
    page: Page, alma: Person, disa: Person, request_: Consultation, meeting: Meeting
) -> None:
    hers, disas = page.as_(alma), page.as_(disa)
    visits = (
        lambda: hers.get("consultations.show", request_),
        lambda: hers.get("consultations.new", request_.team_id),
        lambda: disas.get("consultations.own_board"),
        lambda: disas.get("consultations.triage", request_),
    )
    assert max(len(statements_of(visit)) for visit in visits) <= MOST


@pytest.mark.parametrize("key", ["zed", "eero", "tess"])
def test_for_the_others_nothing_waits(
    invited: Consultation, key: str, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(key).actor
    lists = (panels_to_look_at, questions_back, requests_to_handle, invitations_to_answer)
    assert [list(waiting(actor)) for waiting in lists] == [[], [], [], []]
