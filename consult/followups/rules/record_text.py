"""The text of one client's entry in the client record (asiakaskertomus).

Shape: the basic data of a client document after 703/2023 § 38 (name of the document, client,
organiser, author with role, time) and what § 44 asks of a client case record (the event, its
time, who took part); data got from elsewhere with its source (§ 39); how the client's view was
found out (417/2007 § 20). Gaps for identities are left in square brackets: they are filled in
the client system, never here.
"""

from dataclasses import dataclass
from datetime import datetime

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


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the answer it got, the sectors behind it, and what was seen otherwise."""

    question: str
    answer: str
    sectors: tuple[Words, ...]
    dissent: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement: what, by whom, by when (a Finnish day)."""

    what: str
    owner: str
    due: str


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


HEADING = Words("ASIAKASKERTOMUS", "KUNDRAPPORT", "CLIENT CASE RECORD")
CLIENT = Words("Asiakas", "Klient", "Client")
NAME_GAP = Words("nimi ja henkilötunnus", "namn och personbeteckning", "name and identity code")
TASK = Words("Palvelutehtävä", "Serviceuppgift", "Service task")
ORGANISER = Words("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller")
REGISTER = Words("Rekisteri", "Register", "Register")
AUTHOR = Words("Kirjaaja", "Antecknat av", "Recorded by")
WHEN = Words("Aika", "Tid", "Time")
EVENT = Words("Tapahtuma", "Händelse", "Event")
REFERENCE = Words("Konsultaation tunnus", "Konsultationens kod", "Consultation code")
PRESENT = Words("Läsnä", "Närvarande", "Present")
REMOTE = Words("etänä", "på distans", "remote")
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


def record_text(entry: Entry, language: str) -> str:
    """Compose the entry of one client as plain text in one language, ready to paste."""
    sections = (_header(entry), _present(entry), _view(entry), _answers(entry), _agreed(entry))
    return "\n\n".join(_say(section, language) for section in sections if section) + "\n"


_Line = tuple[Words | str, ...]


def _say(lines: list[_Line], language: str) -> str:
    return "\n".join(
        "".join(part.say(language) if isinstance(part, Words) else part for part in line)
        for line in lines
    )


def _header(entry: Entry) -> list[_Line]:
    begins, ends = local(entry.held_at), local(entry.ended_at)
    return [
        (HEADING,),
        (CLIENT, ": ", entry.client, " [", NAME_GAP, "]"),
        (TASK, ": ", entry.service_task),
        (ORGANISER, f": {entry.organiser}"),
        (REGISTER, f": {entry.register}"),
        (AUTHOR, f": {entry.author}, {entry.author_role}"),
        (WHEN, f": {begins.day}.{begins.month}.{begins.year} {begins:%H.%M}–{ends:%H.%M}"),
        (EVENT, ": ", entry.event),
        (REFERENCE, f": {entry.code}"),
    ]


def _present(entry: Entry) -> list[_Line]:
    return [(PRESENT, ":"), *(_participant(each) for each in entry.participants)]


def _participant(each: Participant) -> _Line:
    who: _Line = ("– ", each.role)
    if each.name:
        who += (f": {each.name}",)
    if each.agency:
        who += (f", {each.agency}",)
    who += (" (", each.sector, ")")
    return (*who, ", ", REMOTE) if each.remote else who


def _view(entry: Entry) -> list[_Line]:
    if entry.view is None:
        return []
    view = entry.view
    told: _Line = (VIEW, " (", view.said_on, ", ", SAID, ": ", view.said_by, "):")
    lines: list[_Line] = [told, ("– ", view.knows), ("– ", view.permits)]
    return [*lines, (f"– {view.wants}",)] if view.wants else lines


def _answers(entry: Entry) -> list[_Line]:
    lines: list[_Line] = []
    for number, each in enumerate(entry.answers, start=1):
        lines.append((ASKED, f" {number}: {each.question}"))
        lines.append((ANSWERED, ": ", each.answer or NOT_ANSWERED))
        if each.sectors:
            behind: _Line = ()
            for sector in each.sectors:
                behind += (", ", sector) if behind else (sector,)
            lines.append((BEHIND, ": ", *behind))
        if each.dissent:
            lines.append((DISSENT, f": {each.dissent}"))
    return lines


def _agreed(entry: Entry) -> list[_Line]:
    if not entry.agreed:
        return [(AGREED, ": ", NOTHING_AGREED)]
    rows: list[_Line] = [
        (f"– {each.what} ({each.owner}, ", BY, f" {each.due})") for each in entry.agreed
    ]
    return [(AGREED, ":"), *rows]
