"""The site's certificate: from its file, or as the address answers."""

import socket
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from consult import notifications
from consult.foundation import clock
from consult.upkeep.doctor import certificate as tls
from consult.upkeep.doctor.finding import Patient
from tests.notifications.conftest import certificate  # noqa: F401 – a fixture
from tests.notifications.servers import free_port
from tests.upkeep.conftest import said, sentences


@pytest.fixture
def look(app, settings):
    """What the doctor says, at an address and with a file or none."""

    def looked(url, file=""):
        given = replace(settings, public_url=url, tls_certificate=str(file))
        notifications.configure(given)
        return list(tls.look(Patient(given)))

    return looked


@pytest.mark.parametrize(
    ("days", "level"), [(0, "good"), (15, "look"), (25, "wrong"), (31, "wrong")]
)
def test_days_are_counted(look, certificate, days, level):  # noqa: F811
    with clock.moved_by(timedelta(days=days)):
        assert said(look("https://localhost", certificate.file)) == [("tls", level)]


def test_another_s_certificate_is_wrong(look, certificate):  # noqa: F811
    found = look("https://127.0.0.1", certificate.file)
    assert said(found) == [("tls", "good"), ("tls", "wrong")]
    assert "not for the name 127.0.0.1" in sentences(found)


def test_a_file_that_is_none_is_wrong(look, tmp_path):
    (tmp_path / "empty.pem").write_text("")
    assert said(look("https://localhost", tmp_path / "empty.pem")) == [("tls", "wrong")]
    assert "FileNotFoundError" in sentences(look("https://localhost", tmp_path / "gone.pem"))


def test_the_address_itself_is_asked(look, certificate):  # noqa: F811
    server = socket.create_server(("127.0.0.1", 0))

    def answer():
        caller, _ = server.accept()
        with certificate.context().wrap_socket(caller, server_side=True) as talk:
            talk.recv(1)

    thread = threading.Thread(target=answer)
    thread.start()
    found = look(f"https://localhost:{server.getsockname()[1]}")
    thread.join(5)
    server.close()
    assert said(found) == [("tls", "good")]  # it is judged by its days and its name


def test_where_nobody_answers_nothing_is_known(look):
    assert "ConnectionRefusedError" in sentences(look(f"https://localhost:{free_port()}"))


def test_http_on_this_machine_is_for_the_demo(look):
    assert look("http://localhost:8000") == []
