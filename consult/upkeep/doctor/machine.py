"""The machine: memory must not reach the disk, neither as a core dump nor as swap."""

import resource
from pathlib import Path

from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "memory"
IN_MEMORY = ("/dev/zram",)
ENCRYPTED = ("/dev/dm-", "/dev/mapper/")


def look(patient: Patient) -> Findings:
    """Look at core dumps and swap."""
    if dumps(patient.proc, resource.getrlimit(resource.RLIMIT_CORE)[0]):
        yield _dumps()
    if not (patient.proc / "swaps").exists():
        return  # a service that sees nothing of the machine is kept from swap by its unit
    plain = swaps(patient.proc)
    if plain:
        yield _swaps(plain)
    else:
        yield Finding(
            AREA,
            Level.GOOD,
            Words(
                "Muistia ei siirry salaamattomana levylle.",
                "Minnet hamnar inte okrypterat på disk.",
                "Memory is not swapped to a disk in the clear.",
            ),
        )


def dumps(proc: Path, limit: int) -> bool:
    """Tell whether a crash would write this process's memory somewhere.

    A pattern that is a pipe (`|/usr/lib/…`) is handed the memory whatever the limit says. A
    service that sees nothing of the machine has its limit.
    """
    file = proc / "sys/kernel/core_pattern"
    pattern = file.read_text(encoding="utf-8").strip() if file.exists() else "core"
    return bool(pattern) and (pattern.startswith("|") or limit != 0) and pattern != "|/bin/false"


def swaps(proc: Path) -> list[str]:
    """Return where memory is swapped to, unless that is memory too, or encrypted."""
    file = proc / "swaps"
    lines = file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []
    return [line.split()[0] for line in lines if not line.startswith((*IN_MEMORY, *ENCRYPTED))]


def _dumps() -> Finding:
    return Finding(
        AREA,
        Level.LOOK,
        Words(
            "Kaatuvan ohjelman muisti voi päätyä levylle (core dump).",
            "Minnet hos ett program som kraschar kan hamna på disk (core dump).",
            "A crash may write memory to the disk (core dump).",
        ),
        Words(
            "Palvelussa: LimitCORE=0. Koneella: sysctl kernel.core_pattern=|/bin/false",
            "I tjänsten: LimitCORE=0. På maskinen: sysctl kernel.core_pattern=|/bin/false",
            "In the service: LimitCORE=0. On the machine: sysctl kernel.core_pattern=|/bin/false",
        ),
    )


def _swaps(places: list[str]) -> Finding:
    shown = ", ".join(places)
    return Finding(
        AREA,
        Level.LOOK,
        Words(
            f"Muistia voi siirtyä salaamattomana levylle (swap: {shown}).",
            f"Minnet kan hamna okrypterat på disk (swap: {shown}).",
            f"Memory may be swapped to a disk in the clear ({shown}).",
        ),
        Words(
            "Poista swap käytöstä (swapoff) tai salaa se.",
            "Ta swap ur bruk (swapoff) eller kryptera den.",
            "Turn swap off (swapoff), or encrypt it.",
        ),
    )
