"""Fifty people sign in at once: nobody hangs, memory stays, others are served meanwhile.

Measured on a real server in a process of its own, with passphrases as costly as in a real house.
Beside it, as a figure: whether an unknown name is told from a known one by the time it takes.
"""

import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from consult.bench import Measurement
from consult.bench.houses import bare_house_in, lay_house
from consult.bench.served import Answer, Visitor, memory_of, serving
from consult.demo.cast import PEOPLE
from consult.foundation.database import db

AT_ONCE = 50
THREADS = 64
TRIES = 100
"""Wrong words, of known and of unknown names each."""
TRIES_A_NAME = 5
GATE_MIB = 2 * 64
AS_LONG = 6
"""How many sign-ins a page may take meanwhile: a second where one takes 170 ms."""
WRONG = "sulka-kanto-vihko-lumme-pilvi"


def measure() -> Measurement:
    """Measure signing in."""
    found = Measurement("signin")
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as place:
        house, settings, ceremony = bare_house_in(Path(place) / "instance", costly=True)
        with house.app_context():
            lay_house(settings, ceremony)
            db.session.remove()
            db.engine.dispose()
        with serving(Path(place) / "instance", THREADS) as (port, server):
            _crowd(found, port, server)
            _telling_names(found, port)
    return found


def _crowd(found: Measurement, port: int, server: int) -> None:
    """Let fifty sign in at once, each from an address of her own, while somebody reads pages."""
    people = [list(PEOPLE)[number % len(PEOPLE)] for number in range(AT_ONCE)]
    visitors = [Visitor(port, f"127.0.1.{number + 1}") for number in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as together:
        list(together.map(lambda one: one.get("/sign-in"), visitors))  # every thread is there,
        list(together.map(_sign_in, visitors, people))  # and what is kept once is kept
        alone = visitors[0].sign_in(PEOPLE[people[0]].email, people[0])
        with _watching(port, server) as before:
            list(together.map(_read_often, visitors))
        base = max(before.memory)  # with fifty at once on its hands, none of them deriving
        with _watching(port, server) as seen:
            begun = time.perf_counter()
            answers = list(together.map(_sign_in, visitors, people))
            spent = time.perf_counter() - begun
    found.figure("one signs in alone", alone.seconds * 1_000, "ms")
    found.figure("fifty at once, all of them", spent, "s")
    found.figure("slowest of the fifty", max(one.seconds for one in answers), "s")
    found.figure("pages read meanwhile", len(seen.seconds), "")
    found.at_least("of fifty at once got in", sum(one.status == 303 for one in answers), AT_ONCE)
    found.at_most("memory above its base, MiB", round(max(seen.memory) - base), GATE_MIB)
    found.figure("slowest page meanwhile", max(seen.seconds), "s")
    found.at_most("slowest page ÷ one sign-in alone", max(seen.seconds) / alone.seconds, AS_LONG)


def _read_often(visitor: Visitor) -> None:
    for _ in range(5):
        visitor.get("/sign-in")


def _sign_in(visitor: Visitor, key: str) -> Answer:
    return visitor.sign_in(PEOPLE[key].email, key)


@dataclass
class Seen:
    """What somebody else met while the crowd was at the door."""

    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


@contextmanager
def _watching(port: int, server: int) -> Iterator[Seen]:
    over, seen, reader = threading.Event(), Seen(), Visitor(port, "127.0.2.1")

    def read() -> None:
        while not over.is_set():
            seen.seconds.append(reader.get("/sign-in").seconds)
            time.sleep(0.02)

    def weigh() -> None:
        while not over.is_set():
            seen.memory.append(memory_of(server))
            time.sleep(0.01)

    watchers = [threading.Thread(target=read), threading.Thread(target=weigh)]
    for each in watchers:
        each.start()
    try:
        yield seen
    finally:
        over.set()
        for each in watchers:
            each.join()


def _telling_names(found: Measurement, port: int) -> None:
    """Try wrong words for known and unknown names by turns, and compare what they take."""
    known, unknown = [], []
    for number in range(TRIES):
        person = number // TRIES_A_NAME
        visitor = Visitor(port, f"127.0.3.{number % 200 + 1}")
        email = PEOPLE[list(PEOPLE)[person]].email
        known.append(visitor.sign_in(email, WRONG).seconds)
        unknown.append(visitor.sign_in(f"stranger{person}@consult.example", WRONG).seconds)
    found.figure("wrong words of a known name", statistics.median(known) * 1_000, "ms")
    found.figure("of an unknown name", statistics.median(unknown) * 1_000, "ms")
    found.figure(f"Welch's t over {2 * TRIES} tries (4.5 would tell)", _welch(known, unknown), "")


def _welch(one: list[float], other: list[float]) -> float:
    spread = statistics.variance(one) / len(one) + statistics.variance(other) / len(other)
    return (statistics.fmean(one) - statistics.fmean(other)) / sqrt(spread)
