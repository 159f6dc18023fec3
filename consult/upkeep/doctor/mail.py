"""The mail server: it answers, its certificate holds, it lets us sign in. Nothing is sent."""

from consult.foundation.words import Words
from consult.notifications.config import config
from consult.notifications.transport import Undelivered, greet
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "mail"
_STAGES = {
    "connect": Words(
        "Tarkista smtp_host, smtp_port ja palomuuri.",
        "Kontrollera smtp_host, smtp_port och brandväggen.",
        "Check smtp_host, smtp_port and the firewall.",
    ),
    "tls": Words(
        "Tarkista palvelimen varmenne, smtp_tls ja smtp_ca_file.",
        "Kontrollera serverns certifikat, smtp_tls och smtp_ca_file.",
        "Check the server's certificate, smtp_tls and smtp_ca_file.",
    ),
    "sign-in": Words(
        "Tarkista smtp_user ja smtp_password.",
        "Kontrollera smtp_user och smtp_password.",
        "Check smtp_user and smtp_password.",
    ),
}


def look(patient: Patient) -> Findings:
    """Say good day to the mail server, and good bye."""
    server = config().server
    if server is None:
        yield _without(patient.settings.is_demo)
        return
    try:
        greet(server)
    except Undelivered as trouble:
        yield Finding(
            AREA,
            Level.WRONG,
            Words(
                f"Sähköpostipalvelin ei ota viestejä ({trouble.cause}).",
                f"E-postservern tar inte emot meddelanden ({trouble.cause}).",
                f"The mail server takes no messages ({trouble.cause}).",
            ),
            _STAGES.get(trouble.cause.partition(":")[0], _STAGES["connect"]),
        )
        return
    yield Finding(
        AREA,
        Level.GOOD,
        Words(
            "Sähköpostipalvelin vastaa, ja sen varmenne pitää.",
            "E-postservern svarar, och dess certifikat håller.",
            "The mail server answers, and its certificate holds.",
        ),
    )


def _without(is_demo: bool) -> Finding:
    what = Words(
        "Sähköpostipalvelinta ei ole: viestit näkyvät vain Consultissa.",
        "Ingen e-postserver: meddelanden syns bara i Consult.",
        "There is no mail server: messages stand in Consult only.",
    )
    if is_demo:
        return Finding(AREA, Level.GOOD, what)
    return Finding(
        AREA,
        Level.LOOK,
        what,
        Words(
            "Anna asetukset smtp_host ja smtp_from, jos viestit halutaan sähköpostiin.",
            "Ange smtp_host och smtp_from om meddelanden ska gå per e-post.",
            "Set smtp_host and smtp_from if people are to be told by mail.",
        ),
    )
