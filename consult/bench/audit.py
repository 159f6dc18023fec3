"""What the log costs: verifying it, chaining commits under load, and being killed while writing."""

import hmac
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from consult import audit
from consult.audit import Deed, chain
from consult.audit.verify import verify
from consult.bench import Measurement, postgres
from consult.bench.kills import kill_writers, processes
from consult.bench.logs import KEY, SECONDS, Way, own_log, write_for_a_while, writer
from consult.foundation.actor import Actor
from consult.foundation.database import transaction
from consult.foundation.ids import new_id

ENTRIES = 100_000
ROUNDS = 5
WRITERS = 8
KILLS = 100
COLUMNS = (*chain.COLUMNS, "detail", "prev", "hash")


def measure() -> Measurement:
    """Measure the log."""
    found = Measurement("audit")
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as place:
        _verifying(found, Path(place))
        _killing(found, Path(place))
        _chaining(found, Path(place))
    return found


def _verifying(found: Measurement, folder: Path) -> None:
    path = folder / "verified.db"
    with own_log(f"sqlite:///{path}", folder, new=True):
        writers = [writer() for _ in range(50)]
        appending = _timed(lambda: _append(writers))
        pairs = [(_timed(_verify), _timed(lambda: _bare(path))) for _ in range(ROUNDS)]
    found.figure("append, 1,000 entries a commit", appending / ENTRIES * 1e6, "µs an entry")
    # The quietest round of each: what else the machine does only ever adds.
    verifying, bare = (min(times) for times in zip(*pairs, strict=True))
    found.figure("verify", ENTRIES / verifying, "entries a second")
    found.figure("bare loop", ENTRIES / bare, "entries a second")
    found.at_most("verify ÷ bare loop", verifying / bare, 1.6)


def _append(writers: list[Actor]) -> None:
    for _ in range(ENTRIES // 1_000):
        with transaction():
            for number in range(1_000):
                actor = writers[number % len(writers)]
                client = new_id()
                audit.record(actor, Deed.NOTE_FILED, space=client, clients=[client], note=client)


def _verify() -> None:
    verdict = verify()
    assert verdict.good
    assert verdict.entries == ENTRIES


def _bare(path: Path) -> None:
    """Read the same columns and HMAC the same bytes, with nothing in between and no check."""
    connection = sqlite3.connect(path)
    query = f"SELECT {', '.join(COLUMNS)} FROM audit_rows ORDER BY seq"  # noqa: S608 – our names
    for *columns, _detail, prev, _hash in connection.execute(query):
        hmac.digest(KEY, prev + chain.body(*columns), "sha256")
    connection.close()


def _killing(found: Measurement, folder: Path) -> None:
    losses = kill_writers(folder, KILLS)
    found.figure("writers killed", losses.kills, "")
    found.figure("writes acknowledged before that", losses.acknowledged, "")
    found.at_most("acknowledged writes lost", losses.lost, 0)
    found.at_most("findings in the log afterwards", len(losses.broken), 0)


def _chaining(found: Measurement, folder: Path) -> None:
    """Compare commits with the same commits that neither wait for the head nor hold it.

    Beside them a figure without a bar: the same two rows by bare statements, without a session.
    """
    with postgres.server() as address:
        rates = {way: _commits(address, folder, way) for way in Way}
    for way, rate in rates.items():
        found.figure(f"PostgreSQL, {WRITERS} writers, {way}", rate, "commits a second")
    found.at_least("chained ÷ unchained", rates[Way.CHAINED] / rates[Way.UNCHAINED], 0.2)


def _commits(address: str, folder: Path, way: Way) -> float:
    context = processes()
    together = context.Barrier(WRITERS)
    counts = [folder / f"{way}-{number}" for number in range(WRITERS)]
    with postgres.database(address) as url:
        with own_log(url, folder, new=True):
            pass
        running = [
            context.Process(
                target=write_for_a_while, args=(url, folder, number, way, together, path)
            )
            for number, path in enumerate(counts)
        ]
        for each in running:
            each.start()
        for each in running:
            each.join()
        if way is Way.CHAINED:
            with own_log(url, folder):
                assert verify(content=True).good
    return sum(int(path.read_text(encoding="ascii")) for path in counts) / SECONDS


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
