"""57: somebody else holds the store, or everybody writes at once. 60: it is damaged."""

import threading
from contextlib import contextmanager

from sqlalchemy import create_engine, text

from consult.audit.append import LOCK
from consult.audit.verify import verify
from consult.foundation.database import db, writing
from consult.notes.models import CaseNote
from consult.upkeep.doctor import base
from tests.pages import Page
from tests.postgres import both

WORDS = "Kettu odotti sillan luona."
NOTE = {"body": WORDS, "kind": "fact", "speaker": "worker", "told_to": "ask-first"}


@contextmanager
def held(settings):
    """Another process has taken its turn to write, and does not finish."""
    other = create_engine(settings.database_url)
    with writing(), other.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(LOCK))
        yield connection
    other.dispose()


@both
def test_case_57_who_holds_the_store_for_long_is_not_waited_for_without_end(
    database, page, alma, vaahtera, settings, monkeypatch
):
    browser = page.as_(alma)
    monkeypatch.setattr("consult.foundation.database.BUSY_TIMEOUT_MS", 100)
    db.session.remove()
    db.engine.dispose()
    with held(settings):
        shown = browser.post("notes.new", vaahtera.case_id, expect=503, **NOTE)
    assert WORDS in shown.html
    assert db.session.query(CaseNote).count() == 0
    assert verify(content=True).good
    browser.post("notes.new", vaahtera.case_id, **NOTE)
    assert db.session.query(CaseNote).count() == 1


@both
def test_case_57_who_lets_go_in_time_is_waited_for(database, page, alma, vaahtera, settings):
    browser, let_go, holds = page.as_(alma), threading.Event(), threading.Event()

    def hold():
        with held(settings):
            holds.set()
            let_go.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    assert holds.wait(10)
    threading.Timer(0.3, let_go.set).start()
    browser.post("notes.new", vaahtera.case_id, **NOTE)
    other.join()
    assert db.session.query(CaseNote).count() == 1


@both
def test_case_57_eight_write_at_once_and_each_is_saved(database, app, alma, vaahtera):
    browsers = [Page(app, alma) for _ in range(8)]
    answers = []

    def write(browser, number):
        with app.app_context():
            given = {**NOTE, "body": f"{WORDS} {number}"}
            answers.append(browser.post("notes.new", vaahtera.case_id, **given).status)

    writers = [
        threading.Thread(target=write, args=(each, number)) for number, each in enumerate(browsers)
    ]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert len(answers) == 8
    assert db.session.query(CaseNote).count() == 8
    assert verify(content=True).good


def test_case_60_a_page_of_zeros_in_the_middle_is_found(app, tmp_path):
    db.session.remove()
    db.engine.dispose()
    path = tmp_path / "main.db"
    whole = path.read_bytes()
    half = len(whole) // 8192 * 4096
    path.write_bytes(whole[:half] + bytes(4096) + whole[half + 4096 :])
    found = [each for each in base.of_engine(db.engine, "database") if "damaged" in each.what.en]
    assert len(found) == 1
    assert found[0].stops_upgrade
    done = app.test_cli_runner().invoke(args=["doctor"])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
