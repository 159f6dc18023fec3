"""The outbox and its workers: somebody is there to send, and nothing waits too long."""

from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.words import Words
from consult.notifications.config import config
from consult.notifications.queries import standing
from consult.upkeep import pulse
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient, in_words

AREA, WORKER = "outbox", "worker"


def look(patient: Patient) -> Findings:
    """Look at the queue, and at those who work it off."""
    yield from messages()
    yield worker(patient.settings.is_demo)


def messages() -> Findings:
    """Look at what waits, and at what was given up."""
    found = standing(SYSTEM)
    if found.overdue and config().server is not None:
        yield _overdue(found.overdue)
    if found.given_up:
        yield _given_up(found.given_up)
    if found.is_well:
        many = found.waiting
        yield Finding(
            AREA,
            Level.GOOD,
            Words(
                f"Lähetystä odottaa {many} viestiä.",
                f"{many} meddelanden väntar på att skickas.",
                f"{many} messages wait to be sent.",
            ),
        )


def _overdue(many: int) -> Finding:
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"{many} viestiä on odottanut lähetystä yli tunnin.",
            f"{many} meddelanden har väntat på att skickas i över en timme.",
            f"{many} messages have waited to be sent for more than an hour.",
        ),
        Words(
            "Katso, että worker on käynnissä ja että sähköpostipalvelin vastaa.",
            "Se efter att worker kör och att e-postservern svarar.",
            "See that the worker runs, and that the mail server answers.",
        ),
    )


def _given_up(many: int) -> Finding:
    return Finding(
        AREA,
        Level.LOOK,
        Words(
            f"{many} viestiä ei mennyt perille.",
            f"{many} meddelanden nådde inte fram.",
            f"{many} messages did not arrive.",
        ),
        Words(
            "Katso syyt Consultin sivulta Perille menemättömät viestit, ja yritä uudelleen.",
            "Se orsakerna på sidan E-post som inte kom fram, och försök på nytt.",
            "See why on the page Mail that did not arrive, and try again from there.",
        ),
    )


def worker(is_demo: bool) -> Finding:
    """Look whether a worker lives."""
    machines = pulse.alive()
    if machines:
        where, many = ", ".join(machines), len(machines)
        return Finding(
            WORKER,
            Level.GOOD,
            Words(
                f"Käynnissä {many} worker ({where}).",
                f"{many} worker kör ({where}).",
                f"{many} workers run ({where}).",
            ),
        )
    last = pulse.newest_beat()
    fi, sv, en = "", "", ""
    if last is not None:
        age = (clock.now() - last).total_seconds()
        ago = in_words(age, ("d", 86_400), ("h", 3_600), ("min", 60))
        fi, sv, en = (
            f" Viimeksi {ago} sitten.",
            f" Senast för {ago} sedan.",
            f" The last was seen {ago} ago.",
        )
    return Finding(
        WORKER,
        Level.LOOK if is_demo else Level.WRONG,
        Words(f"Worker ei ole käynnissä.{fi}", f"Ingen worker kör.{sv}", f"No worker runs.{en}"),
        Words(
            "Käynnistä: systemctl start consult-worker. Ilman sitä mitään ei lähetetä,"
            " eivätkä päättyneet oikeudet sulkeudu.",
            "Starta: systemctl start consult-worker. Utan den skickas inget,"
            " och rättigheter som har gått ut stängs inte.",
            "Start it: systemctl start consult-worker. Without it nothing is sent,"
            " and rights whose time is over do not end.",
        ),
    )
