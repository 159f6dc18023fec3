"""The pseudonym guard: whether Voikko and its Finnish dictionary answer."""

from consult.foundation.words import Words
from consult.privacy import voikko
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "guard"


def look(patient: Patient) -> Findings:
    """Look whether the guard can read Finnish."""
    if voikko.is_there():
        yield Finding(
            AREA,
            Level.GOOD,
            Words(
                "Nimien tarkistus lukee suomea (Voikko).",
                "Namnkontrollen läser finska (Voikko).",
                "The guard reads Finnish (Voikko).",
            ),
        )
        return
    yield Finding(
        AREA,
        Level.LOOK if patient.settings.is_demo else Level.WRONG,
        Words(
            f"Nimien tarkistus toimii puoliteholla: Voikko puuttuu ({voikko.problem()}).",
            f"Namnkontrollen fungerar med halv styrka: Voikko saknas ({voikko.problem()}).",
            f"The guard works at half strength: Voikko is missing ({voikko.problem()}).",
        ),
        Words(
            "Asenna libvoikko1 ja voikko-fi (Debian) ja käynnistä Consult uudelleen.",
            "Installera libvoikko1 och voikko-fi (Debian) och starta om Consult.",
            "Install libvoikko1 and voikko-fi (Debian), and start Consult again.",
        ),
    )
