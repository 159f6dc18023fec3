"""A request of Alma's about a child, the mother and the father, and the papers of each."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from consult.cases.models import Client
from consult.cases.operations import keep_apart, note_minors_word
from consult.cases.queries import clients_of, find_case
from consult.cases.rules import ApartGround, ClientRole, MinorsDecision
from consult.consultations.models import Consultation
from consult.consultations.operations import concern
from consult.families.models import FamilyLetter, FamilySheet
from consult.families.operations import LetterTexts, SheetTexts, write_letter, write_sheet
from consult.families.queries import find_around
from consult.families.rules import Comes, PaperLanguage
from consult.notes.rules import MayBeToldTo
from consult.privacy import reviewed
from tests.casework import a_client, doing
from tests.cast import Person
from tests.consultations.conftest import (
    HELD,
    group,
    invited,
    meeting,
    now,
    opened,
    placed,
    weekly,
)
from tests.consultations.conftest import request_ as asked

__all__ = ["asked", "group", "invited", "meeting", "now", "opened", "placed", "weekly"]

TEXTS = ("place", "purpose", "has_read", "may_refuse", "support", "interpreter")
OWN = ("own_question", "own_words", "how_heard")
LETTER = ("talked", "agreed", "next_step", "ask")


@pytest.fixture
def request_(asked: Consultation, alma: Person) -> Consultation:
    """The request, in which a father is asked as well."""
    with doing(alma):
        case = find_case(alma.actor, asked.case_id)
        father = a_client(alma, case, ClientRole.FATHER)
        concern(alma.actor, asked, father)
    return asked


def of_role(person: Person, it: Consultation, role: ClientRole) -> Client:
    case = find_case(person.actor, it.case_id)
    return next(one for one in clients_of(person.actor, case) if one.role is role)


def client_id(person: Person, it: Consultation, role: ClientRole) -> UUID:
    with doing(person):
        return of_role(person, it, role).id


def keeps_apart(person: Person, it: Consultation) -> None:
    with doing(person):
        case = find_case(person.actor, it.case_id)
        keep_apart(person.actor, case, [ApartGround.VIOLENCE], reviewed("Eri ovet."))


def child_says(person: Person, it: Consultation, decision: MinorsDecision) -> None:
    with doing(person):
        child = of_role(person, it, ClientRole.CHILD)
        note_minors_word(person.actor, child, decision, date(2026, 11, 1), reviewed("Kysyin."))


def a_sheet(
    person: Person,
    it: Consultation,
    role: ClientRole,
    *,
    at: datetime | None = HELD,
    language: PaperLanguage = PaperLanguage.FINNISH,
    label: str = "",
    **texts: str,
) -> FamilySheet:
    with doing(person):
        around = find_around(person.actor, it.id, of_role(person, it, role).id)
        given = {"purpose": "Sovitaan arjesta."} | texts
        said = SheetTexts(
            language,
            Comes.IN_PERSON,
            at,
            MayBeToldTo.ASK_FIRST,
            reviewed(label),
            {name: reviewed(given.get(name, "")) for name in (*TEXTS, *OWN)},
        )
        return write_sheet(person.actor, around, said)


def a_letter(
    person: Person,
    it: Consultation,
    role: ClientRole,
    *,
    quoted: tuple[UUID, ...] = (),
    after: int = 0,
    language: PaperLanguage = PaperLanguage.FINNISH,
    **texts: str,
) -> FamilyLetter:
    with doing(person):
        around = find_around(person.actor, it.id, of_role(person, it, role).id)
        given = {"talked": "Puhuttiin unesta ja koulusta.", "ask": "Työntekijä vastaa."} | texts
        said = LetterTexts(
            language, {name: reviewed(given.get(name, "")) for name in LETTER}, quoted
        )
        return write_letter(person.actor, around, said, after=after)


def later(**step: float) -> datetime:
    return HELD + timedelta(**step)
