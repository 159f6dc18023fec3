"""Settings: read once at start from `instance/consult.toml` and `CONSULT_*`, then frozen.

A field without a default must be given. `docs/settings.md` describes each; a test compares them.
"""

import base64
import binascii
import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path
from typing import Any

from consult.foundation.errors import Misconfigured
from consult.foundation.program import typed


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """All that an installation decides. Bytes are written in base64."""

    installation: str
    """`demo` or `real`; must equal the mark in the database."""
    database_url: str
    salts_url: str
    """The shred salts: a second database with its own short-lived backups."""
    secret_key: bytes
    audit_key: bytes
    pepper: bytes
    recovery_kem: bytes
    """Public halves of the off-line recovery key, 32 bytes each."""
    recovery_sign: bytes
    authority_sign: bytes
    """Public half of the authority key that signs the first two supervisors."""
    instance: Path
    backup_kem: bytes = b""
    """Public half of the off-line key that backups are sealed to; without it none are made."""
    salt_backup_days: int = 14
    """After so long what was erased is erased from every backup: older salt sets are removed."""
    snapshot_days: int = -1
    """How long the machine's host keeps pictures of the salts' disk; 0: none; -1: not declared."""
    log_years: int = 12
    """How long the log is kept. It outlives the cases it tells of."""
    trusted_hosts: tuple[str, ...] = ("localhost",)
    secure_cookies: bool = True
    """Off only where the demo is served over plain http on localhost."""
    argon2_memory_kib: int = 65_536
    argon2_iterations: int = 3
    idle_minutes: int = 30
    absolute_hours: int = 10
    throttle_store: str = "memory://"
    proxy_hops: int = 0
    """How many proxies in front are ours; only their word about the address counts."""
    max_body_kib: int = 512
    public_url: str = ""
    """Where people reach the house; links in mail begin with it."""
    smtp_host: str = ""
    """The mail server; without one, messages stand on the screen only."""
    smtp_port: int = 0
    smtp_tls: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_from: str = ""
    smtp_ca_file: str = ""
    smtp_seconds: int = 30
    cases_per_hour: int = 15
    """How many cases somebody may open within an hour before a bell rings."""
    second_factor: str = ""
    """`required` or `optional`; unsaid, it is required everywhere but in the demo."""
    rp_id: str = ""
    """The domain that passkeys are made for; unsaid, the first of `trusted_hosts`."""
    sso_issuer: str = ""
    """The provider of single sign-on, by its issuer's address; without one there is none."""
    sso_client_id: str = ""
    sso_client_secret: str = ""
    sso_name: str = ""
    """What the provider is called on the sign-in page."""
    sso_duties: tuple[str, ...] = ()
    """`group=duty`: who is in the provider's group holds the duty, and nobody else does."""
    anchors_outside: str = ""
    """A folder of another machine to which anchors are copied."""
    time_source: str = ""
    """An NTP server, `host` or `host:port`, that the doctor compares the clock with."""
    tls_certificate: str = ""
    """The file of the site's certificate; unsaid, the doctor asks `public_url` for it."""
    backup_place: str = ""
    """Where the nightly backup lies, a folder that only its owner reads."""
    salt_backup_place: str = ""
    """Where the salts' backup lies: another folder, which is pruned by age."""
    custodians: tuple[str, ...] = ()
    """Who keeps the halves of the off-line keys, by name."""

    def __repr__(self) -> str:
        """Show nothing: half of this is secret."""
        return f"<Settings of a {self.installation} installation>"

    @property
    def is_demo(self) -> bool:
        """Tell whether this is the demo, which refuses to be production."""
        return self.installation == "demo"

    @property
    def demands_second_factor(self) -> bool:
        """Tell whether words alone are not enough."""
        return (self.second_factor or ("optional" if self.is_demo else "required")) == "required"

    @property
    def passkey_domain(self) -> str:
        """Return the domain that passkeys are bound to."""
        return self.rp_id or self.trusted_hosts[0]


SECRET_LENGTHS = {
    "secret_key": 32,
    "audit_key": 32,
    "pepper": 32,
    "recovery_kem": 32,
    "recovery_sign": 32,
    "authority_sign": 32,
    "backup_kem": 32,
}

DRAWN = ("secret_key", "audit_key", "pepper")
"""Secrets of this installation's own."""
FEWEST_BYTES = 16
"""Of 32 bytes drawn at random, fewer than this many different ones never come."""


SETTINGS_FILE = "consult.toml"


def load_settings(
    instance: Path, environ: Mapping[str, str] = os.environ, *, file: str = SETTINGS_FILE
) -> Settings:
    """Read the settings of the installation in `instance`.

    Raises:
        Misconfigured: something is missing, malformed, unknown, or readable by others.

    """
    given = _from_file(instance / file)
    given |= {
        name.removeprefix("CONSULT_").lower(): value
        for name, value in environ.items()
        if name.startswith("CONSULT_") and name != "CONSULT_INSTANCE"
    }
    given["instance"] = instance
    known = {field.name: field for field in fields(Settings)}
    if unknown := sorted(set(given) - set(known)):
        raise Misconfigured(f"Unknown setting: {', '.join(unknown)}")
    missing = [n for n, f in known.items() if n not in given and f.default is MISSING]
    if missing:
        raise Misconfigured(f"Missing setting: {', '.join(missing)}. Run: {typed('init')}")
    settings = Settings(**{name: _parse(known[name], value) for name, value in given.items()})
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    if bad := badly_drawn(settings):
        raise Misconfigured(
            f"{', '.join(bad)}: not drawn at random, or the same as another secret."
            f" Nobody writes secrets by hand; `{typed('init')}` draws them."
        )
    if settings.installation not in ("demo", "real"):
        raise Misconfigured("installation must be demo or real")
    if settings.second_factor not in ("", "required", "optional"):
        raise Misconfigured("second_factor must be required or optional")
    if settings.salt_backup_days < 1 or settings.log_years < 1 or settings.snapshot_days < -1:
        raise Misconfigured("salt_backup_days and log_years begin at 1, snapshot_days at -1")


def badly_drawn(settings: Settings) -> list[str]:
    """Return the secrets that nobody drew at random, or that are the same as another."""
    values = [getattr(settings, name) for name in DRAWN]
    return [
        name
        for name, value in zip(DRAWN, values, strict=True)
        if len(set(value)) < FEWEST_BYTES or values.count(value) > 1
    ]


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        raise Misconfigured(f"{path.name} may be read by others; run: chmod 600 {path}")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Misconfigured(f"{path.name}: {error}") from error


def _parse(field: Field[Any], value: Any) -> Any:
    kind = str(field.type)
    try:
        if "bytes" in kind:
            return _secret(field.name, value)
        if "tuple" in kind:
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(str(part).strip() for part in parts)
        if "bool" in kind:
            return value if isinstance(value, bool) else _truth(value)
        if "int" in kind:
            return int(value)
        return Path(value) if "Path" in kind else str(value)
    except (ValueError, TypeError, binascii.Error) as error:
        raise Misconfigured(f"{field.name}: {error}") from error


def _secret(name: str, value: Any) -> bytes:
    raw = value if isinstance(value, bytes) else base64.b64decode(str(value), validate=True)
    if len(raw) != SECRET_LENGTHS[name]:
        raise ValueError(f"must be {SECRET_LENGTHS[name]} bytes, is {len(raw)}")
    return raw


def _truth(value: str) -> bool:
    try:
        return {"1": True, "true": True, "0": False, "false": False}[str(value).lower()]
    except KeyError:
        raise ValueError("must be true or false") from None
