"""The steps of a consultation, and the house's own clocks."""

from datetime import UTC, date, datetime, timedelta

from consult.consultations.rules.choices import ConsultationStatus
from consult.consultations.rules.clocks import days_waited, door_closes_at, panel_free_on
from consult.consultations.rules.timeline import Step, steps

ASKED = datetime(2026, 3, 2, 9, tzinfo=UTC)
NEVER = dict.fromkeys(("placed_at", "invited_at", "opened_at", "answered_at", "ended_at"))


def taken(status: ConsultationStatus, *, with_experts: bool = True, **at: datetime) -> list[Step]:
    return steps(status, asked_at=ASKED, with_experts=with_experts, **{**NEVER, **at})


def test_the_first_step_not_done_is_the_current_one() -> None:
    found = taken(ConsultationStatus.PLACED, placed_at=ASKED + timedelta(days=1))
    assert [step.words.en for step in found if step.current] == ["Invitations"]


def test_without_experts_there_is_no_step_of_inviting() -> None:
    said = [step.words.en for step in taken(ConsultationStatus.REQUESTED, with_experts=False)]
    assert said == ["Request", "Time", "Discussion", "Answers"]


def test_in_writing_nobody_meets_and_a_last_day_is_set() -> None:
    found = steps(
        ConsultationStatus.REQUESTED, asked_at=ASKED, with_experts=True, in_writing=True, **NEVER
    )
    assert [step.words.en for step in found][:2] == ["Request", "Last day"]


def test_an_ended_request_shows_how_far_it_came() -> None:
    found = taken(ConsultationStatus.DECLINED, ended_at=ASKED + timedelta(days=2))
    assert [step.words.en for step in found] == ["Request", "Not taken up"]
    assert not any(step.current for step in found)


def test_the_asker_has_three_days_to_look_at_the_panel() -> None:
    assert panel_free_on(date(2026, 3, 2), date(2026, 3, 20)) == date(2026, 3, 5)


def test_but_never_past_the_day_before_the_meeting() -> None:
    assert panel_free_on(date(2026, 3, 2), date(2026, 3, 4)) == date(2026, 3, 3)


def test_where_the_meeting_is_tomorrow_there_is_no_such_day() -> None:
    assert panel_free_on(date(2026, 3, 2), date(2026, 3, 3)) is None
    assert panel_free_on(date(2026, 3, 2), date(2026, 3, 2)) is None


def test_the_door_closes_two_weeks_after_the_opening() -> None:
    assert door_closes_at(ASKED) == ASKED + timedelta(days=14)


def test_a_wait_is_counted_in_whole_days() -> None:
    assert days_waited(ASKED, ASKED + timedelta(days=3, hours=23)) == 3
    assert days_waited(ASKED, ASKED - timedelta(hours=1)) == 0
