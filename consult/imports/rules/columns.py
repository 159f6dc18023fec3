"""The columns of a meeting log, in three languages, each with what may stand in it."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consult.foundation.words import Words


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file."""

    key: str
    heading: Words
    help: Words
    required: bool = False


COLUMNS: tuple[Column, ...] = (
    Column(
        "team",
        Words("Tiimi", "Team", "Team"),
        Words(
            "Tiimin nimi niin kuin se on Consultissa.",
            "Teamets namn så som det står i Consult.",
            "The team's name as it stands in Consult.",
        ),
        required=True,
    ),
    Column(
        "day",
        Words("Päivä", "Dag", "Day"),
        Words("16.12.2021 tai 2021-12-16.", "16.12.2021 eller 2021-12-16.", "2021-12-16."),
        required=True,
    ),
    Column(
        "begins",
        Words("Alkaa", "Börjar", "Begins"),
        Words("9.00 tai 9:00.", "9.00 eller 9:00.", "9:00."),
        required=True,
    ),
    Column(
        "ends",
        Words("Päättyy", "Slutar", "Ends"),
        Words(
            "Tyhjänä kokous kestää niin kauan kuin tiimin kokousmuoto.",
            "Tomt: mötet är så långt som teamets mötesform.",
            "Empty: as long as the team's format.",
        ),
    ),
    Column(
        "status",
        Words("Tila", "Läge", "Status"),
        Words(
            "Pidetty, Peruttu tai Suunniteltu. Tyhjänä: pidetty.",
            "Hållet, Inställt eller Planerat. Tomt: hållet.",
            "Held, Cancelled or Planned. Empty: held.",
        ),
    ),
    Column(
        "reason",
        Words("Perumisen syy", "Orsak till inställt möte", "Why cancelled"),
        Words(
            "Vain perutulla kokouksella. Tyhjänä: muu syy.",
            "Bara för inställda möten. Tomt: annan orsak.",
            "For cancelled meetings alone. Empty: another reason.",
        ),
    ),
    Column(
        "mode",
        Words("Kokoustapa", "Mötesform", "How"),
        Words(
            "Paikan päällä, etäyhteydellä tai molempia. Tyhjänä: paikan päällä.",
            "På plats, på distans eller båda. Tomt: på plats.",
            "On site, remote or both. Empty: on site.",
        ),
    ),
    Column(
        "item",
        Words("Asia", "Ärende", "Item"),
        Words(
            "Monesko asia kokouksessa: 1, 2, 3… Tyhjänä: 1. Ei mitään asiakkaasta.",
            "Vilket ärende i ordningen: 1, 2, 3… Tomt: 1. Inget om klienten.",
            "Which item of the meeting: 1, 2, 3… Empty: 1. Nothing about a client.",
        ),
    ),
    Column(
        "sector",
        Words("Toimiala", "Sektor", "Sector"),
        Words(
            "Miltä toimialalta osallistuja oli silloin. Tyhjänä rivi ei kerro osallistujasta.",
            "Från vilken sektor deltagaren kom då. Tomt: raden gäller ingen deltagare.",
            "From which sector she came then. Empty: the line tells of nobody.",
        ),
    ),
    Column(
        "agency",
        Words("Organisaatio", "Organisation", "Agency"),
        Words(
            "Työpaikka, jos se tiedetään.",
            "Arbetsplatsen, om den är känd.",
            "Her workplace, where it is known.",
        ),
    ),
    Column(
        "person",
        Words("Ammattilainen", "Yrkesperson", "Professional"),
        Words(
            "Nimi tai sähköposti, jos hänellä on täällä tili. Muuten hänet lasketaan ilman nimeä.",
            "Namn eller e-post, om hon har ett konto här. Annars räknas hon utan namn.",
            "Name or e-mail of somebody with an account here. Others are counted without a name.",
        ),
    ),
    Column(
        "seat",
        Words("Paikka pöydässä", "Plats vid bordet", "Seat"),
        Words(
            "Kysyjä, Ohjaaja, Asiantuntija, Tiimin jäsen, Perhe ja läheiset tai Vieras. "
            "Tyhjänä: asiantuntija.",
            "Den som frågar, Handledare, Sakkunnig, Teammedlem, Familj och närstående eller "
            "Gäst. Tomt: sakkunnig.",
            "Asker, Facilitator, Expert, Member of the team, Family and close people or Guest. "
            "Empty: expert.",
        ),
    ),
    Column(
        "presence",
        Words("Läsnäolo", "Närvaro", "Presence"),
        Words(
            "Läsnä, Tuli myöhässä, Lähti kesken, Ei päässyt tai Esteellinen. Tyhjänä: läsnä.",
            "Närvarande, Kom för sent, Gick tidigare, Hade förhinder eller Jävig. "
            "Tomt: närvarande.",
            "Present, Came late, Left early, Could not come or Recused. Empty: present.",
        ),
    ),
    Column(
        "people",
        Words("Henkilöitä", "Antal personer", "People"),
        Words(
            "Montako samanlaista osallistujaa rivi tarkoittaa. Tyhjänä: 1.",
            "Hur många likadana deltagare raden gäller. Tomt: 1.",
            "How many such people the line means. Empty: 1.",
        ),
    ),
)

BY_KEY = {column.key: column for column in COLUMNS}
EXAMPLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "fi": (
        ("16.12.2021", "9.00", "11.30", "Pidetty", "", "Etäyhteydellä", "1", "Lastensuojelu"),
        ("20.1.2022", "9.00", "11.30", "Peruttu", "Sairastuminen", "", "", ""),
    ),
    "sv": (
        ("16.12.2021", "9.00", "11.30", "Hållet", "", "På distans", "1", "Barnskydd"),
        ("20.1.2022", "9.00", "11.30", "Inställt", "Sjukdom", "", "", ""),
    ),
    "en": (
        ("2021-12-16", "9:00", "11:30", "Held", "", "Remote", "1", "Child protection"),
        ("2022-01-20", "9:00", "11:30", "Cancelled", "Illness", "", "", ""),
    ),
}
"""Two lines of the template, from the day on."""


def fold(text: str) -> str:
    """Write a word the one way it is compared: letters composed, in small, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def headings(language: str) -> list[str]:
    """Return the first line of the template."""
    return [column.heading.say(language) for column in COLUMNS]


def template_rows(team: str, language: str) -> list[list[str]]:
    """Return the template's examples, with a team of the reader's."""
    empty = [""] * len(COLUMNS)
    return [
        [team, *example, *empty][: len(COLUMNS)]
        for example in EXAMPLES.get(language, EXAMPLES["fi"])
    ]


def find_columns(first: Sequence[str]) -> dict[str, int]:
    """Return where each known column stands, in whichever language its heading is."""
    places: dict[str, int] = {}
    for place, text in enumerate(first):
        key = _KEYS.get(fold(text))
        if key is not None:
            places.setdefault(key, place)
    return places


def missing(places: Iterable[str]) -> list[Column]:
    """Return the columns without which nothing can be read."""
    there = set(places)
    return [column for column in COLUMNS if column.required and column.key not in there]


def _keys() -> dict[str, str]:
    found: dict[str, str] = {}
    for column in COLUMNS:
        said = (column.key, column.heading.fi, column.heading.sv, column.heading.en)
        for text in said:
            found.setdefault(fold(text), column.key)
    return found


_KEYS = _keys()
