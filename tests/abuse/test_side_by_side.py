"""Abuse case 15: two people's requests mixed in one process; each opens and is said to open hers.

One process with several threads, as gunicorn runs it: what could go wrong is a keyring that the
next request of the same thread finds, or one that two threads share.
"""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from consult import vault
from consult.audit import AuditRow, Deed
from consult.foundation.database import db, transaction
from tests.casework import a_note, open_vaahtera
from tests.pages import Page

ALMAS, JAANAS = "Ensimmäinen kertoi huolen.", "Toinen kertoi huolen."
ROUNDS = 40
THREADS = 4


@pytest.fixture
def hers(app, alma, jaana, template):
    """The case of each, with a note of its own; neither sits in the other's circle."""
    cases = {}
    for person, said in ((alma, ALMAS), (jaana, JAANAS)):
        cases[person.key] = open_vaahtera(person, template.teams["vaara"])
        a_note(person, cases[person.key], said)
    return cases


@pytest.fixture
def tokens(app, alma, jaana):
    """Sittings begun beforehand: Argon2 is not what is tried here."""
    return {one.key: Page(app).as_(one) for one in (alma, jaana)}


def browser_with(app, known):
    cookie = known.client.get_cookie("__Host-sitting")
    browser = Page(app)
    browser.give_cookie("sitting", cookie.value)
    return browser


def visits(app, known, own, foreign, own_text, foreign_text):
    """One round of one person; what came back that should not have."""
    wrong, browser = [], browser_with(app, known)
    for address, wanted in (
        (f"/cases/{own.case_id}", 200),
        (f"/cases/{foreign.case_id}", 404),
        ("/staying", 200),
        (f"/cases/{own.case_id}/notes/print", 200),
        ("/cases", 200),
    ):
        response = browser._send("GET", address, {})
        text = response.get_data(as_text=True)
        if response.status_code != wanted or foreign_text in text or foreign.code in text:
            wrong.append((address, response.status_code))
        if wanted == 200 and address.startswith(f"/cases/{own.case_id}") and own_text not in text:
            wrong.append((address, "her own text is missing"))
    return wrong


def test_case_15_mixed_requests_open_only_each_one_s_own(app, alma, jaana, hers, tokens):
    a, j = hers["alma"], hers["jaana"]
    works = [
        (tokens["alma"], a, j, ALMAS, JAANAS),
        (tokens["jaana"], j, a, JAANAS, ALMAS),
    ] * ROUNDS
    before = db.session.query(AuditRow).count()
    db.session.remove()
    contexts = [copy_context() for _ in works]
    with ThreadPoolExecutor(THREADS) as pool:
        wrong = list(pool.map(lambda c, w: c.run(visits, app, *w), contexts, works))
    assert [one for one in wrong if one] == []
    rows = db.session.query(AuditRow).filter(AuditRow.seq > before)
    read = rows.filter_by(action=Deed.CONTENT_READ).all()
    for person, own in ((alma, a), (jaana, j)):
        mine = [row for row in read if row.actor == person.id]
        assert {row.space for row in mine} <= set(own.spaces)
        told = Counter((row.space, json.loads(row.detail)["rows"].__repr__()) for row in mine)
        assert {count % ROUNDS for count in told.values()} == {0}, "a round was told otherwise"
    assert len(read) == sum(row.actor in (alma.id, jaana.id) for row in read)
    refused = rows.filter_by(action=Deed.DOOR_REFUSED).all()
    assert len(refused) == len(works)


def reads(app, person, own, foreign):
    """Open rows past the web, hundreds of times, in a thread of the pool."""
    with app.app_context():
        for _ in range(250):
            with vault.signed_in(person.identity) as ring:
                assert ring.holds(own.space_id)
                assert not ring.holds(foreign.space_id)
                assert ring.identity.person_id == person.id
            assert "keyring" not in db.session.info
            with transaction():
                pass
        db.session.remove()
    return True


def test_case_15_thousands_of_keyrings_on_four_threads_never_meet(app, alma, jaana, hers):
    a, j = hers["alma"], hers["jaana"]
    db.session.remove()
    works = [(alma, a, j), (jaana, j, a)] * 4
    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(lambda w: reads(app, *w), works)) == [True] * len(works)
