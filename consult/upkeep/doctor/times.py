"""The clock: against the database's, a time source's, and what the log last said."""

import socket
import struct
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select, text

from consult.audit import AuditRow
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "clock"
NOTICED = timedelta(seconds=2)
NTP_PORT, NTP_SECONDS = 123, 5.0
_NTP_BEGAN = datetime(1900, 1, 1, tzinfo=UTC)

_SYNCHRONISE = Words(
    "Pidä kello oikeassa: ota chrony tai systemd-timesyncd käyttöön tällä koneella.",
    "Håll klockan rätt: ta i bruk chrony eller systemd-timesyncd på den här maskinen.",
    "Keep the clock right: enable chrony or systemd-timesyncd on this machine.",
)


def look(patient: Patient) -> Findings:
    """Look at the clock."""
    yield from zone()
    yield from against_the_database()
    yield from against_the_log()
    yield from against_a_source(patient.settings.time_source)


def zone() -> Findings:
    """Look whether Finnish summer and winter time are known."""
    try:
        finland = ZoneInfo("Europe/Helsinki")
        offsets = [datetime(2026, month, 1, tzinfo=finland).utcoffset() for month in (1, 7)]
    except (ZoneInfoNotFoundError, OSError, ValueError):
        offsets = []
    if offsets == [timedelta(hours=2), timedelta(hours=3)]:
        return
    yield Finding(
        AREA,
        Level.WRONG,
        Words(
            "Suomen aikavyöhykkeen tiedot puuttuvat tai ovat väärät.",
            "Uppgifterna om Finlands tidszon saknas eller är fel.",
            "The data of the Finnish time zone are missing or wrong.",
        ),
        Words(
            "Asenna paketti tzdata uudelleen.",
            "Installera paketet tzdata på nytt.",
            "Install the package tzdata again.",
        ),
    )


def against_the_database() -> Findings:
    """Compare with the database's clock, where it has one of its own."""
    if db.engine.dialect.name != "postgresql":
        return
    with db.engine.connect() as connection:
        theirs = connection.scalar(text("SELECT clock_timestamp()"))
    assert isinstance(theirs, datetime)
    yield compared(
        clock.now() - theirs, Words("tietokannan kelloon", "databasens klocka", "the database's")
    )


def against_the_log() -> Findings:
    """Look whether the newest entry of the log is from the future."""
    query = select(AuditRow).order_by(AuditRow.seq.desc()).limit(1)
    newest = db.session.scalars(query).one_or_none()
    if newest is None or newest.at <= clock.now() + clock.MAY_DIFFER:
        return
    said = f"{newest.at:%Y-%m-%d %H:%M} UTC"
    yield Finding(
        AREA,
        Level.WRONG,
        Words(
            f"Lokin uusin merkintä on tulevaisuudesta ({said}): kello on siirtynyt taaksepäin.",
            f"Loggens nyaste rad är från framtiden ({said}): klockan har gått bakåt.",
            f"The log's newest entry is from the future ({said}): the clock has gone back.",
        ),
        _SYNCHRONISE,
        stops_upgrade=True,
    )


def against_a_source(source: str) -> Findings:
    """Compare with the time source that the settings name."""
    if not source:
        yield Finding(
            AREA,
            Level.LOOK,
            Words(
                "Kelloa ei verrata mihinkään: aikapalvelinta ei ole asetettu.",
                "Klockan jämförs inte med någonting: ingen tidsserver är angiven.",
                "The clock is compared with nothing: no time server is set.",
            ),
            Words(
                "Anna asetus time_source, esimerkiksi organisaation NTP-palvelin.",
                "Ange inställningen time_source, till exempel organisationens NTP-server.",
                "Set time_source, for example to your organisation's NTP server.",
            ),
        )
        return
    try:
        yield compared(
            ask(source), Words("aikapalvelimeen", "tidsserverns klocka", "the time server's")
        )
    except (OSError, ValueError) as error:
        name = type(error).__name__
        yield Finding(
            AREA,
            Level.WRONG,
            Words(
                f"Aikapalvelin ei vastaa ({name}).",
                f"Tidsservern svarar inte ({name}).",
                f"The time server does not answer ({name}).",
            ),
            Words(
                "Tarkista time_source ja palomuuri (UDP 123).",
                "Kontrollera time_source och brandväggen (UDP 123).",
                "Check time_source and the firewall (UDP 123).",
            ),
        )


def compared(ahead: timedelta, other: Words) -> Finding:
    """Judge how far this machine's clock is ahead of another."""
    apart = abs(ahead)
    level = Level.GOOD
    if apart > NOTICED:
        level = Level.WRONG if apart > clock.MAY_DIFFER else Level.LOOK
    seconds = f"{apart.total_seconds():.1f} s"
    return Finding(
        AREA,
        level,
        Words(
            f"Kellon ero {other.fi}: {seconds}.",
            f"Klockan skiljer sig från {other.sv} med {seconds}.",
            f"The clock and {other.en} are {seconds} apart.",
        ),
        None if level is Level.GOOD else _SYNCHRONISE,
        stops_upgrade=level is Level.WRONG,
    )


def ask(source: str) -> timedelta:
    """Ask an NTP server (RFC 5905, as a client without memory) how far this clock is ahead.

    Raises:
        OSError: nobody answers.
        ValueError: what answers is no time server, or does not know the time itself.

    """
    host, _, port = source.partition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as talk:
        talk.settimeout(NTP_SECONDS)
        talk.connect((host, int(port or NTP_PORT)))
        sent = datetime.now(UTC)
        talk.send(b"\x23" + bytes(47))
        answer = talk.recv(512)
        back = datetime.now(UTC)
    if len(answer) < 48 or answer[0] & 7 != 4 or not 0 < answer[1] < 16:
        raise ValueError("no time")
    came, left = (_read(answer[at : at + 8]) for at in (32, 40))
    return ((sent - came) + (back - left)) / 2


def _read(stamp: bytes) -> datetime:
    seconds, fraction = struct.unpack(">II", stamp)
    return _NTP_BEGAN + timedelta(seconds=seconds + fraction / 2**32)
