"""Every page of the small world, opened by those who may: what is sealed leaves by the page alone.

Not by a header, a title, an address, a file's name or the server's log; and looking changes
nothing.
"""

import logging
import sqlite3
from contextlib import closing
from urllib.parse import unquote_plus

import pytest

from consult import vault
from consult.app import create_app
from consult.audit import AuditRow, Deed
from consult.foundation import clock
from consult.foundation.database import Model, db
from consult.foundation.errors import Locked
from consult.vault.rows import Sealed, SealedRow
from tests import markup
from tests.cast import CAST
from tests.house.doors import Visitor, doors, only_does
from tests.house.world import NOW
from tests.scenes import settings_in

SHORTEST = 12
"""Shorter ones, such as a role's label, are also words of the pages themselves."""
LEADING = ("href", "src", "action", "download", "data-src")
WRITTEN_BY_LOOKING = {"audit_rows", "audit_head", "sittings", "sqlite_sequence", "item_presences"}


@pytest.fixture(scope="module")
def house(world, tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    world.put_back(folder)
    app = create_app(settings_in(folder))
    with clock.held_at(NOW), app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def entered(house, world):
    """Two who get in at each door that shows something, and the door's address."""
    for door in doors():
        for key in () if only_does(house, door.endpoint) else door.insiders[:2]:
            visitor = Visitor(house, world.tokens[key])
            yield visitor, visitor.address(door.endpoint, world.subjects(door.subjects), {})[0]


@pytest.fixture(scope="module")
def sealed(house):
    """Every sealed text of the world that anybody of the cast can open, by the kind of its row."""
    kinds = {each.class_ for each in Model.registry.mappers if issubclass(each.class_, SealedRow)}
    found = {kind: set() for kind in kinds if kind.__module__.startswith("consult.")}
    for person in CAST.values():
        for kind in found:
            db.session.rollback()
            with vault.signed_in(person.identity):
                for row in db.session.query(kind):
                    found[kind] |= set(texts_of(row))
    db.session.rollback()
    return {
        kind: {text for text in texts if len(text) >= SHORTEST} for kind, texts in found.items()
    }


def texts_of(row):
    kind = type(row)
    for name in (name for name in dir(kind) if isinstance(getattr(kind, name), Sealed)):
        try:
            yield from flat(getattr(row, name))
        except Locked:
            return


def flat(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from flat(one)


@pytest.fixture(scope="module")
def deeds_before(house):
    """How far the log of deeds has come before anybody looks."""
    return db.session.query(AuditRow).count()


@pytest.fixture(scope="module")
def visited(house, world, deeds_before):
    """What came back from every page, and what the server wrote meanwhile."""
    kept = Kept()
    logging.getLogger().addHandler(kept)
    before, kept.level = logging.getLogger().level, logging.DEBUG
    logging.getLogger().setLevel(logging.DEBUG)
    stored = rows_of(house)
    try:
        answers = [
            (address, visitor.send("GET", address)) for visitor, address in entered(house, world)
        ]
    finally:
        logging.getLogger().setLevel(before)
        logging.getLogger().removeHandler(kept)
    return answers, kept.lines, (stored, rows_of(house))


class Kept(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


def rows_of(house):
    """Every row of every table that looking does not write."""
    path = house.extensions["settings"].instance / "main.db"
    with closing(sqlite3.connect(path)) as database:
        names = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {
            name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"')))
            for name in names
            if name not in WRITTEN_BY_LOOKING
        }


def test_pages_do_show_what_is_sealed(sealed, visited):
    """Or the next tests would find nothing because there is nothing to find."""
    answers, _lines, _rows = visited
    shown = "\n".join(answer.text for _address, answer in answers if answer.mimetype == "text/html")
    silent = [kind.__name__ for kind, texts in sealed.items() if not any(t in shown for t in texts)]
    assert len(silent) <= len(sealed) // 2, silent


def test_every_page_can_be_shown(visited):
    answers, _lines, _rows = visited
    assert [(address, it.status_code) for address, it in answers if it.status_code >= 500] == []


def test_no_header_nor_address_nor_title_says_it(sealed, visited):
    answers, _lines, _rows = visited
    texts = set().union(*sealed.values())
    for address, answer in answers:
        beside = [str(answer.headers), address]
        if answer.mimetype == "text/html" and answer.status_code == 200:
            tree = markup.read(answer.text)
            beside += [one.text for one in tree.all("title")]
            beside += [unquote_plus(one[where]) for one in tree.walk() for where in LEADING]
        said = [text for text in texts if text in "\n".join(beside)]
        assert not said, f"{address} lets out: {said}"


@pytest.mark.asvs("V16.2.5")
def test_the_log_of_the_server_says_nothing_of_it(sealed, visited):
    _answers, lines, _rows = visited
    assert lines, "Nobody wrote anything: is the log listened to?"
    log = "\n".join(lines)
    said = [text for texts in sealed.values() for text in texts if text in log]
    assert not said


def test_looking_changes_nothing(visited):
    """What a page has opened stands in the log of deeds, and that is all."""
    _answers, _lines, (before, after) = visited
    assert [name for name in before if before[name] != after[name]] == []


def test_of_looking_stands_in_the_log_what_was_read(house, deeds_before, visited):
    db.session.rollback()
    done = db.session.query(AuditRow.action).filter(AuditRow.seq > deeds_before)
    assert {action for (action,) in done} == {Deed.CONTENT_READ, Deed.LOG_READ}
