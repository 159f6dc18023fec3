"""The clock: beside the database's, a time server's, and what the log last said."""

import socket
import struct
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from consult.foundation import clock
from consult.upkeep.doctor import times
from tests.postgres import both
from tests.upkeep.conftest import said, sentences


@contextmanager
def time_server(ahead=0.0, stratum=2):
    """An NTP server on this machine whose clock is so many seconds ahead."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))

    def answer():
        asked, caller = server.recvfrom(512)
        assert asked[0] & 7 == 3  # a client's question
        since = time.time() + 2_208_988_800 + ahead
        stamp = struct.pack(">II", int(since), int(since % 1 * 2**32))
        server.sendto(bytes([0x24, stratum]) + bytes(30) + stamp + stamp, caller)

    thread = threading.Thread(target=answer)
    thread.start()
    yield f"127.0.0.1:{server.getsockname()[1]}"
    thread.join(5)
    server.close()


@pytest.mark.asvs("V16.2.2")
@pytest.mark.parametrize(
    ("ahead", "level"), [(0.0, "good"), (5.0, "look"), (-5.0, "look"), (200.0, "wrong")]
)
def test_a_time_server_is_asked(ahead, level):
    with time_server(ahead) as source:
        assert said(times.against_a_source(source)) == [("clock", level)]


def test_one_that_does_not_know_the_time_itself_is_not_believed():
    with time_server(stratum=0) as source:
        (found,) = times.against_a_source(source)
    assert (found.level.value, "ValueError" in found.what.en) == ("wrong", True)


def test_without_one_nobody_compares():
    (found,) = times.against_a_source("")
    assert found.level.value == "look"
    assert "time_source" in found.what_to_do.fi


@both
def test_the_machine_s_own_databases_agree_with_it(database, app):
    found = list(times.against_the_database())
    assert said(found) == ([("clock", "good")] if database == "postgres" else [])


def test_a_log_from_the_future_is_wrong(app):
    assert list(times.against_the_log()) == []
    with clock.held_at(datetime(2026, 1, 1, tzinfo=UTC)):  # before the cast's first day
        found = list(times.against_the_log())
    assert said(found) == [("clock", "wrong")]
    assert "future" in sentences(found)
    assert found[0].stops_upgrade


def test_finnish_time_is_known():
    assert list(times.zone()) == []
