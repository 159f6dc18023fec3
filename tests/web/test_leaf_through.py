"""Long lists come fifty at a time, in a fixed number of queries."""

import pytest
from sqlalchemy import event, select

from consult.agencies.models import Agency
from consult.audit import unaudited
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.web.paging import page_of

ORDERED = select(Agency).order_by(Agency.name)


@pytest.fixture
def many(app):
    with unaudited("a test's rows"), transaction():
        for number in range(120):
            db.session.add(
                Agency(
                    id=new_id(),
                    name=f"Virasto {number:03}",
                    controller="x",
                    register_name="x",
                    area="x",
                    sector="education",
                    closed_at=None,
                )
            )


def test_one_page_is_one_query_and_knows_whether_there_is_another(app, many):
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
    with app.test_request_context("/agencies?page=2"):
        page = page_of(ORDERED)
    assert (len(page), page.number, page.has_next) == (50, 2, True)
    assert len([sql for sql in asked if sql.startswith("SELECT")]) == 1


def test_the_last_page_has_no_next(app, many):
    with app.test_request_context("/agencies?page=3"):
        page = page_of(ORDERED)
    assert not page.has_next
    assert not page.is_only


@pytest.mark.parametrize("asked", ["0", "-1", "x", "1e3", "9" * 20, "", "٣"])
def test_nonsense_is_the_first_page(app, asked):
    with app.test_request_context("/agencies", query_string={"page": asked}):
        page = page_of(ORDERED)
    assert page.number == 1
    assert page.is_only


def test_filters_are_kept_while_leafing(app):
    with app.test_request_context("/agencies?status=open&status=closed&page=2"):
        page = page_of(ORDERED)
        assert page.address(3) == "/agencies?status=open&status=closed&page=3"


def test_what_stands_in_the_address_leads_nowhere_else(app):
    words = "endpoint=x&_scheme=javascript&_external=1&_anchor=y"
    with app.test_request_context(f"/agencies?{words}"):
        assert page_of(ORDERED).address(2) == f"/agencies?{words}&page=2"


def test_single_columns_come_as_they_are(app):
    with app.test_request_context("/agencies"):
        names = page_of(select(Agency.name).order_by(Agency.name)).rows
        pairs = page_of(select(Agency.name, Agency.area).order_by(Agency.name)).rows
    assert all(isinstance(name, str) for name in names)
    assert all(len(pair) == 2 for pair in pairs)
