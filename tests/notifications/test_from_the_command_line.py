"""`outbox show`, `outbox deliver` and `worker`, as a technical administrator runs them."""

import base64
import json
import time
from datetime import timedelta

import pytest

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.settings import SECRET_LENGTHS
from consult.upkeep.pulse import alive
from consult.vault import Grant
from tests.casework import let_sit, open_vaahtera
from tests.notifications.conftest import fresh
from tests.notifications.servers import free_port
from tests.processes import flask


@pytest.fixture
def written(mailing, tmp_path):
    """An installation whose settings lie in its file, as commands read them."""

    def write(port, **more):
        app = mailing(port, **more)
        settings = app.extensions["settings"]
        lines = []
        for name in settings.__dataclass_fields__:
            value = getattr(settings, name)
            if name in SECRET_LENGTHS:
                value = base64.b64encode(value).decode()
            if name != "instance":
                lines.append(f"{name} = {json.dumps(value)}")
        file = tmp_path / "consult.toml"
        file.write_text("\n".join(lines), encoding="utf-8")
        file.chmod(0o600)
        return app

    return write


def run(instance, *arguments):
    return flask(instance, *arguments).wait()


def test_one_pass_delivers_and_says_so(written, mailbox, tell, alma, tmp_path):
    written(mailbox.port)
    tell(alma)
    done = run(tmp_path, "outbox", "deliver", "--json")
    assert (done.returncode, json.loads(done.stdout)["sent"]) == (0, 1)
    assert len(mailbox.letters) == 1
    assert '"event": "letter sent"' in done.stderr
    assert alma.email not in done.stderr
    shown = run(tmp_path, "outbox", "show")
    assert (shown.returncode, shown.stdout) == (0, "0 waiting, 0 of them overdue, 0 given up.\n")


def test_trouble_is_exit_code_one(written, tell, alma, tmp_path):
    written(free_port())
    tell(alma)
    done = run(tmp_path, "outbox", "deliver")
    assert (done.returncode, done.stdout) == (1, "0 sent, 1 put off, 0 given up.\n")
    assert "Traceback" not in done.stderr


def test_what_was_given_up_is_shown(written, mailbox, tell, alma, tmp_path):
    written(mailbox.port)
    mailbox.answers["recipient"] = "550 no"
    tell(alma)
    run(tmp_path, "outbox", "deliver")
    shown = run(tmp_path, "outbox", "show", "--json")
    assert shown.returncode == 1
    wanted = {"mail_server": True, "waiting": 0, "given_up": 1, "overdue": 0}
    assert json.loads(shown.stdout) == wanted


def test_the_worker_delivers_until_it_is_told_to_stop(written, mailbox, tell, alma, tmp_path):
    written(mailbox.port)
    worker = flask(tmp_path, "worker", "--every", "0.2")
    try:
        message = tell(alma)
        deadline = time.monotonic() + 60
        while not mailbox.letters and time.monotonic() < deadline:
            time.sleep(0.1)
        seen = len(alive())
        db.session.remove()
    finally:
        worker.stop()
        ended = worker.wait(60)
    log = ended.stderr
    assert [one["Message-ID"] for one in mailbox.letters] == [message.message_id]
    assert ended.returncode == 0
    assert fresh(message).sent_at is not None
    assert log.count('"event": "letter sent"') == 1
    assert seen == 1  # the doctor knew that it lived
    assert alive() == []  # and that it was told to stop
    assert '"event": "worker stopped"' in log.splitlines()[-1]
    assert alma.email not in log


def test_the_worker_ends_grants_whose_time_is_over(
    written, mailbox, template, alma, bertta, tmp_path
):
    written(mailbox.port)
    with clock.moved_by(timedelta(days=-2)):
        vaahtera = open_vaahtera(alma, template.teams["vaara"])
        let_sit(alma, vaahtera, bertta, last_day=clock.today())
    over = db.session.query(Grant).filter(Grant.ended_at.is_(None), Grant.expires_at.is_not(None))
    assert over.count() == len(vaahtera.spaces)
    db.session.rollback()
    worker = flask(tmp_path, "worker", "--every", "0.2")
    try:
        deadline = time.monotonic() + 60
        while over.count() and time.monotonic() < deadline:
            db.session.rollback()
            time.sleep(0.1)
    finally:
        worker.stop()
        worker.wait(60)
    assert over.count() == 0


def test_half_configured_starts_nothing(written, tmp_path):
    written(free_port())
    file = tmp_path / "consult.toml"
    file.write_text(file.read_text().replace("smtp_from", "# smtp_from"), encoding="utf-8")
    for words in (("worker",), ("outbox", "show"), ("access", "routes")):
        refused = run(tmp_path, *words)
        assert refused.returncode == 2
        assert refused.stderr.startswith("consult: smtp_from must be")
