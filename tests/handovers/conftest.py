"""Alma leaves: her cases, a request, a promise; Fanni is a deputy, Jaana and Zed go on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from secrets import token_urlsafe

import pytest

from consult.consultations.models import Consultation
from consult.consultations.operations import open_consultation
from consult.consultations.queries import item_of
from consult.foundation import clock
from consult.foundation.database import db
from consult.teams.models import Team, TeamSeat
from consult.teams.operations import give_seat
from tests.cases.deputising import keep_out as out
from tests.casework import Vaahtera, doing, join
from tests.handovers.scenes import booked_by, cases_of
from tests.scenes import account_of

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(app) -> Iterator[None]:
    with clock.held_at(NOW):
        yield


@pytest.fixture
def weekly(template) -> Team:
    return db.session.get_one(Team, template.teams["vaara"])


@pytest.fixture
def colleague(zed, weekly, fanni):
    """Zed works in the team as well."""
    join(zed, weekly.id, fanni)
    return zed


@pytest.fixture
def cases(alma, weekly) -> list[Vaahtera]:
    return cases_of(alma, weekly.id, 2)


@pytest.fixture
def booked(alma, bertta, weekly) -> Consultation:
    """Alma has booked tomorrow's slot of her own team."""
    return booked_by(alma, bertta, weekly)


@pytest.fixture
def under_way(booked, bertta) -> Consultation:
    """What she booked is being discussed."""
    with doing(bertta):
        it = db.session.get_one(Consultation, booked.id)
        open_consultation(bertta.actor, it, item_of(bertta.actor, it)[0])
    return booked


@pytest.fixture
def a_facilitator(ilona, weekly, fanni):
    """Somebody else who leads the team's meetings."""
    with doing(fanni):
        give_seat(fanni.actor, weekly, account_of(ilona), TeamSeat.FACILITATOR)
    return ilona


@pytest.fixture
def keep_out(alma):
    """Alma keeps a deputy out of a case."""
    return lambda vaahtera, deputy: out(alma, vaahtera, deputy)


@pytest.fixture
def a_draft(page, alma, cases):
    """Alma began a note and has not filed it."""
    fields = {"body": "Kesken", "draft_save": "script", "draft_rev": 0}
    key = token_urlsafe(32)
    return page.as_(alma).post("notes.new", cases[0].case_id, deed_key=key, **fields, expect=200)
