"""Where requests per address are counted: in a store that answers, and that all machines share."""

from limits.storage import storage_from_string

from consult.foundation.words import Words
from consult.upkeep import pulse
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "throttle"


def look(patient: Patient) -> Findings:
    """Look at the store of the counts."""
    store = patient.settings.throttle_store
    if store.startswith("memory:"):
        machines = set(pulse.alive())
        if len(machines) > 1:
            yield _each_for_itself(len(machines))
        return
    if storage_from_string(store).check():
        yield Finding(
            AREA,
            Level.GOOD,
            Words(
                "Pyyntöjen laskuri vastaa.",
                "Räknaren av begäranden svarar.",
                "The store that counts requests answers.",
            ),
        )
    else:
        yield _away()


def _each_for_itself(machines: int) -> Finding:
    return Finding(
        AREA,
        Level.LOOK,
        Words(
            f"{machines} konetta laskee pyyntöjä kukin erikseen.",
            f"{machines} maskiner räknar begäranden var för sig.",
            f"{machines} machines each count requests by themselves.",
        ),
        Words(
            "Anna kaikille sama throttle_store, redis://…",
            "Ge alla samma throttle_store, redis://…",
            "Give all of them the same throttle_store, redis://…",
        ),
    )


def _away() -> Finding:
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            "Pyyntöjen yhteinen laskuri ei vastaa; jokainen prosessi laskee itse.",
            "Den gemensamma räknaren svarar inte; varje process räknar själv.",
            "The shared store that counts requests does not answer; each process counts alone.",
        ),
        Words(
            "Käynnistä Redis tai tarkista throttle_store.",
            "Starta Redis eller kontrollera throttle_store.",
            "Start Redis, or check throttle_store.",
        ),
    )
