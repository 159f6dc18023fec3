"""What may stand where something stood that tells who somebody is. Pure.

An empty word takes it out. Finnish forms are those of what stood there: *Rantakadulta* is *kotoa*.
"""

import re

from consult.foundation.words import Words
from consult.privacy import FindingKind, inflect_like
from consult.privacy.inflecting import form_of

SOMEBODY = (
    Words("lapsi", "barnet", "the child"),
    Words("äiti", "mamma", "the mother"),
    Words("isä", "pappa", "the father"),
    Words("sisarus", "syskonet", "the sibling"),
    Words("läheinen", "den närstående", "the close person"),
    Words("opettaja", "läraren", "the teacher"),
    Words("työntekijä", "arbetstagaren", "the worker"),
)
"""Offered behind the labels of the case; alone where there is no case."""
OUT = Words("", "", "")
ELSEWHERE = Words("asiakastiedoissa", "i klientuppgifterna", "in the client record")
HOME = Words("koti", "hemmet", "home")
PLACES = {
    FindingKind.CARE_PLACE: (
        Words("koulu", "skolan", "the school"),
        Words("päiväkoti", "daghemmet", "the day-care centre"),
        Words("hoitopaikka", "vårdplatsen", "the care place"),
    ),
    FindingKind.PARISH: (Words("seurakunta", "församlingen", "the parish"),),
    FindingKind.SMALL_MUNICIPALITY: (
        Words("kotikunta", "hemkommunen", "the home municipality"),
        Words("naapurikunta", "grannkommunen", "the next municipality"),
    ),
    FindingKind.NUMBER_PLATE: (Words("auto", "bilen", "the car"),),
}
NUMBERS = frozenset(
    {
        FindingKind.IDENTITY_CODE,
        FindingKind.PHONE,
        FindingKind.EMAIL,
        FindingKind.WEB_ADDRESS,
        FindingKind.BANK_ACCOUNT,
        FindingKind.BUSINESS_ID,
    }
)
"""What stands in the client system, and in no text."""
AT_HOME = {
    "sisaolento": "kotona",
    "ulkoolento": "kotona",
    "sisaeronto": "kotoa",
    "ulkoeronto": "kotoa",
    "sisatulento": "kotiin",
    "ulkotulento": "kotiin",
}
MUNICIPALITY = {
    "sisaolento": "kunnassa",
    "ulkoolento": "kunnassa",
    "sisaeronto": "kunnasta",
    "ulkoeronto": "kunnasta",
    "sisatulento": "kuntaan",
    "ulkotulento": "kuntaan",
}
"""*Utsjoella* is *kotikunnassa*: names of places have cases of their own."""
YEAR = re.compile(r"[\s,./-]*\b((?:19|20)\d\d)\b")


def instead_of(kind: FindingKind, text: str) -> list[Words]:
    """Return what may stand in the place of something that is no name."""
    if kind is FindingKind.BIRTH_DATE:
        return _without_day(text)
    if kind is FindingKind.STREET_ADDRESS:
        return [_home(text), OUT]
    if kind in NUMBERS:
        return [ELSEWHERE, OUT]
    return [_like(text, word) for word in PLACES.get(kind, ())]


def _without_day(text: str) -> list[Words]:
    year = YEAR.search(text)
    if year is None or year.end() != len(text):
        return [OUT]
    day = text[: year.start()] + ("." if text[year.start()] == "." else "")
    only = Words(f"vuonna {year[1]}", f"år {year[1]}", f"in {year[1]}")
    return [only, Words(day, day, day), OUT] if day else [only, OUT]


def _home(text: str) -> Words:
    case, _clitic = form_of(text.split()[0])
    said = AT_HOME.get(case) or inflect_like(text.split()[0], HOME.fi, "fi")
    return Words(said, HOME.sv, HOME.en)


def _like(text: str, word: Words) -> Words:
    case, _clitic = form_of(text.split()[-1])
    if word.fi.endswith("kunta") and word.fi != "seurakunta" and case in MUNICIPALITY:
        return Words(word.fi.removesuffix("kunta") + MUNICIPALITY[case], word.sv, word.en)
    return Words(inflect_like(text, word.fi, "fi"), word.sv, word.en)
