"""A client's entry on paper: the words of the text that is pasted, with gaps to fill by hand."""

import re

from consult.documents.paper import (
    Block,
    Bullets,
    Facts,
    Gap,
    Heading,
    Paper,
    Paragraph,
    Text,
)
from consult.followups.rules.record_text import HEADING, Entry, record_text
from consult.foundation.words import Words

GAP = re.compile(r"\[([^\[\]]+)\]")
DASH = "– "
NOTE = Words(
    "Hakasulkeissa olevat kohdat täytetään asiakasasiakirjaan, ei tänne.",
    "Det som står inom hakparentes fylls i i klienthandlingen, inte här.",
    "What stands in square brackets is filled in in the client document, not here.",
)


def record_paper(entry: Entry, language: str) -> Paper:
    """Compose the entry of one client as a paper in one language."""
    head, *sections = record_text(entry, language).strip().split("\n\n")
    rows = [line.partition(": ") for line in head.split("\n")[1:]]
    blocks: list[Block] = [Facts([(label, _with_gaps(value)) for label, _colon, value in rows])]
    for section in sections:
        blocks += _section(section.split("\n"))
    title = HEADING.say(language).capitalize()
    return Paper(title, language, blocks, NOTE.say(language))


def _section(lines: list[str]) -> list[Block]:
    found: list[Block] = []
    if lines[0].endswith(":"):
        found, lines = [Heading(lines[0].removesuffix(":"))], lines[1:]
    for line in lines:
        text = _with_gaps(line.removeprefix(DASH))
        last = found[-1] if found else None
        if not line.startswith(DASH):
            found.append(Paragraph(text))
        elif isinstance(last, Bullets):
            found[-1] = Bullets([*last.items, text])
        else:
            found.append(Bullets([text]))
    return found


def _with_gaps(text: str) -> Text:
    """Make gaps of what stands in square brackets."""
    pieces = GAP.split(text)
    found = [Gap(one) if place % 2 else one for place, one in enumerate(pieces)]
    return [one for one in found if one]
