"""The printed pack: who, what is asked, how the talk goes, and lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.agencies.rules import (
    AGENCY,
    CONTROLLER,
    EACH_ITS_OWN,
    REGISTER,
    REGISTERS,
    Register,
)
from consult.documents.paper import (
    Block,
    Facts,
    Heading,
    Lines,
    PageBreak,
    Paper,
    Paragraph,
    Table,
)
from consult.foundation.words import Words
from consult.meetings.rules.card import FORMAT, PrintedPhase, phases_to_write_on

LINES = 5
ROOM_FOR_AGREED = 6
ROOM_IN_A_CELL = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """Somebody at the table as she is printed: staff and guests by name, family by role alone."""

    name: str
    role: str
    place: str


@dataclass(frozen=True, slots=True)
class PackContent:
    """What goes into the pack."""

    format: str
    when: str
    people: Sequence[PrintedPerson]
    questions: Sequence[str]
    readings: Sequence[tuple[str, str]]
    """What each text is, and the text: those that were chosen to be read beforehand."""
    phases: Sequence[PrintedPhase]
    registers: Sequence[Register] = ()
    """Of several agencies: who answers for what each of them records."""


def printed_pack(language: str, content: PackContent) -> Paper:
    """Compose the pack in a language."""

    def said(words: Words) -> str:
        return words.say(language)

    blocks: list[Block] = [Facts([(said(FORMAT), content.format), (said(WHEN), content.when)])]
    blocks += [Heading(said(PEOPLE)), _people(content.people, language)]
    if content.questions:
        blocks.append(Heading(said(QUESTIONS)))
        for number, text in enumerate(content.questions, start=1):
            blocks += [Paragraph(f"{number}. {text}"), Lines(said(ANSWER), LINES)]
    if content.readings:
        blocks.append(Heading(said(READINGS)))
        for title, text in content.readings:
            blocks += [Heading(title, 3), Paragraph(text)]
    blocks += [PageBreak(), *phases_to_write_on(language, content.phases)]
    blocks += [Heading(said(AGREED)), _room_for_agreed(language)]
    blocks += _registers(content.registers, language)
    return Paper(said(PACK), language, blocks, said(KEEP_SAFE))


def _people(people: Sequence[PrintedPerson], language: str) -> Table:
    header = [word.say(language) for word in (WHO, ROLE, FROM, THERE)]
    rows = [[one.name, one.role, one.place, ""] for one in people]
    return Table(header, rows, widths=[5, 5, 6, 2])


def _registers(registers: Sequence[Register], language: str) -> list[Block]:
    if not registers:
        return []
    header = [word.say(language) for word in (AGENCY, CONTROLLER, REGISTER)]
    return [
        Heading(REGISTERS.say(language)),
        Paragraph(EACH_ITS_OWN.say(language)),
        Table(header, [list(one) for one in registers], widths=[5, 5, 6]),
    ]


def _room_for_agreed(language: str) -> Table:
    header = [word.say(language) for word in (WHAT, BY_WHOM, BY_WHEN, TELLS)]
    empty = [ROOM_IN_A_CELL, "", "", ""]
    return Table(header, [empty] * ROOM_FOR_AGREED, widths=[8, 4, 3, 4])


PACK = Words("Kokouspaketti", "Möteshäfte", "Meeting pack")
WHEN = Words("Aika", "Tid", "Time")
PEOPLE = Words("Pöydän ääressä", "Vid bordet", "At the table")
WHO = Words("Kuka", "Vem", "Who")
ROLE = Words("Rooli", "Roll", "Role")
FROM = Words("Mistä", "Varifrån", "From where")
THERE = Words("Paikalla", "På plats", "There")
QUESTIONS = Words("Kysymykset", "Frågor", "Questions")
ANSWER = Words("Vastaus, ja kenen näkökulmasta", "Svar, och ur vems synvinkel", "Answer, and whose")
READINGS = Words("Luettavaksi ennalta", "Att läsa på förhand", "To read beforehand")
AGREED = Words("Mitä sovittiin", "Vad vi kom överens om", "What was agreed")
WHAT = Words("Mitä", "Vad", "What")
BY_WHOM = Words("Kuka", "Vem", "Who")
BY_WHEN = Words("Mihin mennessä", "Till när", "By when")
TELLS = Words("Kuka kertoo perheelle", "Vem berättar för familjen", "Who tells the family")
KEEP_SAFE = Words(
    "Salassa pidettävä. Palauta kokouksen ohjaajalle tai hävitä kokouksen jälkeen.",
    "Sekretessbelagt. Lämna till mötets handledare eller förstör efter mötet.",
    "Secret. Give it to the facilitator after the meeting, or destroy it.",
)
