"""The sheet *Ennen tapaamista*: what somebody of the family is told before a meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consult.documents.paper import (
    Block,
    Bullets,
    Facts,
    Gap,
    Heading,
    Lines,
    Paper,
    Paragraph,
    Text,
)
from consult.families.rules.headings import headings
from consult.families.rules.kinds import Comes, PaperLanguage

LINES = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody who comes for her work: her name, what she does, where."""

    name: str
    profession: str
    agency: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return ", ".join(part for part in (self.name, self.profession, self.agency) if part)


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Everything one person's sheet is made of.

    Of others in the family there is no more than `family`: empty where some are kept apart.
    """

    language: PaperLanguage
    whose: str
    """The own label the person has picked, or the role label."""
    comes: Comes
    time: str
    place: str
    purpose: str
    people: Sequence[Coming]
    family: Sequence[str]
    has_read: str
    may_refuse: str
    support: str
    interpreter: str
    own_question: str
    own_words: str


def compose_sheet(facts: SheetFacts) -> Paper:
    """Put the sheet together."""
    said = headings(facts.language)
    blocks: list[Block] = [
        Facts(_first(facts, said)),
        *_asked("why", said, facts.purpose),
        Heading(said["who"]),
        *_who(facts, said),
        Heading(said["read"]),
        Paragraph(facts.has_read or said["read_usual"]),
        Heading(said["refuse"]),
        Paragraph(said["refuse_usual"]),
        *([Paragraph(facts.may_refuse)] if facts.may_refuse else []),
        Heading(said["support"]),
        Paragraph(facts.support or said["support_usual"]),
        Heading(said["interpreter"]),
        Paragraph(facts.interpreter or said["interpreter_usual"]),
        *_asked("own_question", said, facts.own_question),
        *_asked("own_words", said, facts.own_words),
    ]
    return Paper(said["sheet"], facts.language.value, blocks, said["sheet_note"])


def _first(facts: SheetFacts, said: Mapping[str, str]) -> list[tuple[Text, Text]]:
    language = facts.language.value if facts.language.value in ("sv", "en") else "fi"
    rows: list[tuple[Text, Text]] = [(said["for_whom"], facts.whose)]
    if facts.comes is Comes.NOT:
        return [*rows, (said["how"], facts.comes.words.say(language))]
    rows.append((said["when"], facts.time or [Gap(said["time_gap"])]))
    if facts.comes is Comes.REMOTE:
        return [*rows, (said["how"], facts.comes.words.say(language))]
    return [*rows, (said["where"], facts.place or [Gap(said["place_gap"])])]


def _who(facts: SheetFacts, said: Mapping[str, str]) -> list[Block]:
    people = [one.line for one in facts.people]
    found: list[Block] = [Bullets(people)] if people else [Paragraph(said["who_none"])]
    if facts.family:
        found.append(Paragraph(f"{said['family_too']}: {', '.join(facts.family)}"))
    return found


def _asked(key: str, said: Mapping[str, str], text: str) -> list[Block]:
    """Return what was said under a heading, or the heading with lines to write on."""
    if text:
        return [Heading(said[key]), Paragraph(text)]
    return [Heading(said[key]), Lines("", LINES)]
