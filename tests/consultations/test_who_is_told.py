"""Who is told what about a consultation, step by step, and that nothing of the case is in it."""

from uuid import UUID

import pytest
from sqlalchemy import select

from consult import vault
from consult.cases.models import Case
from consult.consultations.models import Consultation
from consult.consultations.operations import (
    ask_back,
    close_consultation,
    decline,
    reply,
    strike,
    turn_down,
    withdraw,
)
from consult.consultations.queries import item_of
from consult.foundation.database import db, transaction
from consult.meetings.models import CancelReason, Meeting
from consult.meetings.operations import cancel_meeting
from consult.notifications.models import OutboxMessage
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import CAST, Person
from tests.consultations.conftest import invitation_of, plan, says_yes
from tests.leaks import assert_nowhere_on_disk

KEYS = {person.id: key for key, person in CAST.items()}
SENTENCE = "Onko koulu mukana tässä?"


@pytest.fixture(autouse=True)
def from_here_on(app: object) -> set[UUID]:
    """What everybody had been told before."""
    return set(db.session.scalars(select(OutboxMessage.id)))


@pytest.fixture
def news(from_here_on: set[UUID]):  # type: ignore[no-untyped-def]
    """What has been told since the last look: who, of what."""

    def look() -> set[tuple[str, str]]:
        rows = db.session.scalars(select(OutboxMessage)).all()
        new = [row for row in rows if row.id not in from_here_on]
        from_here_on.update(row.id for row in new)
        return {(KEYS[row.account_id], row.kind) for row in new}

    return look


def test_the_coordinators_hear_of_a_request(request_: Consultation, news) -> None:
    assert news() == {("disa", "request-arrived")}


def test_asking_back_and_replying(request_: Consultation, alma: Person, disa: Person, news) -> None:
    news()
    with vault.signed_in(disa.identity), transaction():
        ask_back(disa.actor, request_, reviewed(SENTENCE))
    assert news() == {("alma", "asked-back")}
    with vault.signed_in(alma.identity), transaction():
        reply(alma.actor, request_, reviewed("On, opettaja tukee."))
    assert news() == {("disa", "reply-arrived")}


def test_declining(request_: Consultation, disa: Person, news) -> None:
    news()
    with vault.signed_in(disa.identity), transaction():
        decline(disa.actor, request_, reviewed("Perheneuvola auttaa."))
    assert news() == {("alma", "request-declined")}


def test_withdrawing(request_: Consultation, alma: Person, news) -> None:
    news()
    with vault.signed_in(alma.identity), transaction():
        withdraw(alma.actor, request_)
    assert news() == {("disa", "request-withdrawn")}


def test_placing_tells_the_asker_and_the_facilitator_and_no_expert(
    request_: Consultation, news, request: pytest.FixtureRequest
) -> None:
    news()
    request.getfixturevalue("placed")
    assert news() == {("alma", "panel-to-look-at"), ("bertta", "you-lead")}


def test_whoever_was_struck_hears_nothing(placed: Consultation, alma: Person, chidi, news) -> None:
    news()
    with transaction():
        strike(alma.actor, placed, invitation_of(chidi, placed))
    assert news() == set()


def test_invitations_go_to_the_experts(
    placed: Consultation, news, request: pytest.FixtureRequest
) -> None:
    news()
    request.getfixturevalue("invited")
    assert news() == {("chidi", "expert-invited"), ("hamid", "expert-invited")}


def test_the_coordinator_hears_who_comes_and_who_does_not(
    invited: Consultation, chidi: Person, hamid: Person, news
) -> None:
    news()
    says_yes(chidi, invited)
    assert news() == {("disa", "expert-comes")}
    with vault.signed_in(hamid.identity), transaction():
        turn_down(hamid.actor, invited, invitation_of(hamid, invited), recused=False)
    assert news() == {("disa", "expert-declines")}


def test_a_meeting_called_off_with_another_to_move_to(
    invited: Consultation, meeting: Meeting, group: Team, disa: Person, chidi: Person, news
) -> None:
    says_yes(chidi, invited)
    plan(disa, group, meeting.starts_at.replace(day=27))
    news()
    with vault.signed_in(disa.identity), transaction():
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    changed = {("alma", "time-changed"), ("bertta", "time-changed")}
    assert news() == changed | {("chidi", "asked-again"), ("hamid", "asked-again")}
    kinds = ("time-changed", "asked-again")
    told = db.session.scalars(select(OutboxMessage.facts).where(OutboxMessage.kind.in_(kinds)))
    assert all("2026-11-27" in facts for facts in told)


def test_a_meeting_called_off_with_none(
    invited: Consultation, meeting: Meeting, group: Team, disa: Person, news
) -> None:
    news()
    with vault.signed_in(disa.identity), transaction():
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    everybody = {"alma", "bertta", "chidi", "hamid"}
    assert news() == {(who, "time-lost") for who in everybody}
    with vault.signed_in(disa.identity), transaction():
        decline(disa.actor, invited, reviewed("Ryhmä ei kokoonnu enää."))
    assert news() == {
        ("alma", "request-declined"),
        ("chidi", "invitation-ended"),
        ("hamid", "invitation-ended"),
    }


def test_the_asker_hears_that_the_answers_are_there(
    opened: Consultation, bertta: Person, news
) -> None:
    news()
    with vault.signed_in(bertta.identity), transaction():
        close_consultation(bertta.actor, opened, item_of(bertta.actor, opened)[0])
    assert news() == {("alma", "answers-ready")}


def test_nothing_of_the_case_is_in_any_of_it(
    opened: Consultation, bertta: Person, tmp_path
) -> None:
    codes = list(db.session.scalars(select(Case.code)))
    facts = " ".join(db.session.scalars(select(OutboxMessage.facts)))
    assert opened.code in facts
    assert codes
    assert not any(code in facts for code in codes)
    assert_nowhere_on_disk("Lapsi on valvonut syksystä asti.", tmp_path)
