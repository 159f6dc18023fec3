"""What one family was told before a meeting, got in writing afterwards, and permits."""

from datetime import timedelta

from consult.cases.models import Case, Client
from consult.cases.operations import note_minors_word
from consult.cases.queries import visible_cases
from consult.cases.rules import MinorsDecision
from consult.consultations.rules.choices import Permits, SaidBy
from consult.demo.year.asking import days_ago
from consult.demo.year.hands import Hands
from consult.families.models import Around, Gathering
from consult.families.operations import (
    LetterTexts,
    Said,
    SheetTexts,
    hand_over_letter,
    write_answer_down,
    write_letter,
    write_sheet,
)
from consult.families.queries import find_around, find_letter, gatherings_of
from consult.families.rules import Comes, HandedHow, Matter, PaperLanguage
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.notes.rules import MayBeToldTo
from consult.privacy import reviewed

BEFORE = {
    "place": "Neuvotteluhuone, ovi pihan puolelta",
    "purpose": "Mietitään yhdessä, mikä auttaisi arjessa. Sinä saat sanoa, mistä puhutaan ensin.",
    "has_read": "",
    "may_refuse": "",
    "support": "Mummo voi tulla mukaan.",
    "interpreter": "",
    "own_question": "Saanko lähteä kesken, jos en jaksa?",
    "own_words": "",
    "how_heard": "Kysyin koulun jälkeen kahden kesken, hän kirjoitti itse.",
}
AFTER = {
    "talked": "Puhuttiin siitä, millaista kotona on ja mikä sinusta on parasta viikossa.",
    "agreed": "Työntekijä soittaa koululle ensi viikolla.\nTapaatte kerran kahdestaan.",
    "next_step": "Tavataan uudelleen kolmen viikon päästä.",
    "ask": "Voit kysyä työntekijältä mitä vain, myös sen, mitä muut sanoivat.",
}


def lay_families(hands: Hands) -> None:
    """Lay the papers of one of Alma's families: a child's sheet and letter, what each permits."""
    with hands.acting("alma", days_ago(1)) as alma:
        cases = db.session.scalars(visible_cases(alma).order_by(Case.opened_at.desc()).limit(4))
        meetings = [one for case in cases for one in gatherings_of(alma, case) if _child(one)]
        ahead = next((one for one in meetings if not one.is_over), None)
        over = next((one for one in meetings if one.is_over), None)
        child = _child(meetings[0])
        assert child is not None, "only meetings about a child were kept"
        how = reviewed("Kysyin kahden kesken ja kerroin, mitä se tarkoittaa.")
        day = clock.today() - timedelta(days=2)
        note_minors_word(alma, child, MinorsDecision.ALLOWS, day, how)
        if ahead is not None:
            _before(alma, ahead)
        if over is not None:
            _after(alma, over)


def _child(meeting: Gathering) -> Client | None:
    return next((one.client for one in meeting.clients if one.client.is_minor), None)


def _around(alma: Actor, meeting: Gathering) -> Around:
    child = _child(meeting)
    found = find_around(alma, meeting.consultation.id, child.id) if child else None
    assert found is not None, "it is about a child, and she sits in the circle"
    return found


def _before(alma: Actor, meeting: Gathering) -> None:
    around = _around(alma, meeting)
    at = meeting.meeting.starts_at if meeting.meeting else None
    texts = {name: reviewed(text) for name, text in BEFORE.items()}
    told = MayBeToldTo.ASK_FIRST
    language = PaperLanguage.FINNISH
    said = SheetTexts(language, Comes.IN_PERSON, at, told, reviewed("ilves"), texts)
    write_sheet(alma, around, said)
    words = reviewed("Saa kysyä muilta, jos kerrotte minulle, mitä he sanovat.")
    day = clock.today() - timedelta(days=2)
    answer = Said(Matter.ASKING, Permits.ALLOWS, SaidBy.CLIENT, day, words)
    write_answer_down(alma, around, answer)


def _after(alma: Actor, meeting: Gathering) -> None:
    around = _around(alma, meeting)
    texts = {name: reviewed(text) for name, text in AFTER.items()}
    letter = write_letter(alma, around, LetterTexts(PaperLanguage.FINNISH, texts))
    db.session.flush()
    seen = find_letter(alma, letter.id)
    assert seen is not None, "she has just written it"
    hand_over_letter(alma, seen, clock.today(), HandedHow.READ_ALOUD)
