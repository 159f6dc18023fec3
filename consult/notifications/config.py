"""What the outbox was told at start: where the house is, its key, and the mail server if any."""

import base64
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from consult.foundation.errors import Misconfigured
from consult.foundation.settings import Settings
from consult.notifications.addresses import is_address

KEY_FILE = "outbox.key"
KEY_BYTES = 32
LOOPBACK = ("localhost", "127.0.0.1", "::1")
PORTS = {"starttls": 587, "implicit": 465, "none": 25}


@dataclass(frozen=True, slots=True, repr=False)
class MailServer:
    """Whom mail is handed to, and as whom."""

    host: str
    port: int
    tls: str
    user: str
    password: str
    sender: str
    ca_file: str
    seconds: int


@dataclass(frozen=True, slots=True, repr=False)
class Config:
    """The part of the settings that the outbox needs."""

    public_url: str
    key: bytes
    server: MailServer | None

    @property
    def domain(self) -> str:
        """Return the name behind the `@` of a Message-ID."""
        if self.server is not None:
            return self.server.sender.partition("@")[2]
        return urlsplit(self.public_url).hostname or "localhost"


_current: Config | None = None


def configure(settings: Settings) -> None:
    """Tell the outbox its settings, and make its key where there is none yet.

    Raises:
        Misconfigured: mail is configured by half, or the key may be read by others.

    """
    global _current
    _current = Config(_public_url(settings), _key(settings.instance), _server(settings))


def config() -> Config:
    """Return what the outbox was told.

    Raises:
        Misconfigured: nobody told it anything.

    """
    if _current is None:
        raise Misconfigured("the outbox is not configured; create_app does it")
    return _current


def _public_url(settings: Settings) -> str:
    if not settings.public_url:
        named = [host for host in settings.trusted_hosts if not host.startswith(".")]
        if settings.is_demo or not named:
            return "http://localhost:8000"
        return f"https://{named[0]}"
    parts = urlsplit(settings.public_url)
    host = parts.hostname or ""
    known = host in LOOPBACK if settings.is_demo else _is_trusted(host, settings.trusted_hosts)
    if parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise Misconfigured("public_url is scheme and host only: https://consult.example")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        raise Misconfigured("public_url must begin with https://")
    if not known:
        raise Misconfigured("public_url must name one of trusted_hosts")
    return f"{parts.scheme}://{parts.netloc}"


def _is_trusted(host: str, trusted: tuple[str, ...]) -> bool:
    return any(
        host == name.partition(":")[0] or (name.startswith(".") and host.endswith(name))
        for name in trusted
    )


def _server(settings: Settings) -> MailServer | None:
    if not settings.smtp_host:
        if settings.smtp_user or settings.smtp_password or settings.smtp_from:
            raise Misconfigured("Missing setting: smtp_host (other smtp settings are given)")
        return None
    for sentence, holds in _demands(settings).items():
        if not holds:
            raise Misconfigured(sentence)
    return MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port or PORTS[settings.smtp_tls],
        tls=settings.smtp_tls,
        user=settings.smtp_user,
        password=settings.smtp_password,
        sender=settings.smtp_from,
        ca_file=settings.smtp_ca_file,
        seconds=settings.smtp_seconds,
    )


def _demands(settings: Settings) -> dict[str, bool]:
    """Return what must hold of the mail settings, by the sentence that says so."""
    own_machine, ca_file = settings.smtp_host in LOOPBACK, settings.smtp_ca_file
    return {
        "smtp_from must be the address that mail is sent from": is_address(settings.smtp_from),
        "smtp_user and smtp_password belong together": (
            bool(settings.smtp_user) == bool(settings.smtp_password)
        ),
        f"smtp_tls must be one of {', '.join(PORTS)}": settings.smtp_tls in PORTS,
        "smtp_tls = none is for a mail server on this machine only": (
            settings.smtp_tls != "none" or own_machine
        ),
        "smtp_port must be a port": 0 <= settings.smtp_port < 65_536,
        "smtp_seconds must be between 1 and 120": 1 <= settings.smtp_seconds <= 120,
        f"smtp_ca_file is not there: {ca_file}": not ca_file or Path(ca_file).is_file(),
    }


def _key(instance: Path) -> bytes:
    path = instance / KEY_FILE
    try:
        if not path.exists():
            _make_key(path)
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Misconfigured(f"{KEY_FILE} may be read by others; run: chmod 600 {path}")
        key = base64.b64decode(path.read_bytes(), validate=True)
    except (OSError, ValueError) as error:
        raise Misconfigured(f"{path}: {type(error).__name__}") from error
    if len(key) != KEY_BYTES:
        raise Misconfigured(f"{path} must hold {KEY_BYTES} bytes in base64")
    return key


def _make_key(path: Path) -> None:
    """Write a new key whole or not at all, though several processes start at once."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(os.urandom(KEY_BYTES)))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
