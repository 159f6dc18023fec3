"""Minutes compose themselves: who was there, how it went, what was asked, supposed and agreed.

Working thoughts stay in the room. Where the meeting was held is left out: minutes are printed,
and in some families one must not learn where the other comes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from consult.agencies.rules import (
    AGENCY,
    CONTROLLER,
    EACH_ITS_OWN,
    REGISTER,
    REGISTERS,
    Register,
)
from consult.followups.rules.record_text import ANSWERED, BEHIND, DISSENT, PRESENT, plain
from consult.foundation.words import Words
from consult.minutes.rules.document import (
    Node,
    Piece,
    Said,
    bullet,
    facts,
    heading,
    of_client,
    paragraph,
    table,
)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody's place at the table, and what became of it."""

    name: str
    role: Words
    agency: str
    sector: Words
    mode: Words
    state: Words
    remarkable: bool
    """Whether the state says more than that she was there."""
    took_part: bool


@dataclass(frozen=True, slots=True)
class Ran:
    """A phase as it went."""

    title: Words
    minutes: int
    speaks: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class About:
    """Something that was said, with whom it names: of several clients perhaps one alone."""

    text: str
    by: tuple[Words, ...] = ()
    """The sectors behind it, or whose voice it is."""
    note: Said = ()
    labels: tuple[Words, ...] = ()
    """Whom it concerns, where that is not everybody."""
    only: UUID | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers and what was seen otherwise."""

    question: str
    answers: tuple[About, ...]
    dissents: tuple[About, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """Everything minutes are made of."""

    head: tuple[tuple[Words, Said], ...]
    table: tuple[Present, ...]
    phases: tuple[Ran, ...]
    asked: tuple[Asked, ...]
    seen: tuple[About, ...]
    """What was written down as seen, safe or planned; thoughts on the way are not minutes."""
    supposed: tuple[About, ...]
    agreed: tuple[About, ...]
    gaps: tuple[tuple[str, str], ...] = ()
    """Who had no connection, and from when until when."""
    additions: str = ""
    apart: bool = False
    """Whether some of the family are kept apart: then nobody of it is named or quoted."""
    registers: tuple[Register, ...] = ()
    """Of several agencies at the table: who answers for what each of them records."""


NOT_THERE = Words("Ei läsnä", "Inte närvarande", "Not present")
APART = Words(
    "Osa perheestä pidetään erillään. Siksi tähän ei kirjata, kuka perheestä oli paikalla tai mitä"
    " kukin sanoi. Pöytäkirjaa ei anneta perheelle: kukin saa oman kirjeen.",
    "En del av familjen hålls åtskild. Därför antecknas här inte vem av familjen som var på plats"
    " eller vad var och en sade. Protokollet ges inte till familjen: var och en får ett eget brev.",
    "Some of the family are kept apart. So this does not say who of the family was there, nor what"
    " any of them said. The minutes are not given to the family: each gets a letter of one's own.",
)
NAME = Words("Nimi", "Namn", "Name")
ROLE = Words("Tehtävä kokouksessa", "Uppgift vid mötet", "Role at the meeting")
FROM = Words("Organisaatio ja toimiala", "Organisation och sektor", "Agency and sector")
HOW = Words("Miten", "Hur", "How")
WENT = Words("Käsittelyn kulku", "Behandlingens gång", "How it went")
OFF_LINE = Words("Ilman yhteyttä", "Utan förbindelse", "Without a connection")
PHASE = Words("Vaihe", "Fas", "Phase")
LASTED = Words("Kesto", "Längd", "Length")
SPOKE = Words("Puhujat", "Talare", "Speakers")
ASKED = Words("Kysymykset ja vastaukset", "Frågor och svar", "Questions and answers")
QUESTION = Words("Kysymys", "Fråga", "Question")
UNANSWERED = Words("Kysymykseen ei vastattu.", "Frågan besvarades inte.", "It was not answered.")
SEEN = Words("Mitä kirjattiin", "Vad som antecknades", "What was written down")
SUPPOSED = Words("Hypoteesit", "Hypoteser", "Hypotheses")
AGREED = Words("Sovitut asiat", "Överenskommelser", "What was agreed")
NOTHING_AGREED = Words(
    "Erikseen ei sovittu mitään.", "Inget särskilt avtalades.", "Nothing in particular was agreed."
)
ADDED = Words(
    "Lisäykset ja tarkennukset",
    "Tillägg och preciseringar",
    "Additions and corrections",
)
COMMENTS = Words("Pöytäkirjan tarkistus", "Justering av protokollet", "Checking of the minutes")
CONCERNS = Words("koskee", "gäller", "concerns")
MINUTES = "\u00a0min"


def compose(it: Composed) -> list[Node]:
    """Write down an item as minutes, block by block."""
    return [
        facts(it.head),
        *([paragraph(APART)] if it.apart else []),
        *_present(it.table),
        *_registers(it.registers),
        *_went(it.phases, it.gaps),
        *_asked(it.asked),
        *_listed(SEEN, it.seen),
        *_listed(SUPPOSED, it.supposed),
        *(_listed(AGREED, it.agreed) or [heading(AGREED), paragraph(NOTHING_AGREED)]),
        *([heading(ADDED), *_paragraphs(it.additions)] if it.additions else []),
    ]


def checked(rows: Sequence[tuple[Words, Said]]) -> list[Node]:
    """Say who said what of a version, by the word she gave: its last lines."""
    return [heading(COMMENTS), facts(rows)]


def _present(places: Sequence[Present]) -> list[Node]:
    came = [_row(one) for one in places if one.took_part]
    away = [bullet(*_who(one), ": ", one.state) for one in places if not one.took_part]
    found: list[Node] = [heading(PRESENT)]
    if came:
        found.append(table("", (NAME, ROLE, FROM, HOW), came))
    return [*found, heading(NOT_THERE, level=3), *away] if away else found


def _registers(registers: Sequence[Register]) -> list[Node]:
    if not registers:
        return []
    rows = [tuple((part,) for part in one) for one in registers]
    kept = table("", (AGENCY, CONTROLLER, REGISTER), rows)
    return [heading(REGISTERS, level=3), paragraph(EACH_ITS_OWN), kept]


def _row(one: Present) -> tuple[Said, ...]:
    whence: Said = (one.agency, ", ", one.sector) if one.agency else (one.sector,)
    return (
        (one.name or "–",),
        (one.role,),
        whence,
        (one.mode, *((", ", one.state) if one.remarkable else ())),
    )


def _who(one: Present) -> Said:
    return (one.name, ", ", one.role) if one.name else (one.role,)


def _went(phases: Sequence[Ran], gaps: Sequence[tuple[str, str]]) -> list[Node]:
    off = [bullet(name, ": ", times) for name, times in gaps]
    if off:
        off.insert(0, heading(OFF_LINE, level=3))
    if not phases:
        return [heading(WENT), *off] if off else []
    rows = [((one.title,), (f"{one.minutes}{MINUTES}",), _joined(one.speaks)) for one in phases]
    return [heading(WENT), table("", (PHASE, LASTED, SPOKE), rows), *off]


def _asked(questions: Sequence[Asked]) -> list[Node]:
    found: list[Node] = [heading(ASKED)] if questions else []
    for number, one in enumerate(questions, start=1):
        found += [heading(QUESTION, f" {number}", level=3), *_paragraphs(one.question)]
        for answer in one.answers:
            behind: Said = (" (", BEHIND, ": ", *_joined(answer.by), ")") if answer.by else ()
            found.append(_only(answer, paragraph(ANSWERED, ": ", plain(answer.text), *behind)))
        for answer in one.dissents:
            found.append(_only(answer, paragraph(DISSENT, ": ", plain(answer.text))))
        if not one.answers:
            found.append(paragraph(UNANSWERED))
    return found


def _listed(title: Words, things: Sequence[About]) -> list[Node]:
    return [heading(title), *(_only(one, bullet(*_thing(one))) for one in things)] if things else []


def _thing(one: About) -> Said:
    begin: Said = (*_joined(one.by), ": ") if one.by else ()
    concerns: Said = (CONCERNS, ": ", *_joined(one.labels)) if one.labels else ()
    within = [part for part in (one.note, concerns) if part]
    ends: list[Piece] = []
    for part in within:
        ends += ["; " if ends else " (", *part]
    return (*begin, plain(one.text), *ends, *([")"] if ends else []))


def _only(one: About, node: Node) -> Node:
    return of_client(one.only, node) if one.only is not None else node


def _paragraphs(text: str) -> list[Node]:
    return [paragraph(part) for part in plain(text).split("\n\n") if part.strip()]


def _joined(words: Iterable[Words]) -> Said:
    found: list[Piece] = []
    for one in words:
        found += [", ", one] if found else [one]
    return tuple(found)
