"""The text of one client's entry in the client record (asiakaskertomus).

Shape: the basic data of a client document after 703/2023 § 38 (name of the document, client,
organiser, author with role, time) and what § 44 asks of a client case record (the event, its
time, who took part); data got from elsewhere with its source (§ 39); how the client's view was
found out (417/2007 § 20). Gaps for identities are left in square brackets: they are filled in
the client system, never here.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from consult.agencies.rules import CONTROLLER, REGISTER
from consult.foundation.clock import local
from consult.foundation.words import Words


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part, as the record names her: role, agency, sector."""

    role: Words
    name: str
    """Empty for family and guests, who stand there by role alone."""
    agency: str
    sector: Words
    remote: bool
    written: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the answer it got, the sectors behind it, and what was seen otherwise."""

    question: str
    answer: str
    sectors: tuple[Words, ...]
    dissent: str
    others: tuple[tuple[str, tuple[Words, ...]], ...] = ()
    """In writing: the further answers to the same question, each with its sectors."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement: what, by whom, by when (a Finnish day)."""

    what: str
    owner: str
    due: str
    teller: str = ""
    """Who tells the family, where somebody was named."""


@dataclass(frozen=True, slots=True)
class View:
    """What the client knows, wants and permits, as said by whom and when."""

    knows: Words
    permits: Words
    said_by: Words
    said_on: str
    wants: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything one client's text is made of."""

    client: Words
    labels: tuple[Words, ...]
    """What all clients of the consultation are called here, this one among them."""
    service_task: Words
    organiser: str
    register: str
    author: str
    author_role: str
    event: Words
    held_at: datetime
    ended_at: datetime
    code: str
    participants: tuple[Participant, ...]
    view: View | None
    answers: tuple[Answered, ...]
    agreed: tuple[Agreed, ...]
    afterwards: bool = False
    """Whether it was recorded after it was held."""
    apart: bool = False
    """Whether some of the family are kept apart: then when others came is not to be seen."""


HEADING = Words("ASIAKASKERTOMUS", "KUNDRAPPORT", "CLIENT CASE RECORD")
CLIENT = Words("Asiakas", "Klient", "Client")
NAME = Words("nimi", "namn", "name")
NAME_GAP = Words("nimi ja henkilötunnus", "namn och personbeteckning", "name and identity code")
TASK = Words("Palvelutehtävä", "Serviceuppgift", "Service task")
AUTHOR = Words("Kirjaaja", "Antecknat av", "Recorded by")
AFTERWARDS = Words("kirjattu jälkikäteen", "antecknat i efterhand", "recorded afterwards")
WHEN = Words("Aika", "Tid", "Time")
TIME_GAP = Words("[tämän asiakkaan oma aika]", "[klientens egen tid]", "[this client's own time]")
EVENT = Words("Tapahtuma", "Händelse", "Event")
REFERENCE = Words("Konsultaation tunnus", "Konsultationens kod", "Consultation code")
PRESENT = Words("Läsnä", "Närvarande", "Present")
PRESENT_GAP = Words(
    "[kirjaa, ketkä olivat läsnä: rooli, organisaatio, toimiala]",
    "[anteckna vilka som var närvarande: roll, organisation, sektor]",
    "[write down who was present: role, agency, sector]",
)
REMOTE = Words("etänä", "på distans", "remote")
WRITTEN = Words("kirjallisesti", "skriftligt", "in writing")
KNOWS = Words("Tieto käsittelystä", "Vet om behandlingen", "Knows that others are asked")
PERMITS = Words("Kanta kysymiseen", "Inställning till att fråga", "Stance on asking")
WANTS = Words("Toive", "Önskan", "Wish")
VIEW_GAP = Words(
    "[kirjaa, miten asiakkaan näkemys selvitettiin ja mikä se on]",
    "[anteckna hur klientens åsikt utreddes och vilken den är]",
    "[write down how the client's view was found out, and what it is]",
)
VIEW = Words("Asiakkaan näkemys", "Klientens åsikt", "The client's view")
SAID = Words("kertoi", "berättat av", "as told by")
ASKED = Words("Kysytty", "Frågat", "Asked")
ANSWERED = Words("Vastaus", "Svar", "Answer")
BEHIND = Words("Vastauksen takana", "Bakom svaret", "Behind the answer")
DISSENT = Words("Eriävä näkemys", "Avvikande åsikt", "Seen otherwise")
AGREED = Words("Sovittu", "Överenskommet", "Agreed")
NOT_ANSWERED = Words("ei vastausta", "inget svar", "no answer")
NOTHING_AGREED = Words("ei erikseen sovittua", "inget särskilt", "nothing in particular")
BY = Words("viimeistään", "senast", "by")
TELLS = Words("perheelle kertoo", "familjen informeras av", "the family is told by")


def record_text(entry: Entry, language: str) -> str:
    """Compose the entry of one client as plain text in one language, ready to paste."""
    head = _say(_header(entry), language)
    sections = (_present(entry), _view(entry), _answers(entry), _agreed(entry))
    body = "\n\n".join(_say(section, language) for section in sections if section)
    return f"{head}\n\n{with_gaps(body, entry.labels, language)}\n"


def with_gaps(text: str, labels: tuple[Words, ...], language: str) -> str:
    """Make a gap of each client's label, in whatever language it was written: `[Lapsi 1: nimi]`.

    A case ending behind a colon stays behind the gap. Labels with another number are others.
    """
    for label in labels:
        written = "|".join(re.escape(one) for one in {label.fi, label.sv, label.en})
        gap = f"[{label.say(language)}: {NAME.say(language)}]"
        text = re.sub(rf"(?<![\[\w])(?:{written})(?!\d)", gap, text, flags=re.IGNORECASE)
    return text


def plain(text: str) -> str:
    """Take the marks of a note's small Markdown away: a client system would show them."""
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)", r"\2", text)
    return re.sub(r"^#{1,6} +", "", text, flags=re.MULTILINE)


def finnish_day(day: date) -> str:
    """Write a day as a Finnish record has it, in every language: 22.11.2026."""
    return f"{day.day}.{day.month}.{day.year}"


_Line = tuple[Words | str, ...]


def _say(lines: list[_Line], language: str) -> str:
    return "\n".join(
        "".join(part.say(language) if isinstance(part, Words) else part for part in line)
        for line in lines
    )


def _header(entry: Entry) -> list[_Line]:
    return [
        (HEADING,),
        (CLIENT, ": ", entry.client, " [", NAME_GAP, "]"),
        (TASK, ": ", entry.service_task),
        (CONTROLLER, f": {entry.organiser}"),
        (REGISTER, f": {entry.register}"),
        (AUTHOR, f": {entry.author}, {entry.author_role}"),
        (WHEN, ": ", *_when(entry), *((" (", AFTERWARDS, ")") if entry.afterwards else ())),
        (EVENT, ": ", entry.event),
        (REFERENCE, f": {entry.code}"),
    ]


def _when(entry: Entry) -> _Line:
    """Write a time on one day, or the days of what was answered in writing.

    Where some of a family are kept apart, the hours of the whole meeting are nobody's own.
    """
    begins, ends = local(entry.held_at), local(entry.ended_at)
    if begins.date() != ends.date():
        return (f"{finnish_day(begins)}–{finnish_day(ends)}",)
    if entry.apart:
        return (f"{finnish_day(begins)} ", TIME_GAP)
    return (f"{finnish_day(begins)} {begins:%H.%M}–{ends:%H.%M}",)


def _present(entry: Entry) -> list[_Line]:
    if not entry.participants:
        return [(PRESENT, ": ", PRESENT_GAP)]
    return [(PRESENT, ":"), *(_participant(each) for each in entry.participants)]


def _participant(each: Participant) -> _Line:
    who: _Line = ("– ", each.role)
    if each.name:
        who += (f": {each.name}",)
    if each.agency:
        who += (f", {each.agency}",)
    who += ("; ", each.sector)
    if each.written:
        return (*who, "; ", WRITTEN)
    return (*who, "; ", REMOTE) if each.remote else who


def _view(entry: Entry) -> list[_Line]:
    view = entry.view
    if view is None:
        return [(VIEW, ": ", VIEW_GAP)]
    lines: list[_Line] = [
        (VIEW, " (", view.said_on, ", ", SAID, ": ", view.said_by, "):"),
        ("– ", KNOWS, ": ", view.knows),
        ("– ", PERMITS, ": ", view.permits),
    ]
    return [*lines, ("– ", WANTS, f": {plain(view.wants)}")] if view.wants else lines


def _answers(entry: Entry) -> list[_Line]:
    lines: list[_Line] = []
    for number, each in enumerate(entry.answers, start=1):
        lines.append((ASKED, f" {number}: {plain(each.question)}"))
        for answer, sectors in ((each.answer, each.sectors), *each.others):
            lines.append((ANSWERED, ": ", plain(answer) or NOT_ANSWERED))
            if sectors:
                lines.append((BEHIND, ": ", *_listed(sectors)))
        if each.dissent:
            lines.append((DISSENT, f": {plain(each.dissent)}"))
    return lines


def _listed(sectors: tuple[Words, ...]) -> _Line:
    listed: _Line = ()
    for sector in sectors:
        listed += (", ", sector) if listed else (sector,)
    return listed


def _agreed(entry: Entry) -> list[_Line]:
    if not entry.agreed:
        return [(AGREED, ": ", NOTHING_AGREED)]
    return [(AGREED, ":"), *(_agreement(each) for each in entry.agreed)]


def _agreement(each: Agreed) -> _Line:
    what = (f"– {plain(each.what)} ({each.owner}, ", BY, f" {each.due}")
    tells = ("; ", TELLS, f" {each.teller}") if each.teller else ()
    return (*what, *tells, ")")
