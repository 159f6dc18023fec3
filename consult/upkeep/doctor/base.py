"""How the databases are set: commits are durable, what is deleted is gone, the log only grows."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, text

from consult.audit import triggers
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient
from consult.vault import salts

AREA = "database"
SQLITE = {
    "journal_mode": ("wal", "WAL"),
    "synchronous": (2, "FULL"),
    "secure_delete": (1, "ON"),
    "foreign_keys": (1, "ON"),
}
POSTGRESQL = {"fsync": "on", "full_page_writes": "on", "data_checksums": "on"}
LOG = ("audit_rows", "audit_anchors")


def look(patient: Patient) -> Findings:
    """Look at both databases."""
    faults = [*of_engine(db.engine, "database"), *of_engine(salts.engine(), "salts")]
    with db.engine.connect() as connection:
        faults += [_unlocked(name) for name in triggers.missing(connection)]
        if connection.dialect.name == "postgresql":
            faults += [_may_change(table) for table in changeable(connection)]
    yield from faults
    if not faults:
        yield Finding(
            AREA,
            Level.GOOD,
            Words(
                "Tietokantojen asetukset ovat oikein.",
                "Databasernas inställningar är rätt.",
                "The databases are set as they should be.",
            ),
        )


def of_engine(engine: Engine, name: str) -> Findings:
    """Look at the settings of one database."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if said != "ok":
                yield _damaged(name, str(said))
            for pragma, (wanted, said) in SQLITE.items():
                found = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
                if found != wanted:
                    yield _unset(name, pragma, said)
        else:
            for setting, wished in POSTGRESQL.items():
                if connection.scalar(text(f"SHOW {setting}")) != wished:
                    yield _unset(name, setting, wished)
            if connection.scalar(text("SHOW synchronous_commit")) == "off":
                yield _unset(name, "synchronous_commit", "on")


def changeable(connection: Connection) -> Iterator[str]:
    """Name the tables of the log that the role of the application could change."""
    query = text(
        "SELECT has_table_privilege(:name, 'DELETE') OR has_table_privilege(:name, 'TRUNCATE')"
        " OR has_table_privilege(:name, 'TRIGGER') OR has_table_privilege(:name, 'UPDATE')"
    )
    for name in LOG:
        if connection.scalar(query, {"name": name}):
            yield name


def _unset(name: str, setting: str, wished: str) -> Finding:
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"{name}: asetuksen {setting} pitäisi olla {wished}.",
            f"{name}: {setting} borde vara {wished}.",
            f"{name}: {setting} should be {wished}.",
        ),
        Words(
            "Muuta tietokannan asetusta. Ilman sitä tallennettu voi kadota sähkökatkossa"
            " tai poistettu jäädä levylle.",
            "Ändra databasens inställning. Utan den kan det sparade försvinna vid strömavbrott"
            " eller det raderade bli kvar på disken.",
            "Change the database's setting. Without it what was saved may be lost in a power cut,"
            " or what was deleted may stay on the disk.",
        ),
    )


def _damaged(name: str, said: str) -> Finding:
    first = " ".join(said.split())[:120]
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"{name}: tiedosto on vahingoittunut ({first}).",
            f"{name}: filen är skadad ({first}).",
            f"{name}: the file is damaged ({first}).",
        ),
        Words(
            "Pysäytä Consult ja palauta viimeinen ehjä varmuuskopio (docs/backups.md).",
            "Stoppa Consult och återställ den senaste hela säkerhetskopian (docs/backups.md).",
            "Stop Consult and restore the last good backup (docs/backups.md).",
        ),
        stops_upgrade=True,
    )


def _may_change(table: str) -> Finding:
    return Finding(
        AREA,
        Level.LOOK,
        Words(
            f"Sovelluksen tietokantarooli voisi muuttaa lokin taulua {table}.",
            f"Programmets databasroll kunde ändra loggtabellen {table}.",
            f"The application's role could change the log's table {table}.",
        ),
        Words(
            "Anna roolille vain SELECT ja INSERT tähän tauluun (docs/several-machines.md).",
            "Ge rollen bara SELECT och INSERT för tabellen (docs/several-machines.md).",
            "Give the role SELECT and INSERT on it, no more (docs/several-machines.md).",
        ),
    )


def _unlocked(name: str) -> Finding:
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"Lokin lukko puuttuu tietokannasta (trigger {name}).",
            f"Loggens lås saknas i databasen (trigger {name}).",
            f"A lock of the log is missing in the database (trigger {name}).",
        ),
        Words(
            "Joku on poistanut sen. Selvitä kuka, ja palauta varmuuskopiosta.",
            "Någon har tagit bort det. Utred vem, och återställ från en säkerhetskopia.",
            "Somebody has taken it away. Find out who, and restore from a backup.",
        ),
        stops_upgrade=True,
    )
