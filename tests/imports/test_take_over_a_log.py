"""A log is taken over as a whole, counted at once, and opens nothing."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import func, select

from consult.audit.verify import verify
from consult.documents.spreadsheets import as_xlsx
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, NotSaved
from consult.imports.models import LogImport
from consult.imports.operations import import_log
from consult.imports.queries import known_to
from consult.imports.rules.reading import read_log
from consult.meetings.models import Attendance, Item, Meeting
from consult.reports.queries import participation
from consult.reports.rules import By, Window
from consult.teams.models import Team
from tests.postgres import both
from tests.scenes import deeds

YEAR = Window(date(2022, 1, 1), date(2022, 12, 31))
HEAD = ["Tiimi", "Päivä", "Alkaa", "Tila", "Perumisen syy", "Asia", "Toimiala", "Ammattilainen"]


@pytest.fixture
def team(app, template):
    return db.session.get_one(Team, template.teams["vaara"])


def rows_of(team, bertta):
    return [
        HEAD,
        [team.name, "13.1.2022", "9.00", "Pidetty", "", "1", "Lastensuojelu", bertta.name],
        [team.name, "13.1.2022", "9.00", "", "", "1", "Psykologia", ""],
        [team.name, "13.1.2022", "9.00", "", "", "2", "Psykologia", "Joku Muu"],
        [team.name, "20.1.2022", "9.00", "Peruttu", "Sairastuminen", "", "", ""],
    ]


def take(actor, team, rows):
    with transaction():
        log = read_log(rows, known_to(actor, [team]))
        return import_log(actor, log, in_name_of=actor.id)


def test_what_stands_in_brackets_need_not_be_written(team, bertta):
    known = known_to(bertta.actor, [team]).sectors
    assert known["psykiatria"] == known["psykiatria (lasten, nuorten, aikuisten)"] == "psychiatry"


def sent(page, name, data, **more):
    address, fields = page.address("imports.new", (), more)
    fields |= {"deed_key": "k" * 43, "csrf_token": page.csrf_token(), "file": (BytesIO(data), name)}
    return address, fields


def counts():
    return [
        db.session.scalar(select(func.count()).select_from(model))
        for model in (Meeting, Item, Attendance)
    ]


@both
def test_it_counts_at_once_and_every_row_is_in_the_chain(database, team, bertta, clock):
    take(bertta.actor, team, rows_of(team, bertta))
    figures = participation(SYSTEM, YEAR, By.SECTOR)
    assert (figures.planned, figures.held, figures.cancelled) == (2, 1, 1)
    assert (figures.items, figures.attendances, figures.people) == (2, 3, 1)
    assert counts() == [2, 2, 3]
    assert verify(content=True).good
    assert deeds() == ["meetings:imported"]


def test_the_same_file_is_not_taken_twice(team, bertta, clock):
    take(bertta.actor, team, rows_of(team, bertta))
    with pytest.raises(NotSaved):
        take(bertta.actor, team, rows_of(team, bertta))
    assert counts() == [2, 2, 3]


def test_what_came_in_between_is_noticed(team, bertta, clock):
    with transaction():
        log = read_log(rows_of(team, bertta), known_to(bertta.actor, [team]))
    take(bertta.actor, team, rows_of(team, bertta))
    with pytest.raises(Conflict), transaction():
        import_log(bertta.actor, log, in_name_of=bertta.id)
    assert counts() == [2, 2, 3]


def test_one_broken_line_and_nothing_is_taken(page, team, bertta, clock):
    rows = rows_of(team, bertta)
    rows[3] = [*rows[3][:1], "32.1.2022", *rows[3][2:]]
    hers = page.as_(bertta)
    address, fields = sent(hers, "log.xlsx", as_xlsx("Loki", rows[0], rows[1:]))
    shown = hers.open("POST", address, 422, data=fields)
    assert [one.text for one in shown.tree.all("td")][:2] == [
        "4",
        "Tämä ei ole päivä, esimerkiksi 16.12.2021.",
    ]
    assert counts() == [0, 0, 0]
    assert db.session.query(LogImport).count() == 0


def test_the_page_takes_a_workbook(page, team, bertta, clock):
    rows, hers = rows_of(team, bertta), page.as_(bertta)
    address, fields = sent(hers, "log.xlsx", as_xlsx("Loki", rows[0], rows[1:]))
    hers.open("POST", address, 303, data=fields).follow().shows("Sinun tuomasi")
    meeting = db.session.query(Meeting).order_by(Meeting.starts_at).first()
    hers.get("meetings.show", meeting).hides("Joku Muu")
    items = db.session.query(Item).all()
    for item in items:
        hers.get("meetings.room", item, expect=404)


def test_a_name_that_nobody_has_is_asked_about_once(page, team, bertta, clock):
    rows, hers = rows_of(team, bertta), page.as_(bertta)
    rows[2][6] = "Psykologit"
    data = "\n".join(";".join(row) for row in rows).encode()
    address, fields = sent(hers, "log.csv", data)
    asked = hers.open("POST", address, 422, data=fields).shows("Psykologit")
    again = asked.filled()
    assert again["as-sector-0"] == "psychology"
    hers.post("imports.new", **again)
    assert counts() == [2, 2, 3]
    assert set(db.session.scalars(select(Attendance.sector))) == {"child-protection", "psychology"}


def test_a_team_that_she_does_not_plan_for_is_none_of_hers(page, team, bertta, disa, clock):
    rows, hers = rows_of(team, bertta), page.as_(disa)
    address, fields = sent(hers, "log.xlsx", as_xlsx("Loki", rows[0], rows[1:]))
    hers.open("POST", address, 422, data=fields).shows(team.name)
    assert counts() == [0, 0, 0]


def test_without_a_file_it_asks_for_one(page, bertta):
    page.as_(bertta).post("imports.new", expect=422).shows("Valitse tiedosto")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_comes_in_ones_language(page, bertta, kind):
    answer = page.as_(bertta).get("imports.template", kind=kind).response
    assert answer.headers["Content-Disposition"] == f'attachment; filename="meetings.{kind}"'
    assert len(answer.data) > 200
