"""The log: whole since the newest anchor. Verifying all of it is `audit verify`."""

from consult.audit.verify import verify_since_anchor
from consult.foundation.program import typed
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "log"
VERIFY = typed("audit verify --content")


def look(patient: Patient) -> Findings:
    """Follow the chain from the newest anchor to its end."""
    verdict = verify_since_anchor()
    for fault in verdict.findings:
        yield Finding(
            AREA,
            Level.WRONG,
            Words(
                f"Loki ei ole sellainen kuin se kirjoitettiin: {fault.says}.",
                f"Loggen är inte som den skrevs: {fault.says}.",
                f"The log is not as it was written: {fault.says}.",
            ),
            Words(
                f"Älä muuta mitään. Aja: {VERIFY}, ja kerro tietosuojavastaavalle.",
                f"Ändra inget. Kör: {VERIFY}, och berätta för dataskyddsombudet.",
                f"Change nothing. Run: {VERIFY}, and tell the data-protection officer.",
            ),
            stops_upgrade=True,
        )
    if verdict.good:
        yield Finding(
            AREA,
            Level.GOOD,
            Words(
                f"Loki on ehjä uusimmasta ankkurista lähtien ({verdict.entries} merkintää).",
                f"Loggen är hel sedan det nyaste ankaret ({verdict.entries} rader).",
                f"The log is whole since the newest anchor ({verdict.entries} entries).",
            ),
        )
