"""Eero marks meetings as reviewed, one or many, with a comment."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from consult import vault
from consult.audit import AuditRow, Deed
from consult.foundation.database import db
from consult.meetings.models import Meeting, MeetingStatus
from consult.oversight.models import MeetingReview
from tests.cast import CAST
from tests.pages import Page

EERO, FANNI, DISA = CAST["eero"], CAST["fanni"], CAST["disa"]


@pytest.fixture
def page(demo: Flask) -> Page:
    return Page(demo)


def to_review() -> list[Meeting]:
    reviewed = select(MeetingReview.meeting_id)
    query = select(Meeting).where(
        Meeting.status == MeetingStatus.HELD,
        Meeting.format_key == "systemic-weekly",
        Meeting.id.not_in(reviewed),
    )
    return list(db.session.scalars(query))


def planned() -> Meeting:
    return db.session.scalars(
        select(Meeting).where(Meeting.status == MeetingStatus.PLANNED)
    ).first()


def last_deed() -> str:
    return db.session.scalars(select(AuditRow.action).order_by(AuditRow.seq.desc())).first()


def test_one_with_a_comment_that_other_leaders_read(page: Page) -> None:
    meeting = to_review()[0]
    page.as_(EERO).post("oversight.review", meeting, comment="Hyvin pidetty.").follow().shows(
        "Hyvin pidetty."
    )
    page.as_(FANNI).get("oversight.show", meeting).shows("Eero Keksitty", "Hyvin pidetty.")


def test_many_at_once(page: Page) -> None:
    meetings = to_review()
    assert len(meetings) > 1
    ids = [meeting.id for meeting in meetings]
    page.as_(EERO).post("oversight.review_many", meetings=ids, comment="")
    assert to_review() == []
    assert last_deed() in (Deed.MEETING_REVIEWED, Deed.ROW_WRITTEN)


def test_the_comment_is_sealed_for_the_leaders(page: Page) -> None:
    meeting = to_review()[0]
    page.as_(EERO).post("oversight.review", meeting, comment="Vain johdolle.")
    review = db.session.scalars(
        select(MeetingReview).where(MeetingReview.meeting_id == meeting.id)
    ).one()
    assert b"Vain johdolle" not in review.box
    with vault.signed_in(EERO.identity):
        assert review.comment == "Vain johdolle."


def test_what_is_still_to_come_cannot_be_reviewed(page: Page) -> None:
    page.as_(EERO).post("oversight.review", planned(), comment="", expect=403)
    page.as_(EERO).post("oversight.review_many", meetings=[planned().id], comment="", expect=422)


def test_the_coordinator_reads_the_log_but_reviews_nothing(page: Page) -> None:
    page.as_(DISA).get("oversight.log").hides('type="checkbox"')
    page.as_(DISA).post("oversight.review_many", meetings=[], comment="", expect=403)


def test_nothing_chosen_is_pointed_out(page: Page) -> None:
    before = db.session.scalar(select(func.count()).select_from(MeetingReview))
    page.as_(EERO).post("oversight.review_many", meetings=["nonsense"], comment="", expect=422)
    assert db.session.scalar(select(func.count()).select_from(MeetingReview)) == before
