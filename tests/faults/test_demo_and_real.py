"""Demo and real refuse each other, in both directions, by every way in."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consult.app import create_app
from consult.audit import unaudited
from consult.foundation.database import db, transaction
from consult.foundation.errors import WrongInstallation
from consult.foundation.installation import Installation
from tests.privacy.voikko import needs_voikko
from tests.scenes import empty_base

NOW = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
WHERE = ("--agency", "A", "--register", "R", "--area", "X", "--host", "consult.example")
TWO = ("--supervisor", "Fanni", "f@consult.example", "--supervisor", "Ilona", "i@consult.example")


def turned_real(app):
    with unaudited("a test turns a copy of the demo into a real one"), transaction():
        db.session.get_one(Installation, 1).kind = "real"
    db.session.remove()


@needs_voikko
@pytest.mark.parametrize("command", ["demo seed", "demo seed --unless-there"])
def test_no_demo_is_laid_into_a_real_base(app, settings, command):
    turned_real(app)
    real = create_app(replace(settings, installation="real"))
    done = real.test_cli_runner().invoke(args=command.split())
    assert done.exit_code == 1
    assert "There is an installation here already. Nothing was done." in done.output


def test_nothing_real_is_founded_in_a_demo(app):
    done = app.test_cli_runner().invoke(args=["init", *WHERE, *TWO])
    assert done.exit_code == 1
    assert "demo installation here already" in done.output


def test_a_demo_is_not_laid_twice(app):
    done = app.test_cli_runner().invoke(args=["demo", "seed"])
    assert (done.exit_code, "Nothing was done." in done.output) == (1, True)


@needs_voikko
@pytest.mark.parametrize(("base", "said"), [("demo", "real"), ("real", "demo")])
def test_a_base_of_the_other_kind_does_not_start(tmp_path, base, said):
    settings = empty_base(tmp_path, installation=base)
    with create_app(settings).app_context():
        with unaudited("a test marks an empty base"), transaction():
            db.session.add(Installation(id=1, kind=base, made_at=NOW))
        db.session.remove()
        db.engine.dispose()
    create_app(settings)
    with pytest.raises(WrongInstallation, match="never mixed"):
        create_app(replace(settings, installation=said))


@pytest.mark.parametrize("listens_to", ["0.0.0.0", "192.168.1.7", "::", "consult.example"])  # noqa: S104 - refused
def test_a_demo_that_listens_to_others_answers_nobody(page, listens_to):
    environ = {"SERVER_NAME": listens_to, "HTTP_HOST": "localhost"}
    answer = page.send("GET", "/sign-in", environ_overrides=environ)
    assert answer.status_code == 400
    assert "<" not in answer.text
    assert page.send("GET", "/sign-in").status_code == 200


def test_a_real_house_may_be_asked_by_others(tmp_path):
    settings = empty_base(tmp_path, installation="real")
    client = create_app(replace(settings, trusted_hosts=("consult.example",))).test_client()
    environ = {"SERVER_NAME": "0.0.0.0"}  # noqa: S104 - as behind a proxy
    answer = client.get("/sign-in", base_url="https://consult.example", environ_overrides=environ)
    assert answer.status_code == 200
