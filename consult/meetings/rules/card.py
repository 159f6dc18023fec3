"""The structure card: one page with the phases, for the table and for a day without a network.

The printed pack has the same phases with room to write.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.documents.paper import Block, Facts, Heading, Lines, Paper, Paragraph, Table
from consult.foundation.words import Words

FITS = 1_150
"""So many characters of prompts leave the card on one page; more go on the pack alone."""
LINES = 4


@dataclass(frozen=True, slots=True)
class PrintedPhase:
    """One phase as it is printed, in the reader's language."""

    title: str
    minutes: int
    speaks: Sequence[str]
    listens: Sequence[str]
    prompt: str
    is_recorded: bool


def structure_card(
    language: str, name: str, phases: Sequence[PrintedPhase], length: int, note: str = ""
) -> Paper:
    """Compose the card of one item: what, how long, who speaks, who listens, what to ask."""

    def said(words: Words) -> str:
        return words.say(language)

    total = sum(phase.minutes for phase in phases)
    facts: list[tuple[str, str]] = [
        (said(FORMAT), name),
        (said(MINUTES), f"{total} / {length} min"),
    ]
    with_prompts = sum(len(phase.prompt) for phase in phases) <= FITS
    header, widths = [said(FROM), said(PHASE)], [2, 9]
    rows = [
        [when, _with_turns(phase, language)]
        for when, phase in zip(clocked(phases), phases, strict=True)
    ]
    if with_prompts:
        header, widths = [*header, said(PROMPTS)], [*widths, 11]
        rows = [[*row, phase.prompt or "–"] for row, phase in zip(rows, phases, strict=True)]
    blocks: list[Block] = [Facts(facts), Table(header, rows, said(STRUCTURE), widths)]
    return Paper(said(CARD), language, [*blocks, Paragraph(said(NO_LOCK))], note)


def phases_to_write_on(language: str, phases: Sequence[PrintedPhase]) -> list[Block]:
    """Return each phase with its turns, its prompts and lines; none where nothing is recorded."""
    blocks: list[Block] = [Heading(STRUCTURE.say(language))]
    for number, (when, phase) in enumerate(zip(clocked(phases), phases, strict=True), start=1):
        blocks.append(Heading(f"{number}. {phase.title} ({when} min)", 3))
        turns = [(SPEAKS.say(language), ", ".join(phase.speaks))]
        if phase.listens:
            turns.append((LISTENS.say(language), ", ".join(phase.listens)))
        blocks.append(Facts(turns))
        if phase.prompt:
            blocks.append(Paragraph(phase.prompt))
        if phase.is_recorded:
            blocks.append(Lines(NOTES.say(language), LINES))
        else:
            blocks.append(Paragraph(NOT_RECORDED.say(language)))
    return blocks


def clocked(phases: Sequence[PrintedPhase]) -> list[str]:
    """Return from which to which minute each phase runs: 0–3, 3–8."""
    spans, at = [], 0
    for phase in phases:
        spans.append(f"{at}–{at + phase.minutes}")
        at += phase.minutes
    return spans


def _with_turns(phase: PrintedPhase, language: str) -> str:
    lines = [phase.title, f"{SPEAKS.say(language)}: {', '.join(phase.speaks)}"]
    if phase.listens:
        lines.append(f"{LISTENS.say(language)}: {', '.join(phase.listens)}")
    if not phase.is_recorded:
        lines.append(NOT_RECORDED.say(language))
    return "\n".join(lines)


CARD = Words("Rakennekortti", "Strukturkort", "Structure card")
FORMAT = Words("Kokousmuoto", "Mötesform", "Format")
MINUTES = Words("Vaiheet / varattu aika", "Faser / reserverad tid", "Phases / time there is")
STRUCTURE = Words("Vaiheet", "Faser", "Phases")
FROM = Words("Min", "Min", "Min")
PHASE = Words("Vaihe", "Fas", "Phase")
SPEAKS = Words("Puhuu", "Talar", "Speaks")
LISTENS = Words("Kuuntelee", "Lyssnar", "Listens")
PROMPTS = Words("Kysymyksiä avuksi", "Frågor till hjälp", "Prompts")
NOTES = Words("Muistiinpanoja", "Anteckningar", "Notes")
NOT_RECORDED = Words("ei kirjata mitään", "ingenting antecknas", "nothing is recorded")
NO_LOCK = Words(
    "Minuutit ovat suunta, eivät raja. Joka kuuntelee, saa vain kuunnella.",
    "Minuterna visar riktningen, de är ingen gräns. Den som lyssnar får bara lyssna.",
    "The minutes are a direction, not a limit. Whoever listens may just listen.",
)
