"""The certificate that browsers see: how long it holds, and for which names."""

import socket
import ssl
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509

from consult.foundation import clock
from consult.foundation.words import Words
from consult.notifications.config import config
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "tls"
SECONDS = 10.0
SOON, NEARLY = timedelta(days=21), timedelta(days=7)
_RENEW = Words(
    "Uusi varmenne ja lataa nginx uudelleen. Tarkista, että uusiminen on ajastettu.",
    "Förnya certifikatet och ladda om nginx. Kontrollera att förnyelsen är tidsstyrd.",
    "Renew it and reload nginx. See that its renewal has a timer.",
)


def look(patient: Patient) -> Findings:
    """Look at the certificate: the file that the settings name, or what the address answers."""
    address = urlsplit(config().public_url)
    host = address.hostname or ""
    if address.scheme != "https":
        if not patient.settings.is_demo:
            yield _plain()
        return
    try:
        if patient.settings.tls_certificate:
            pem = Path(patient.settings.tls_certificate).read_bytes()
        else:
            pem = presented(host, address.port or 443)
        found = x509.load_pem_x509_certificate(pem)
    except (OSError, ValueError) as error:
        yield _unseen(host, type(error).__name__)
        return
    yield judged(found)
    if not matches(found, host):
        yield _another(host)


def presented(host: str, port: int) -> bytes:
    """Return the certificate that an address answers with, whether it may be believed or not.

    Raises:
        OSError: nobody answers.

    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # it is judged here
    with (
        socket.create_connection((host, port), timeout=SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as talk,
    ):
        der = talk.getpeercert(binary_form=True)
    assert der is not None
    return ssl.DER_cert_to_PEM_cert(der).encode()


def judged(found: x509.Certificate) -> Finding:
    """Judge how long it still holds."""
    left = found.not_valid_after_utc - clock.now()
    level = Level.WRONG if left < NEARLY else Level.LOOK if left < SOON else Level.GOOD
    if found.not_valid_before_utc > clock.now():
        level = Level.WRONG
    day = f"{clock.local(found.not_valid_after_utc):%d.%m.%Y}"
    return Finding(
        AREA,
        level,
        Words(
            f"Verkkosivun varmenne on voimassa {day} asti ({left.days} päivää).",
            f"Webbplatsens certifikat gäller till {day} ({left.days} dagar).",
            f"The site's certificate holds until {day} ({left.days} days).",
        ),
        None if level is Level.GOOD else _RENEW,
    )


def matches(found: x509.Certificate, host: str) -> bool:
    """Tell whether a certificate is for this name; `*` stands for one part of it."""
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    theirs = {name.lower() for name in names.get_values_for_type(x509.DNSName)}
    return not theirs.isdisjoint({host.lower(), f"*.{host.partition('.')[2].lower()}"})


def _another(host: str) -> Finding:
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"Verkkosivun varmenne ei ole nimelle {host}.",
            f"Webbplatsens certifikat är inte för namnet {host}.",
            f"The site's certificate is not for the name {host}.",
        ),
        Words(
            "Hanki varmenne, jossa on osoitteen public_url nimi.",
            "Skaffa ett certifikat med namnet i public_url.",
            "Get one for the name in public_url.",
        ),
    )


def _unseen(host: str, cause: str) -> Finding:
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"Nimen {host} varmennetta ei voi lukea ({cause}).",
            f"Certifikatet för {host} kan inte läsas ({cause}).",
            f"The certificate of {host} cannot be read ({cause}).",
        ),
        Words(
            "Tarkista, että nginx on käynnissä; tai nimeä tiedosto asetuksessa tls_certificate.",
            "Kontrollera att nginx kör; eller namnge filen i inställningen tls_certificate.",
            "See that nginx runs; or name its file in tls_certificate.",
        ),
    )


def _plain() -> Finding:
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            "Sivuja tarjotaan ilman salausta (http).",
            "Sidorna ges ut utan kryptering (http).",
            "Pages are served without encryption (http).",
        ),
        Words(
            "Anna asetus public_url muodossa https://nimi ja laita nginx eteen.",
            "Ange public_url som https://namn och sätt nginx framför.",
            "Set public_url to https://name, and put nginx in front.",
        ),
    )
