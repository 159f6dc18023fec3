"""Two machines that serve one installation: what is opened, ended and told at one holds at both.

Each has an instance folder of its own, with the same settings and the same outbox key. Both
databases, the salts' too, are on PostgreSQL.
"""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, insert, select

from consult.accounts.queries import addressee_of
from consult.app import create_app
from consult.audit.anchors import make_anchor
from consult.audit.verify import verify
from consult.bench import postgres
from consult.bench.kills import processes
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction, writing
from consult.notifications import SecretLink, send
from consult.notifications.config import KEY_FILE
from consult.teams.messages import SEAT_GIVEN
from consult.teams.models import TeamSeat
from consult.vault import salts
from tests.casework import a_note, let_sit, open_vaahtera
from tests.machines.machine import Browser, serve
from tests.notifications.conftest import certificate  # noqa: F401 – a fixture
from tests.notifications.servers import PASSWORD, USER, mail_server
from tests.notifications.workers import deliver_all
from tests.postgres import server_address
from tests.scenes import account_of, settings_in

pytestmark = pytest.mark.postgres

SAID = "Kettu piirsi sillan."


@pytest.fixture(scope="module")
def folders(template, postgres_template, certificate, tmp_path_factory):  # noqa: F811
    """The settings of three machines over one pair of databases: A, B, and one to look from."""
    with (
        postgres.database(server_address(), template=postgres_template) as main,
        postgres.database(server_address()) as beside,
        mail_server(certificate) as box,
    ):
        _copy_salts(f"sqlite:///{template.folder / 'salts.db'}", beside)
        given = {"database_url": main, "salts_url": beside, "secure_cookies": False}
        mail = {
            "public_url": "http://localhost",
            "smtp_host": "localhost",
            "smtp_port": box.port,
            "smtp_user": USER,
            "smtp_password": PASSWORD,
            "smtp_from": "consult@example.org",
            "smtp_ca_file": str(certificate.file),
        }
        places = {name: tmp_path_factory.mktemp(f"machine-{name}") for name in "ABC"}
        made = {n: replace(settings_in(place), **given, **mail) for n, place in places.items()}
        with create_app(made["A"]).app_context():  # makes the key that both share
            db.engine.dispose()
        for name in "BC":
            shutil.copyfile(places["A"] / KEY_FILE, places[name] / KEY_FILE)
            (places[name] / KEY_FILE).chmod(0o600)
        yield made, box
        salts.detach()


def _copy_salts(source, target):
    salts.attach(target)
    old = create_engine(source)
    with old.connect() as rows, writing(), salts.engine().begin() as new:
        new.execute(
            insert(salts.SALTS), [row._asdict() for row in rows.execute(select(salts.SALTS))]
        )
    old.dispose()


@pytest.fixture(scope="module")
def served(folders):
    """The addresses of A and B."""
    settings, _ = folders
    running, addresses = [], {}
    for name in "AB":
        here, there = processes().Pipe()
        one = processes().Process(target=serve, args=(settings[name], there), daemon=True)
        one.start()
        running.append((name, one, here))
    for name, _one, here in running:
        assert here.poll(120), f"{name} did not start"
        addresses[name] = f"http://localhost:{here.recv()}"
    yield addresses
    for _name, one, _here in running:
        one.terminate()
        one.join(10)


@pytest.fixture
def browser(served):
    return lambda: Browser(served)


@pytest.fixture
def house(folders, served):
    """The third machine, from which the test itself looks and acts."""
    app = create_app(folders[0]["C"])
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def vaahtera(house, alma, template):
    return open_vaahtera(alma, template.teams["vaara"])


def test_a_session_opened_at_one_works_at_the_other(house, browser, alma, vaahtera):
    a_note(alma, vaahtera, SAID)
    hers = browser().sign_in("A", alma)
    case = f"/cases/{vaahtera.case_id}"
    for machine in "BAB":
        assert SAID in hers.get(machine, case).text
    hers.press("AB", "/account", "/sign-out")  # the form is A's, the press comes to B
    hers.get("A", case, expect=302)


def test_a_seat_ended_at_one_is_ended_at_the_other(house, browser, alma, bertta, vaahtera):
    seat = let_sit(alma, vaahtera, bertta)
    a_note(alma, vaahtera, SAID)
    case, ending = f"/cases/{vaahtera.case_id}", f"/circle/{seat.id}/end"
    hers, almas = browser().sign_in("B", bertta), browser().sign_in("A", alma)
    assert SAID in hers.get("B", case).text
    assert SAID in hers.get("A", case).text
    almas.press("A", ending, ending)
    assert vaahtera.code not in hers.get("B", case, expect=404).text
    hers.get("A", case, expect=404)
    almas.get("B", case)


def test_suspended_at_one_she_is_out_of_the_other(house, browser, disa, fanni):
    hers, supervisors = browser().sign_in("B", disa), browser().sign_in("A", fanni)
    hers.get("A", "/account")
    hers.get("B", "/account")
    supervisors.press("A", f"/people/{disa.id}", f"/people/{disa.id}/suspend")
    hers.get("B", "/account", expect=302)
    hers.get("A", "/account", expect=302)


def test_both_write_one_log(house, browser, alma, bertta):
    people = [browser().sign_in(machine, who) for machine, who in (("A", alma), ("B", bertta))]
    for machine in "ABBA":
        for one in people:
            one.get(machine, "/account")
    make_anchor()  # on this machine; the others find it in the database
    verdict = verify(content=True)
    assert verdict.good, verdict.findings
    assert verdict.anchors >= 2


def test_workers_on_two_machines_send_each_message_once(house, folders, alma, bertta, eero):
    settings, box = folders
    link = SecretLink(
        "/invitation/", "Kuikka-Vaahtera-417-Kanerva", clock.now() + timedelta(days=1)
    )
    wanted = []
    with transaction():
        for person in (alma, bertta, eero) * 4:
            told = {"team": "Vaaran viikkotiimi", "seat": TeamSeat.FACILITATOR, "by": "Fanni"}
            to = addressee_of(account_of(person))
            wanted.append(send(SYSTEM, to, SEAT_GIVEN, link=link, **told).message_id)
    db.session.remove()
    running = [processes().Process(target=deliver_all, args=(settings[name],)) for name in "AB"]
    for one in running:
        one.start()
    for one in running:
        one.join(120)
    assert [one.exitcode for one in running] == [0, 0]
    arrived = Counter(letter["Message-ID"] for letter in box.letters)
    assert {each: arrived[each] for each in wanted} == dict.fromkeys(wanted, 1)
    assert all(link.token in letter.get_content() for letter in box.letters)
