"""Participation is counted from rows, on the page and on the command line."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from consult.audit import AuditRow, Deed
from consult.foundation.database import db, transaction
from consult.meetings.models import CancelReason, Meeting, MeetingStatus
from consult.meetings.operations import cancel_meeting
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import CAST
from tests.pages import Page

EERO, DISA, ALMA = CAST["eero"], CAST["disa"], CAST["alma"]
PILOT = {"first": "2021-12-01", "last": "2022-11-30", "by": "sector"}
COMMAND = ["reports", "participation", "--from", "2021-12-01", "--to", "2022-11-30"]


@pytest.fixture
def page(demo: Flask) -> Page:
    return Page(demo)


def figures(demo: Flask, *more: str) -> dict[str, object]:
    result = demo.test_cli_runner().invoke(args=[*COMMAND, "--by", "sector", *more])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_the_pilot_is_eleven_times_nine_held_two_cancelled_thirteen_cases(demo: Flask) -> None:
    found = figures(demo, "--format", "json")
    assert [found[key] for key in ("planned", "held", "cancelled", "cases")] == [11, 9, 2, 13]
    assert found["cancelled_by_reason"] == {"illness": 1, "too-few": 1}
    assert len(found["rows"]) == found["sectors"] == 10


def test_one_more_cancelled_changes_the_figures(demo: Flask) -> None:
    query = select(Meeting).where(Meeting.status == MeetingStatus.PLANNED)
    meeting = db.session.scalars(query.order_by(Meeting.starts_at.desc())).first()
    day = f"{meeting.starts_at:%Y-%m-%d}"
    args = ["reports", "participation", "--from", day, "--to", day]
    before = json.loads(demo.test_cli_runner().invoke(args=args).output)
    with transaction():
        team = db.session.get_one(Team, meeting.team_id)
        cancel_meeting(DISA.actor, meeting, team, CancelReason.OTHER, reviewed(""))
    after = json.loads(demo.test_cli_runner().invoke(args=args).output)
    assert (before["planned"], before["cancelled"]) == (1, 0)
    assert (after["planned"], after["cancelled"]) == (1, 1)


def test_the_page_shows_the_same(page: Page) -> None:
    shown = page.as_(EERO).get("reports.participation", **PILOT).text
    for figure in ("11", "9", "2", "13"):
        assert figure in shown
    assert "on päätelty" in shown  # what is inferred and what is made up is said


def test_csv_and_xlsx_hold_the_rows(page: Page) -> None:
    sent = page.as_(EERO).post("reports.export", "csv", expect=200)
    rows = list(csv.reader(StringIO(sent.response.data.decode("utf-8-sig"), newline="")))
    book = page.as_(EERO).post("reports.export", kind="xlsx", expect=200)
    sheet = load_workbook(BytesIO(book.response.data)).active
    assert [cell.value for cell in sheet[1]][1:] == rows[0][1:]
    assert sheet.max_row == len(rows)
    assert "participation.xlsx" in book.response.headers["Content-Disposition"]


def test_taking_figures_out_is_a_deed(page: Page) -> None:
    page.as_(EERO).post("reports.export", kind="json", expect=200)
    newest = db.session.scalars(select(AuditRow.action).order_by(AuditRow.seq.desc())).first()
    assert newest == Deed.PARTICIPATION_REPORTED


def test_a_social_worker_has_other_things_to_do(page: Page) -> None:
    page.as_(ALMA).get("reports.participation", expect=403)


@pytest.mark.parametrize("days", [("2022-13-01", "2022-12-31"), ("2022-12-31", "2022-01-01")])
def test_days_that_make_no_sense_are_wrong_use(demo: Flask, days: tuple[str, str]) -> None:
    args = ["reports", "participation", "--from", days[0], "--to", days[1]]
    assert demo.test_cli_runner().invoke(args=args).exit_code == 2


def test_nonsense_days_on_the_page_show_the_last_year(page: Page) -> None:
    page.as_(EERO).get("reports.participation", first="x", last="2020-01-01", by="nothing")


def test_two_way_times_are_counted_by_from_whom_to_whom(page: Page) -> None:
    shown = page.as_(EERO).get("reports.participation").text
    there, back = "Pohjan nuorisopsykiatrian konsultaatioajat", "Vaaran lastensuojelun"
    assert "Vaaran viikkotiimi Tunturin hyvinvointialue Lastensuojelu " + there in shown
    assert f"{there} Pohjan sairaala Psykiatria (lasten, nuorten, aikuisten) {back}" in shown
