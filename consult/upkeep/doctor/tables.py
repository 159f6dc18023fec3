"""The tables: of the age that this application knows."""

from consult.foundation import schema
from consult.foundation.database import db
from consult.foundation.errors import WrongSchema
from consult.foundation.program import typed
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "tables"


def look(patient: Patient) -> Findings:
    """Look at the revision of the tables."""
    try:
        schema.check_schema()
    except WrongSchema:
        yield _strange()
        return
    yield Finding(
        AREA,
        Level.GOOD,
        Words(
            f"Taulut ovat tämän version ({schema.newest()}).",
            f"Tabellerna hör till den här versionen ({schema.newest()}).",
            f"The tables are of this version ({schema.newest()}).",
        ),
    )


def _strange() -> Finding:
    with db.engine.connect() as connection:
        found = schema.revision_of(connection)
    if found is not None and found not in schema.known():
        return Finding(
            AREA,
            Level.WRONG,
            Words(
                f"Taulut ovat uudemmat kuin tämä ohjelma ({found}).",
                f"Tabellerna är nyare än det här programmet ({found}).",
                f"The tables are newer than this application ({found}).",
            ),
            Words(
                "Asenna uudempi ohjelma. Vanhempi ei saa koskea tauluihin.",
                "Installera det nyare programmet. Det äldre får inte röra tabellerna.",
                "Install the newer application. The older one must not touch them.",
            ),
            stops_upgrade=True,
        )
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"Taulut ovat vanhemmat kuin tämä ohjelma ({found or '-'}).",
            f"Tabellerna är äldre än det här programmet ({found or '-'}).",
            f"The tables are older than this application ({found or '-'}).",
        ),
        Words(
            f"Aja: {typed('upgrade')}",
            f"Kör: {typed('upgrade')}",
            f"Run: {typed('upgrade')}",
        ),
    )
