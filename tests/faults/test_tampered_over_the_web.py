"""What was changed underneath opens no page, not by half; and it is written down."""

import sqlite3
from contextlib import closing

import pytest

from consult import audit
from consult.accounts.models import LoginSession
from consult.audit import Deed
from consult.foundation.database import db
from tests.casework import a_note

SAID = "Kettu kertoi salaisuuden vain kivelle."
ALSO_SAID = "Siili kuunteli kiven takana."


@pytest.fixture
def damage(settings):
    """Change one column of a row, as somebody who has the database and no key."""

    def change(table, column, where, value=None):
        with closing(sqlite3.connect(settings.instance / "main.db")) as base, base:
            if value is None:
                rows = base.execute(f"SELECT rowid, {column} FROM {table} WHERE {where}").fetchall()
                for row, raw in rows:
                    spoilt = raw[:-1] + bytes([raw[-1] ^ 1])
                    base.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (spoilt, row))
                assert rows
            else:
                done = base.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value,))
                assert done.rowcount

    return change


@pytest.fixture
def hers(app, page, alma, vaahtera):
    """Alma's browser, as it is in service; her case has two notes."""
    app.testing = False
    a_note(alma, vaahtera, SAID)
    a_note(alma, vaahtera, ALSO_SAID)
    return page.as_(alma)


def last_deed():
    """What was written last; the bell that rings for it comes after."""
    db.session.rollback()
    rows = db.select(audit.AuditRow).where(audit.AuditRow.action != Deed.ALARM_RUNG)
    return db.session.scalars(rows.order_by(audit.AuditRow.seq.desc())).first()


SILENT = (SAID, ALSO_SAID, "Huoli koulunkäynnistä.", "Traceback")


def test_it_opens_as_long_as_nobody_touched_it(hers, vaahtera):
    hers.get("cases.show", vaahtera.case_id).shows(SAID, ALSO_SAID)


def test_of_a_page_with_one_damaged_box_nothing_is_shown(hers, vaahtera, damage):
    damage("case_notes", "box", "rowid = (SELECT min(rowid) FROM case_notes)")
    hers.get("cases.show", vaahtera.case_id, expect=500).hides(*SILENT)
    assert last_deed().action == Deed.CONTENT_TAMPERED


@pytest.mark.parametrize(
    ("column", "value"),
    [("voice", "child"), ("written_at", "2020-01-01 10:00:00.000000"), ("box_rev", 7)],
)
def test_of_a_page_with_one_forged_column_nothing_is_shown(hers, vaahtera, damage, column, value):
    damage("case_notes", column, "rowid = (SELECT min(rowid) FROM case_notes)", value)
    hers.get("cases.show", vaahtera.case_id, expect=500).hides(*SILENT)


@pytest.mark.parametrize(
    ("column", "value", "status"),
    [
        ("blob", None, 500),
        ("blob_sha256", None, 404),
        ("signature", None, 404),
        ("granted_at", "2020-01-01 10:00:00.000000", 404),
        ("expires_at", "2099-01-01 10:00:00.000000", 404),
    ],
)
def test_through_a_damaged_grant_nothing_opens(hers, alma, vaahtera, damage, column, value, status):
    hers_alone = f"space_id = '{vaahtera.space_id.hex}' AND recipient_id = '{alma.id.hex}'"
    damage("grants", column, hers_alone, value)
    hers.get("cases.show", vaahtera.case_id, expect=status).hides(*SILENT)


def test_with_a_damaged_session_she_is_nobody(hers, vaahtera, damage):
    damage("login_sessions", "blob", "true")
    shown = hers.get("cases.show", vaahtera.case_id, expect=302)
    assert shown.response.location.startswith("/sign-in")
    shown.hides(*SILENT)


def test_with_a_damaged_slot_nobody_signs_in(app, page, alma, damage):
    """A stranger learns nothing of it; she who has the right words is told that it is damaged."""
    app.testing = False
    wrong = {"email": alma.email, "passphrase": "väärät sanat"}
    before = page.post("accounts.sign_in", expect=422, **wrong)
    damage("key_slots", "blob", f"person_id = '{alma.id.hex}'")
    assert page.post("accounts.sign_in", expect=422, **wrong).text == before.text
    right = {"email": alma.email, "passphrase": alma.passphrase}
    page.post("accounts.sign_in", expect=500, **right).shows("vahingoittunut")
    assert last_deed().action == Deed.CONTENT_TAMPERED
    assert db.session.query(LoginSession).count() == 0
