"""Real names of a case that stand in its consultation: seen by those who know the names alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from consult import vault
from consult.cases.models import RealNames
from consult.cases.queries import real_names_of
from consult.consultations.models import Consultation
from consult.consultations.queries.reading import questions_of, requests_of
from consult.consultations.queries.whole import Whole
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.privacy import CaseNames, compile_names
from consult.privacy.folding import fold

NOTE = Words("Muistiinpano", "Anteckning", "Note")


class Noted(Protocol):
    """A note of a table: who wrote it, and what it says."""

    author_id: UUID
    body: str


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a consultation: what it is, whose, and what it says."""

    what: Words
    writer_id: UUID | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A text in which somebody is called by name, and the names as they stand there."""

    what: Words
    writer_id: UUID | None
    names: Sequence[str] = field(repr=False)


def named_in(
    actor: Actor, it: Consultation, brief: Whole, notes: Iterable[Noted] = ()
) -> list[Named]:
    """Return where a real name of the case stands, to its asker who may know the names."""
    kept = brief.real_names
    if not kept or it.asker_id != actor.id or not vault.keyring().holds(kept[0].space_id):
        return []
    names = _compiled(kept)
    of_notes = [Written(NOTE, note.author_id, note.body) for note in notes]
    return _among(names, [*_asked(brief), *_answered(brief), *of_notes])


def named_in_request(actor: Actor, it: Consultation) -> list[Named]:
    """Return where a real name stands in what experts are about to read."""
    kept = real_names_of(actor, it.case_id) if it.case_id is not None else ()
    if not kept:
        return []
    names = _compiled(kept)
    questions = [_question(one.number, one) for one in questions_of(actor, it)]
    texts = [Written(one.part.words, one.author_id, one.body) for one in requests_of(actor, it)]
    return _among(names, [*questions, *texts])


def _compiled(kept: Sequence[RealNames]) -> CaseNames:
    return compile_names([name for one in kept for name in one.names])


def _asked(brief: Whole) -> list[Written]:
    questions = [_question(one.number, one) for one in brief.questions]
    texts = [Written(one.part.words, one.author_id, one.body) for one in brief.requests]
    return [
        *questions,
        *texts,
        *(Written(one.kind.words, one.author_id, one.body) for one in brief.messages),
    ]


def _answered(brief: Whole) -> list[Written]:
    numbers = {one.id: one.number for one in brief.questions}
    return [
        Written(_answer_to(numbers[one.question_id]), one.writer_id, f"{one.body}\n{one.dissent}")
        for one in brief.given
        if one.question_id in numbers
    ]


def _question(number: int, one: Noted) -> Written:
    words = Words(f"Kysymys {number}", f"Fråga {number}", f"Question {number}")
    return Written(words, one.author_id, one.body)


def _answer_to(number: int) -> Words:
    return Words(
        f"Vastaus kysymykseen {number}", f"Svar på fråga {number}", f"Answer to question {number}"
    )


def _among(names: CaseNames, texts: Iterable[Written]) -> list[Named]:
    found = ((one, _names_in(names, one.text)) for one in texts)
    return [Named(one.what, one.writer_id, pieces) for one, pieces in found if pieces]


def _names_in(names: CaseNames, text: str) -> list[str]:
    folded = fold(text).text
    pieces = (folded[one.start : one.end] for one in names.find_in(folded) if one.certain)
    return list(dict.fromkeys(pieces))
