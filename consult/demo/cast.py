"""The cast of `cast.toml`: the same people in the tests, the demo and the documentation."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consult.accounts.models import Language
from consult.foundation.actor import Duty
from consult.teams.models import TeamKind, TeamSeat

DOMAIN = "consult.example"
CAST_FILE = Path(__file__).parent / "cast.toml"
LISTED = ("fields", "languages", "methods", "serves", "not_from", "times")


@dataclass(frozen=True, slots=True)
class CastAgency:
    """An organisation of the demo."""

    key: str
    name: str
    register_name: str
    area: str
    sector: str


@dataclass(frozen=True, slots=True)
class CastPerson:
    """Somebody of the demo: who she is, where she works, and what she is here for."""

    key: str
    surname: str
    agency: str
    sector: str
    profession: str
    area: str
    duties: frozenset[Duty]
    fields: tuple[str, ...]
    language: Language
    about: str = ""
    languages: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    not_from: tuple[str, ...] = ()
    times: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the first name of the cast and the made-up surname."""
        return f"{self.key.capitalize()} {self.surname}"

    @property
    def email(self) -> str:
        """Return an address that no mail can reach."""
        return f"{self.key}@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class CastService:
    """A service beside, and who keeps its entry."""

    keeper: str
    name: str
    kind: str
    sector: str
    area: str
    about: str
    contact: str


@dataclass(frozen=True, slots=True)
class CastTeam:
    """A team of the demo, and who sits in it as what."""

    key: str
    name: str
    kind: TeamKind
    agency: str
    area: str
    format_key: str
    seats: tuple[tuple[str, TeamSeat], ...]

    def in_seat(self, seat: TeamSeat) -> list[str]:
        """Return the keys of those who sit in this seat, in order."""
        return [person for person, taken in self.seats if taken is seat]


def _person(entry: dict[str, Any]) -> CastPerson:
    return CastPerson(
        **entry
        | {
            "duties": frozenset(Duty.of(duty) for duty in entry["duties"]),
            **{name: tuple(entry.get(name, ())) for name in LISTED},
            "language": Language.of(entry.get("language", Language.FINNISH)),
        }
    )


def _team(entry: dict[str, Any]) -> CastTeam:
    seats = (
        (who, TeamSeat.of(seat)) for seat, sitting in entry["seats"].items() for who in sitting
    )
    return CastTeam(**entry | {"kind": TeamKind.of(entry["kind"]), "seats": tuple(seats)})


_cast = tomllib.loads(CAST_FILE.read_text(encoding="utf-8"))
AGENCIES = tuple(CastAgency(**entry) for entry in _cast["agency"])
PEOPLE = {entry["key"]: _person(entry) for entry in _cast["person"]}
TEAMS = {entry["key"]: _team(entry) for entry in _cast["team"]}
SERVICES = tuple(CastService(**entry) for entry in _cast["service"])
