"""The pure part of notes: whose voice, of what kind, to whom it may be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consult.cases.rules import MinorsDecision
from consult.foundation.words import Worded, Words


class Voice(Worded):
    """Whose words or thoughts a note holds. Each guardian has an own voice."""

    CHILD = "child", "Lapsi", "Barnet", "The child"
    GUARDIAN_1 = "guardian-1", "Huoltaja 1", "Vårdnadshavare 1", "Guardian 1"
    GUARDIAN_2 = "guardian-2", "Huoltaja 2", "Vårdnadshavare 2", "Guardian 2"
    GUARDIAN_3 = "guardian-3", "Huoltaja 3", "Vårdnadshavare 3", "Guardian 3"
    CLOSE_PERSON = "close-person", "Läheinen", "En närstående", "A close person"
    WORKER = "worker", "Asian työntekijä", "Ärendets arbetstagare", "The case's worker"
    TEAM = "team", "Tiimi yhdessä", "Teamet tillsammans", "The team together"
    SECTOR = "sector", "Toinen toimiala", "En annan sektor", "Another sector"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice as it is chosen: another sector's comes with the sector's key."""

    voice: Voice
    sector: str = ""

    def __str__(self) -> str:
        return f"{self.voice}/{self.sector}" if self.sector else str(self.voice)

    def words(self, sectors: Mapping[str, Words]) -> Words:
        """Say whose voice it is; a sector by its name, or its key when it is listed no more."""
        voice = self.voice.words
        if not self.sector:
            return voice
        name = sectors.get(self.sector, Words(self.sector, self.sector, self.sector))
        return Words(f"{voice.fi}: {name.fi}", f"{voice.sv}: {name.sv}", f"{voice.en}: {name.en}")


def speakers(sectors: Mapping[str, Words]) -> list[tuple[Speaker, Words]]:
    """List every voice that can be chosen, in the order of the page."""
    own = [Speaker(voice) for voice in Voice if voice is not Voice.SECTOR]
    theirs = [Speaker(Voice.SECTOR, key) for key in sectors]
    return [(speaker, speaker.words(sectors)) for speaker in (*own, *theirs)]


class NoteKind(Worded):
    """What a note is: what was seen is kept apart from what it might mean."""

    BACKGROUND = "background", "Tausta", "Bakgrund", "Background"
    FACT = "fact", "Havainto tai tosiasia", "Iakttagelse eller faktum", "Observation or fact"
    INTERPRETATION = "interpretation", "Tulkinta", "Tolkning", "Interpretation"
    HYPOTHESIS = "hypothesis", "Hypoteesi", "Hypotes", "Hypothesis"
    QUESTION = "question", "Kysymys", "Fråga", "Question"
    REFLECTION = "reflection", "Reflektio", "Reflektion", "Reflection"
    RESONANCE = "resonance", "Mikä kosketti", "Vad som berörde", "What touched"
    SAFETY = "safety", "Turvallisuus", "Trygghet", "Safety"
    PLAN = "plan", "Suunnitelma", "Plan", "Plan"
    ANSWER = "answer", "Vastaus", "Svar", "Answer"
    AGREEMENT = "agreement", "Sovittu asia", "Överenskommelse", "Agreement"


class NoteFate(Worded):
    """What became of a note that should not have been in the file."""

    MOVED = "moved", "Siirretty oikeaan asiaan", "Flyttad till rätt ärende", "Moved to its case"
    SENT = (
        "sent",
        "Lähetetty oikean asian piirille",
        "Skickad till rätt ärendes krets",
        "Sent to the circle of its case",
    )
    WITHDRAWN = "withdrawn", "Poistettu käytöstä", "Tillbakadragen", "Withdrawn"


class WithdrawReason(Worded):
    """Why a note is withdrawn."""

    WRONG_PERSON = (
        "wrong-person",
        "Koskee toista ihmistä",
        "Gäller en annan person",
        "About somebody else",
    )
    NAMES_SOMEBODY = (
        "names-somebody",
        "Tekstistä tunnistaa jonkun",
        "Någon kan kännas igen",
        "Somebody can be recognised",
    )
    NOT_NEEDED = (
        "not-needed",
        "Ei kuulu asiaan",
        "Hör inte till ärendet",
        "Has nothing to do with the case",
    )
    TWICE = "twice", "Kirjattu kahdesti", "Antecknad två gånger", "Written twice"


CASE_KINDS = (
    NoteKind.BACKGROUND,
    NoteKind.FACT,
    NoteKind.INTERPRETATION,
    NoteKind.HYPOTHESIS,
    NoteKind.REFLECTION,
    NoteKind.SAFETY,
    NoteKind.PLAN,
    NoteKind.AGREEMENT,
)
"""The kinds that are written outside meetings; questions and answers belong to an item."""


class MayBeToldTo(Worded):
    """To whom in the family the words may be told, as the one who said them wished."""

    ASK_FIRST = (
        "ask-first",
        "Kysy ensin häneltä, joka tämän kertoi",
        "Fråga först den som berättade",
        "Ask first the one who told this",
    )
    EVERYBODY = (
        "everybody",
        "Koko perheelle",
        "Hela familjen",
        "The whole family",
    )
    CHILD = "child", "Vain lapselle", "Endast barnet", "The child only"
    GUARDIANS = (
        "guardians",
        "Vain huoltajille",
        "Endast vårdnadshavarna",
        "The guardians only",
    )
    GUARDIAN_1 = (
        "guardian-1",
        "Vain huoltajalle 1",
        "Endast vårdnadshavare 1",
        "Guardian 1 only",
    )
    GUARDIAN_2 = (
        "guardian-2",
        "Vain huoltajalle 2",
        "Endast vårdnadshavare 2",
        "Guardian 2 only",
    )
    WORKERS = (
        "workers",
        "Vain työntekijöille",
        "Endast arbetstagarna",
        "The workers only",
    )


FAMILY_VOICES = frozenset(
    {Voice.CHILD, Voice.GUARDIAN_1, Voice.GUARDIAN_2, Voice.GUARDIAN_3, Voice.CLOSE_PERSON}
)
"""Voices of the family: their words carry how they were heard, and to whom they may be told."""


class HowHeard(Worded):
    """How words of the family came to be known that were written down at a meeting."""

    SAID_HERE = "said-here", "Sanoi itse tapaamisessa", "Sade själv på mötet", "Said at the meeting"
    ALONE = (
        "alone",
        "Kertoi työntekijälle kahden kesken",
        "Berättade för arbetstagaren på tu man hand",
        "Told the worker alone",
    )
    SHOWED = (
        "showed",
        "Piirsi, leikki tai näytti",
        "Ritade, lekte eller visade",
        "Drew, played or showed it",
    )
    WROTE = "wrote", "Kirjoitti itse", "Skrev själv", "Wrote it"
    BY_GUARDIAN = (
        "by-guardian",
        "Huoltaja kertoi",
        "Vårdnadshavaren berättade",
        "A guardian told it",
    )
    BY_OTHER = "by-other", "Joku muu kertoi", "Någon annan berättade", "Somebody else told it"


class ReaderKind(Worded):
    """As whom somebody would read or hear a note: on paper, or on a screen that many look at."""

    CHILD = "child", "Lapsi", "Barnet", "The child"
    GUARDIAN_1 = "guardian-1", "Huoltaja 1", "Vårdnadshavare 1", "Guardian 1"
    GUARDIAN_2 = "guardian-2", "Huoltaja 2", "Vårdnadshavare 2", "Guardian 2"
    GUARDIAN_3 = "guardian-3", "Huoltaja 3", "Vårdnadshavare 3", "Guardian 3"
    GUARDIAN = "guardian", "Joku huoltajista", "Någon vårdnadshavare", "One of the guardians"
    CLOSE_PERSON = "close-person", "Läheinen", "En närstående", "A close person"
    WORKER = "worker", "Työntekijä", "En arbetstagare", "A worker"


_GUARDIANS = frozenset(
    {
        ReaderKind.GUARDIAN_1,
        ReaderKind.GUARDIAN_2,
        ReaderKind.GUARDIAN_3,
        ReaderKind.GUARDIAN,
    }
)
_MAY_KNOW: Mapping[MayBeToldTo, frozenset[ReaderKind]] = {
    MayBeToldTo.ASK_FIRST: frozenset(),
    MayBeToldTo.EVERYBODY: _GUARDIANS | {ReaderKind.CHILD, ReaderKind.CLOSE_PERSON},
    MayBeToldTo.CHILD: frozenset({ReaderKind.CHILD}),
    MayBeToldTo.GUARDIANS: _GUARDIANS,
    MayBeToldTo.GUARDIAN_1: frozenset({ReaderKind.GUARDIAN_1}),
    MayBeToldTo.GUARDIAN_2: frozenset({ReaderKind.GUARDIAN_2}),
    MayBeToldTo.WORKERS: frozenset(),
}
"""Who of the family hears it. A guardian of whom nobody knows which counts as any of them."""


def may_be_shown(
    told_to: MayBeToldTo,
    decision: MinorsDecision | None,
    reader: ReaderKind,
    *,
    own_words: bool = False,
) -> bool:
    """Tell whether a note may be shown to somebody, as the one who spoke and the minor wished.

    `decision` is that of the minor whom the note concerns, None where it concerns none. A minor
    who forbids telling the guardians is heard before anything else: then neither a guardian nor a
    close person reads it. Whoever said it may always read the own words again.
    """
    if reader is ReaderKind.WORKER or own_words:
        return True
    if decision is MinorsDecision.FORBIDS and reader is not ReaderKind.CHILD:
        return False
    return reader in _MAY_KNOW[told_to]


def may_be_shown_to_all(
    told_to: MayBeToldTo, decision: MinorsDecision | None, readers: Iterable[ReaderKind]
) -> bool:
    """Tell whether a note may be shown where all of these look at once: on a shared screen."""
    return all(may_be_shown(told_to, decision, reader) for reader in readers)


def strictest(decisions: Iterable[MinorsDecision]) -> MinorsDecision | None:
    """Return which decision counts where a note concerns several minors: one who forbids."""
    found = set(decisions)
    order = (
        MinorsDecision.FORBIDS,
        MinorsDecision.NOT_ASKED,
        MinorsDecision.NOT_CAPABLE,
        MinorsDecision.ALLOWS,
    )
    return next((one for one in order if one in found), None)
