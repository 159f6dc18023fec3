"""Mail servers on this machine: one that works, and some that do not."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "consult", "salainen-lause"


@dataclass(frozen=True)
class Certificate:
    """A certificate that is its own authority, for one name."""

    file: Path

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file)
        return context


def make_certificate(folder: Path, name: str = "localhost") -> Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names: list[x509.GeneralName] = [x509.DNSName(name)]
    if name == "localhost":
        names.append(x509.IPAddress(ip_address("127.0.0.1")))
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return Certificate(file)


@dataclass
class Mailbox:
    """What arrived, and with which answers the server meets which command."""

    letters: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def handle_MAIL(  # noqa: N802 - the name aiosmtpd looks for
        self, server, session, envelope, address, options
    ):
        if "sender" in self.answers:
            return self.answers["sender"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd looks for
        self, server, session, envelope, address, options
    ):
        if "recipient" in self.answers:
            return self.answers["recipient"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the name aiosmtpd looks for
        self, server, session, envelope
    ):
        if "data" in self.answers:
            return self.answers["data"]
        self.raw.append(envelope.content)
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        self.recipients += envelope.rcpt_tos
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=False)


@contextmanager
def mail_server(certificate: Certificate, *, implicit: bool = False) -> Iterator[Mailbox]:
    """A real SMTP server with TLS and a password."""
    box = Mailbox(port=free_port())
    tls = {"ssl_context" if implicit else "tls_context": certificate.context()}
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.port,
        require_starttls=not implicit,
        authenticator=authenticate,
        auth_required=not implicit,
        auth_require_tls=not implicit,
        **tls,
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that says what `talk` says to each who comes; gives its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            with caller:
                try:
                    talk(caller)
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def plain_talk(dies_at: str = "", answers: dict[str, bytes] | None = None):
    """A conversation without TLS: closes the door at a command, or answers it with a no."""
    said = answers or {}
    seen: list[str] = []

    def talk(caller: socket.socket) -> None:
        caller.settimeout(10)
        lines = caller.makefile("rb")
        if dies_at == "greeting":
            return
        caller.sendall(said.get("greeting", b"220 here\r\n"))
        for command in commands(lines):
            seen.append(command)
            if command == dies_at or command == "QUIT":
                return
            usual = b"354 go on\r\n" if command == "DATA" else b"250 ok\r\n"
            caller.sendall(said.get(command, usual))

    return talk, seen


def commands(lines: Iterator[bytes]) -> Iterator[str]:
    """Each command, and `.` where a letter has come to its end."""
    letter = False
    for line in lines:
        if letter and line != b".\r\n":
            continue
        letter = False
        command = line.split()[0].decode("ascii").upper()
        yield command
        letter = command == "DATA"
