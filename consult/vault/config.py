"""What the vault was told at start: pepper, costs, public halves, and where the salts are."""

from dataclasses import dataclass

from consult.foundation.errors import Misconfigured
from consult.foundation.settings import Settings
from consult.vault import salts


@dataclass(frozen=True, slots=True, repr=False)
class Config:
    """The part of the settings that the vault needs."""

    pepper: bytes
    memory_kib: int
    iterations: int
    recovery_kem: bytes
    recovery_sign: bytes
    authority_sign: bytes


_current: Config | None = None


def configure(settings: Settings) -> None:
    """Tell the vault its settings and attach the salts; called once by `create_app`.

    Raises:
        Misconfigured: the salts would lie in the same database as what they protect.

    """
    global _current
    if settings.salts_url == settings.database_url:
        raise Misconfigured("salts_url must name another database than database_url")
    salts.attach(settings.salts_url)
    _current = Config(
        pepper=settings.pepper,
        memory_kib=settings.argon2_memory_kib,
        iterations=settings.argon2_iterations,
        recovery_kem=settings.recovery_kem,
        recovery_sign=settings.recovery_sign,
        authority_sign=settings.authority_sign,
    )


def config() -> Config:
    """Return what the vault was told.

    Raises:
        Misconfigured: nobody told it anything.

    """
    if _current is None:
        raise Misconfigured("the vault is not configured; create_app does it")
    return _current
