"""Writing sheets and letters, and saying that a letter was handed over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.cases.operations import choose_label
from consult.cases.operations.family import STILL_AHEAD
from consult.cases.queries import hold_case
from consult.families.models import Around, FamilyLetter, FamilySheet, LetterSeen
from consult.families.queries import (
    arrivals_of_others,
    kept_of_others,
    letters_to,
    told_to,
)
from consult.families.rules import (
    Comes,
    HandedHow,
    Kept,
    PaperLanguage,
    expect_good_still,
    names_code,
    same_door,
    tells_of_another,
    too_near,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.notes.rules import MayBeToldTo
from consult.privacy import ReviewedText, overruled_in

TOO_NEAR = Words(
    "Perheenjäsenten saapumisten välillä on oltava vähintään 30 minuuttia.",
    "Det måste vara minst 30 minuter mellan familjemedlemmarnas ankomster.",
    "There must be at least 30 minutes between the arrivals of two of this family.",
)
SAME_DOOR = Words(
    "Toinen aikuinen tulee samaan paikkaan. Anna kummallekin oma ovi tai huone.",
    "En annan vuxen kommer till samma plats. Ge var och en en egen dörr eller ett eget rum.",
    "Another adult comes to the same place. Give each a door or a room of one's own.",
)
OF_ANOTHER = Words(
    "Tekstissä on toisen perheenjäsenen saapumisaika, paikka tai sanoja. Poista ne: tässä perheessä"
    " osa pidetään erillään.",
    "Texten innehåller en annan familjemedlems ankomsttid, plats eller ord. Ta bort dem: i den här"
    " familjen hålls en del isär.",
    "The text holds another one's time of arrival, place or words. Take them out: some of this"
    " family are kept apart.",
)
A_CODE = Words(
    "Tekstissä on asian tai konsultaation tunnus. Perheelle annettavassa paperissa ei ole"
    " tunnuksia.",
    "Texten innehåller ärendets eller konsultationens kod. I ett papper till familjen finns inga"
    " koder.",
    "The text holds a code of the case or the consultation. A paper for a family has no codes.",
)
NOT_HELD = Words(
    "Kirjeen voi kirjoittaa, kun tapaaminen on alkanut.",
    "Brevet kan skrivas när mötet har börjat.",
    "A letter can be written once the meeting has begun.",
)
SOMEBODY_WROTE = Words(
    "Joku toinen ehti kirjoittaa uuden version kirjeestä.",
    "Någon annan hann skriva en ny version av brevet.",
    "Somebody else has written a new version of the letter meanwhile.",
)
HANDED_ALREADY = Words(
    "Tämä kirje on jo merkitty annetuksi.",
    "Det här brevet är redan märkt som överlämnat.",
    "This letter is marked as handed over already.",
)
HOW_HEARD = Words(
    "Kirjoita, miten oma kysymys tai sanat on saatu selville.",
    "Skriv hur den egna frågan eller orden har kommit fram.",
    "Write how the own question or words were found out.",
)


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """What is written on a sheet."""

    language: PaperLanguage
    comes: Comes
    comes_at: datetime | None
    told_to: MayBeToldTo
    label: ReviewedText
    texts: dict[str, ReviewedText]
    """Place, purpose, what was read, whom one may refuse, support, interpreter, own words."""


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """What is written in a letter, and which of the utterances go along."""

    language: PaperLanguage
    texts: dict[str, ReviewedText]
    """What was talked about, what was agreed, what comes next, whom one may ask."""
    quoted: Collection[UUID] = ()


def write_sheet(actor: Actor, around: Around, said: SheetTexts) -> FamilySheet:
    """Write a sheet. What it said before stays; the newest is shown.

    Raises:
        NotSaved: it tells of another, holds a code, or two would meet who are kept apart.

    """
    hold_case(actor, around.case)  # of two sheets written at once the second sees the first
    if (said.texts["own_question"] or said.texts["own_words"]) and not said.texts["how_heard"]:
        raise NotSaved(HOW_HEARD)
    place = said.texts["place"]
    own = Kept((said.comes_at,) if said.comes_at else (), (place,))
    _expect_apart(actor, around, said.comes_at, place)
    _expect_plain(actor, around, (*said.texts.values(), said.label), own)
    sheet = FamilySheet(
        id=new_id(),
        space_id=around.client.space_id,
        client_id=around.client.id,
        consultation_id=around.consultation.id,
        language=said.language,
        comes=said.comes,
        told_to=said.told_to,
        author_id=actor.id,
        written_at=clock.now(),
    )
    sheet.comes_at = said.comes_at.isoformat() if said.comes_at else ""
    for name, text in said.texts.items():
        setattr(sheet, name, text)
    db.session.add(sheet)
    _record(actor, Deed.FAMILY_SHEET_WRITTEN, sheet, said.texts.values())
    if around.client.own_label != said.label:
        choose_label(actor, around.client, said.label)
    return sheet


def write_letter(
    actor: Actor, around: Around, said: LetterTexts, *, after: int = 0
) -> FamilyLetter:
    """Write a letter, or its next version; `after` is the version the writer had before her.

    Raises:
        NotSaved: the meeting has not begun, or the text tells of another or holds a code.
        Conflict: somebody else has written the next version.

    """
    if not around.is_over:
        raise NotSaved(NOT_HELD)
    hold_case(actor, around.case)
    newest = next((one.number for one in letters_to(actor, around)), 0)
    if newest != after:
        raise Conflict(SOMEBODY_WROTE)
    quoted = [one for one in told_to(actor, around) if one.id in said.quoted]
    of_others = (one.body for one in quoted if not one.own)
    _expect_plain(actor, around, (*said.texts.values(), *of_others))
    letter = FamilyLetter(
        id=new_id(),
        space_id=around.client.space_id,
        client_id=around.client.id,
        consultation_id=around.consultation.id,
        number=newest + 1,
        language=said.language,
        author_id=actor.id,
        written_at=clock.now(),
    )
    for name, text in said.texts.items():
        setattr(letter, name, text)
    letter.own_words = [one.body for one in quoted if one.own]
    letter.others_words = [one.body for one in quoted if not one.own]
    db.session.add(letter)
    _record(actor, Deed.FAMILY_LETTER_WRITTEN, letter, said.texts.values())
    return letter


def hand_over_letter(actor: Actor, seen: LetterSeen, day: date, how: HandedHow) -> None:
    """Say that a letter has reached whom it is for: who gave it, when and how.

    Raises:
        Conflict: somebody has said so already.
        NotSaved: the day is still to come.

    """
    expect_good_still(seen.may_tell)
    letter = seen.letter
    if letter.is_handed_over:
        raise Conflict(HANDED_ALREADY)
    if day > clock.today():
        raise NotSaved(STILL_AHEAD)
    letter.handed_by, letter.handed_on, letter.handed_how = actor.id, day, how
    _record(actor, Deed.FAMILY_LETTER_HANDED_OVER, letter, ())


def _expect_apart(actor: Actor, around: Around, at: datetime | None, place: str) -> None:
    """Refuse an arrival too near another's or by the same door, where some are kept apart."""
    if not around.case.kept_apart:
        return
    others = arrivals_of_others(actor, around)
    if at is not None and too_near(at, others.times):
        raise NotSaved(TOO_NEAR)
    if same_door(place, others.texts):
        raise NotSaved(SAME_DOOR)


def _expect_plain(
    actor: Actor, around: Around, texts: Iterable[str], own: Kept | None = None
) -> None:
    whole = "\n".join(texts)
    if names_code(whole, (around.case.code, around.consultation.code)):
        raise NotSaved(A_CODE)
    if around.case.kept_apart and tells_of_another(whole, kept_of_others(actor, around, own)):
        raise NotSaved(OF_ANOTHER)


def _record(
    actor: Actor,
    deed: Deed,
    row: FamilySheet | FamilyLetter,
    texts: Iterable[ReviewedText],
) -> None:
    audit.record(
        actor,
        deed,
        on=row,
        space=row.space_id,
        clients=[row.client_id],
        overruled=overruled_in(*texts),
        number=getattr(row, "number", None),
        how=getattr(row, "handed_how", None),
    )
