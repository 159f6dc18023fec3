"""Copies: of the base, of the salts, of the anchors; and what the machine's host keeps besides."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from consult.audit.anchors import filed_notes
from consult.foundation import clock
from consult.foundation.program import typed
from consult.foundation.settings import Settings
from consult.foundation.words import Words
from consult.upkeep import places
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient, in_words

MAIN, SALTS, ANCHORS, SNAPSHOTS = "backups", "salt-backups", "anchors", "snapshots"
DAY = timedelta(days=1)
DUE = dict.fromkeys((MAIN, SALTS, ANCHORS), DAY + DAY / 12)
"""How old the newest may be before somebody should look."""
LATE = {MAIN: 3 * DAY, SALTS: 2 * DAY, ANCHORS: 7 * DAY}
"""How old before it is wrong."""
_NAMES = {
    MAIN: Words("varmuuskopio", "säkerhetskopian", "backup"),
    SALTS: Words("suolojen varmuuskopio", "säkerhetskopian av salterna", "backup of the salts"),
    ANCHORS: Words("lokin ankkuri", "ankaret för loggen", "anchor of the log"),
}
_COMMANDS = {MAIN: "backup create", SALTS: "backup create", ANCHORS: "audit anchor"}


def look(patient: Patient) -> Findings:
    """Look at all copies."""
    settings = patient.settings
    yield from backups(settings)
    yield from salt_backups(settings)
    yield from anchors(settings)
    yield from snapshots(settings)


def backups(settings: Settings) -> Findings:
    """Look at the age of the newest backup."""
    if not settings.backup_place:
        yield _undeclared(MAIN, "backup_place", settings)
        return
    yield aged(MAIN, newest(taken(Path(settings.backup_place))))


def salt_backups(settings: Settings) -> Findings:
    """Look at the newest backup of the salts, at the oldest, and at where they lie."""
    if not settings.salt_backup_place:
        yield _undeclared(SALTS, "salt_backup_place", settings)
        return
    folder = Path(settings.salt_backup_place)
    times = taken(folder)
    yield aged(SALTS, newest(times))
    if times and clock.now() - min(times) > settings.salt_backup_days * DAY:
        yield _too_old(clock.now() - min(times), settings.salt_backup_days)
    if settings.backup_place and _within(folder, Path(settings.backup_place)):
        yield _too_near(folder)


def anchors(settings: Settings) -> Findings:
    """Look at the newest anchor, and whether it is also where nobody here can change it."""
    here = [path.name for path in filed_notes()]
    yield aged(ANCHORS, newest([made for name in here if (made := moment_of(name))]))
    outside = settings.anchors_outside
    if not outside:
        yield _nothing_outside(settings)
    elif here and not (Path(outside) / max(here)).is_file():
        yield _not_outside(max(here))


def snapshots(settings: Settings) -> Findings:
    """Look whether somebody has said what the machine's host keeps of its disks."""
    days = settings.snapshot_days
    if days < 0:
        if not settings.is_demo:
            yield _unsaid()
        return
    if days > settings.salt_backup_days:
        yield _kept_too_long(days, settings.salt_backup_days)
        return
    yield Finding(
        SNAPSHOTS,
        Level.GOOD,
        Words(
            f"Levyistä otettuja tilannekuvia säilytetään enintään {days} päivää.",
            f"Ögonblicksbilder av diskarna sparas högst {days} dagar.",
            f"Snapshots of the disks are kept for {days} days at most.",
        ),
    )


def taken(folder: Path) -> list[datetime]:
    """Return when each finished backup in a folder was made."""
    return [places.made_at(path.name) for path in places.backups_in(folder)]


def newest(times: list[datetime]) -> datetime | None:
    """Return the newest of some times."""
    return max(times, default=None)


def moment_of(name: str) -> datetime | None:
    """Read when an anchor was made from the name of its file."""
    try:
        return datetime.strptime(name.partition("-")[2], "%Y%m%dT%H%M%S%fZ.txt").replace(tzinfo=UTC)
    except ValueError:
        return None


def aged(area: str, made: datetime | None) -> Finding:
    """Judge the age of the newest copy of a kind."""
    name, command = _NAMES[area], typed(_COMMANDS[area])
    cure = Words(
        f"Aja: {command}. Tarkista sitten, että sen ajastus toimii.",
        f"Kör: {command}. Kontrollera sedan att tidsstyrningen fungerar.",
        f"Run: {command}. Then see that its timer works.",
    )
    if made is None:
        what = Words(
            f"Puuttuu: {name.fi}.", f"Saknas: {_NAMES[area].sv}.", f"There is no {name.en}."
        )
        return Finding(area, Level.WRONG, what, cure)
    age = clock.now() - made
    level = Level.WRONG if age > LATE[area] else Level.LOOK if age > DUE[area] else Level.GOOD
    old = in_words(age.total_seconds(), ("d", 172_800 / 2), ("h", 3_600), ("min", 60))
    what = Words(
        f"Uusin {name.fi}: ikä {old}.",
        f"Åldern på den nyaste {name.sv}: {old}.",
        f"The newest {name.en} is {old} old.",
    )
    return Finding(area, level, what, None if level is Level.GOOD else cure)


def _within(inner: Path, outer: Path) -> bool:
    one, other = inner.resolve(), outer.resolve()
    return one.is_relative_to(other) or other.is_relative_to(one)


def _undeclared(area: str, setting: str, settings: Settings) -> Finding:
    name = _NAMES[area]
    return Finding(
        area,
        Level.GOOD if settings.is_demo else Level.WRONG,
        Words(
            f"Ei tiedetä, missä {name.fi} on.",
            f"Ingen vet var {name.sv} ligger.",
            f"Nobody has said where the {name.en} lies.",
        ),
        None
        if settings.is_demo
        else Words(f"Anna asetus {setting}.", f"Ange inställningen {setting}.", f"Set {setting}."),
    )


def _too_old(age: timedelta, days: int) -> Finding:
    return Finding(
        SALTS,
        Level.WRONG,
        Words(
            f"Vanhin suolojen kopio on {age.days} päivää vanha; luvattu on {days}."
            " Poistettu teksti aukeaisi vielä siitä.",
            f"Den äldsta kopian av salterna är {age.days} dagar gammal; utlovat är {days}."
            " Raderad text skulle ännu gå att öppna med den.",
            f"The oldest backup of the salts is {age.days} days old; {days} are promised."
            " Erased text could still be opened with it.",
        ),
        Words(
            "Poista liian vanhat suolojen kopiot kaikkialta, missä niitä on.",
            "Ta bort för gamla kopior av salterna överallt där de finns.",
            "Delete the backups of the salts that are too old, wherever they lie.",
        ),
    )


def _too_near(folder: Path) -> Finding:
    return Finding(
        SALTS,
        Level.WRONG,
        Words(
            f"Suolojen kopiot ({folder}) ovat samassa kansiossa kuin muut varmuuskopiot.",
            f"Salternas kopior ({folder}) ligger i samma mapp som de andra kopiorna.",
            f"The backups of the salts ({folder}) lie within those of the base, or around them.",
        ),
        Words(
            "Anna niille kansio, jota muu varmuuskopiointi ei koskaan kopioi.",
            "Ge dem en mapp som annan säkerhetskopiering aldrig kopierar.",
            "Give them a folder that no other backup ever copies.",
        ),
    )


def _nothing_outside(settings: Settings) -> Finding:
    return Finding(
        ANCHORS,
        Level.GOOD if settings.is_demo else Level.LOOK,
        Words(
            "Ankkureita ei kopioida muualle: koneen haltija voisi kirjoittaa lokin uudelleen.",
            "Ankarna kopieras inte: den som rår om maskinen kunde skriva om loggen.",
            "Anchors are not copied elsewhere: whoever has the machine could rewrite the log.",
        ),
        None
        if settings.is_demo
        else Words(
            "Kopioi kansio instance/anchors toiselle koneelle ja anna asetus anchors_outside.",
            "Kopiera mappen instance/anchors till en annan maskin och ange anchors_outside.",
            "Copy instance/anchors to another machine, and set anchors_outside.",
        ),
    )


def _not_outside(name: str) -> Finding:
    return Finding(
        ANCHORS,
        Level.WRONG,
        Words(
            f"Uusin ankkuri ({name}) ei ole kansiossa anchors_outside.",
            f"Det nyaste ankaret ({name}) finns inte i anchors_outside.",
            f"The newest anchor ({name}) is not in anchors_outside.",
        ),
        Words(
            "Tarkista, että kopiointi toiselle koneelle toimii.",
            "Kontrollera att kopieringen till den andra maskinen fungerar.",
            "See that the copying to the other machine works.",
        ),
    )


def _unsaid() -> Finding:
    return Finding(
        SNAPSHOTS,
        Level.LOOK,
        Words(
            "Kukaan ei ole sanonut, kuinka kauan palvelualusta säilyttää levyjen tilannekuvia.",
            "Ingen har sagt hur länge plattformen sparar ögonblicksbilder av diskarna.",
            "Nobody has said how long the machine's host keeps snapshots of its disks.",
        ),
        Words(
            "Kysy alustan ylläpidolta ja anna asetus snapshot_days (päivinä; 0: ei mitään).",
            "Fråga den som driver plattformen och ange snapshot_days (dagar; 0: inga alls).",
            "Ask whoever runs it, and set snapshot_days (days; 0 for none).",
        ),
    )


def _kept_too_long(days: int, promised: int) -> Finding:
    return Finding(
        SNAPSHOTS,
        Level.WRONG,
        Words(
            f"Tilannekuvia säilytetään {days} päivää, mutta poiston luvataan olevan lopullinen"
            f" {promised} päivässä.",
            f"Ögonblicksbilder sparas {days} dagar, men radering utlovas vara slutgiltig"
            f" inom {promised} dagar.",
            f"Snapshots are kept for {days} days, but erasing is promised to be final"
            f" within {promised}.",
        ),
        Words(
            "Lyhennä säilytystä suolojen levyllä tai pidennä asetusta salt_backup_days.",
            "Förkorta tiden för salternas disk eller förläng salt_backup_days.",
            "Shorten it for the disk of the salts, or lengthen salt_backup_days.",
        ),
    )
