"""Who hears when a bell rings: the register's responsible person, and the officer beside her."""

from consult.accounts.queries import accounts_with
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "alarms"
NOBODY = Words(
    "Kukaan ei kuule hälytyksiä: kenelläkään, joka pääsee sisään, ei ole tehtävänä rekisterin"
    " vastuuhenkilö eikä tietosuojavastaava.",
    "Ingen hör larmen: ingen som kan logga in har uppdraget registeransvarig eller"
    " dataskyddsombud.",
    "Nobody hears an alarm: nobody who can sign in is the register's responsible person or the"
    " data-protection officer.",
)
NOBODY_ACTS = Words(
    "Tietosuojavastaava kuulee hälytykset, mutta kukaan ei voi käsitellä niitä: rekisterin"
    " vastuuhenkilö puuttuu.",
    "Dataskyddsombudet hör larmen, men ingen kan behandla dem: en registeransvarig saknas.",
    "The data-protection officer hears the alarms, but nobody can look into them: there is no"
    " register's responsible person.",
)
NOBODY_ADVISES = Words(
    "Rekisterin vastuuhenkilö kuulee hälytykset; tietosuojavastaava puuttuu.",
    "Den registeransvariga hör larmen; ett dataskyddsombud saknas.",
    "The register's responsible person hears the alarms; there is no data-protection officer.",
)
HEARD = Words(
    "Hälytyksillä on kuulija ja käsittelijä.",
    "Larmen har någon som hör och någon som behandlar.",
    "Somebody hears the alarms, and somebody can look into them.",
)
GIVE = Words(
    "Pyydä esihenkilöä antamaan tehtävä: Ihmiset ja tiimit, henkilön sivu, Muuta tehtäviä.",
    "Be en chef ge uppdraget: Människor och team, personens sida, Ändra uppdrag.",
    "Ask a supervisor to give the duty: People and teams, the person's page, Change duties.",
)


def look(patient: Patient) -> Findings:
    """Look whether both duties have somebody who can sign in."""
    acts = [one for one in accounts_with(SYSTEM, Duty.REGISTRAR) if one.is_active]
    advises = [one for one in accounts_with(SYSTEM, Duty.DATA_PROTECTION) if one.is_active]
    if acts and advises:
        yield Finding(AREA, Level.GOOD, HEARD)
        return
    what = NOBODY_ADVISES if acts else NOBODY_ACTS if advises else NOBODY
    yield Finding(AREA, Level.LOOK, what, GIVE)
