"""The trial flat, and a case of Alma's with one sentence in it."""

import pytest

from consult import vault
from consult.agencies.models import Agency
from consult.audit import AuditRow
from consult.cases.operations import open_case
from consult.foundation.database import db, transaction
from consult.privacy import reviewed
from tests.pages import Page
from tests.web.trial import bp

SENTENCE = "Lapsi on viihtynyt koulussa."


@pytest.fixture
def trial(app):
    app.register_blueprint(bp)
    return Page(app)


@pytest.fixture
def vaahtera(app, alma, template):
    with vault.signed_in(alma.identity), transaction():
        return open_case(alma.actor, template.teams["vaara"], reviewed(SENTENCE))


def log(*columns):
    """The newest entries of the log, rows' own hashes left out."""
    rows = db.session.query(AuditRow).order_by(AuditRow.seq.desc()).limit(30).all()
    return [row for row in rows if not row.action.startswith("row:")]


def agencies():
    return {agency.name for agency in db.session.query(Agency)}
