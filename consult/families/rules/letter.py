"""A letter to a child or an adult of a family, in plain words: never a code in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consult.documents.paper import Block, Bullets, Facts, Heading, Paper, Paragraph
from consult.families.rules.headings import headings
from consult.families.rules.kinds import PaperLanguage


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything a letter is made of."""

    language: PaperLanguage
    whose: str
    """The own label the person has picked, or the role label."""
    picked: bool
    """Whether the label is the own one: then the letter greets by it."""
    talked: str
    own_words: Sequence[str]
    others_words: Sequence[str]
    agreed: str
    next_step: str
    ask: str
    day: str
    writer: str


def compose_letter(facts: LetterFacts) -> Paper:
    """Put the letter together. A part nobody has written anything in is left out."""
    said = headings(facts.language)
    parts: tuple[tuple[str, str | Sequence[str]], ...] = (
        ("talked", facts.talked),
        ("your_words", facts.own_words),
        ("others_words", facts.others_words),
        ("agreed", facts.agreed),
        ("next", facts.next_step),
        ("ask", facts.ask),
    )
    blocks = _greeting(facts, said)
    for key, text in parts:
        if text:
            body = Paragraph(text) if isinstance(text, str) else Bullets(text)
            blocks += [Heading(said[key]), body]
    blocks.append(Paragraph(f"\n{facts.day}\n{facts.writer}"))  # an empty line before it
    return Paper(said["letter"], facts.language.value, blocks)


def _greeting(facts: LetterFacts, said: Mapping[str, str]) -> list[Block]:
    """Greet by the own label; nobody is greeted as *mother*, the letter says whom it is for."""
    if facts.picked:
        return [Paragraph(f"{said['hello']} {facts.whose},")]
    return [Facts([(said["for_whom"], facts.whose)]), Paragraph(f"{said['hello']},")]
