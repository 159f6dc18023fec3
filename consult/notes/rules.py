"""The pure part of notes: whose voice, of what kind, to whom it may be told."""

from consult.foundation.words import Worded


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
        "Saa kertoa koko perheelle",
        "Får berättas för hela familjen",
        "May be told to the whole family",
    )
    CHILD = "child", "Vain lapselle", "Endast för barnet", "To the child only"
    GUARDIANS = (
        "guardians",
        "Vain huoltajille",
        "Endast för vårdnadshavarna",
        "To the guardians only",
    )
    GUARDIAN_1 = (
        "guardian-1",
        "Vain huoltajalle 1",
        "Endast för vårdnadshavare 1",
        "To guardian 1 only",
    )
    GUARDIAN_2 = (
        "guardian-2",
        "Vain huoltajalle 2",
        "Endast för vårdnadshavare 2",
        "To guardian 2 only",
    )
    WORKERS = (
        "workers",
        "Vain työntekijöille",
        "Endast för arbetstagarna",
        "To the workers only",
    )
