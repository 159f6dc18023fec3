"""In which languages papers are written, how somebody comes, how a letter was handed over."""

from consult.foundation.languages import ServiceLanguage
from consult.foundation.words import Worded


class PaperLanguage(Worded):
    """A language in which the fixed words of a sheet or letter are there, at least in part."""

    FINNISH = "fi", "Suomi", "Finska", "Finnish"
    SWEDISH = "sv", "Ruotsi", "Svenska", "Swedish"
    ENGLISH = "en", "Englanti", "Engelska", "English"
    NORTH_SAMI = "se", "Pohjoissaame", "Nordsamiska", "North Sámi"
    INARI_SAMI = "smn", "Inarinsaame", "Enaresamiska", "Inari Sámi"
    SKOLT_SAMI = "sms", "Koltansaame", "Skoltsamiska", "Skolt Sámi"


def language_for(wanted: ServiceLanguage) -> PaperLanguage:
    """Return the language to begin a paper in: the client's own where there is one, or Finnish."""
    known = {one.value: one for one in PaperLanguage}
    return known.get(wanted.value, PaperLanguage.FINNISH)


class Comes(Worded):
    """How somebody of the family takes part."""

    IN_PERSON = "in-person", "Tulee paikalle", "Kommer på plats", "Comes in person"
    REMOTE = "remote", "Osallistuu etänä", "Deltar på distans", "Takes part remotely"
    NOT = (
        "not",
        "Ei tule itse: työntekijä tuo terveiset",
        "Kommer inte själv: arbetstagaren framför hälsningen",
        "Does not come: the worker brings the words",
    )


class HandedHow(Worded):
    """How a letter reached whom it is for."""

    BY_HAND = "by-hand", "Annettu käteen", "Överlämnat personligen", "Handed over"
    READ_ALOUD = "read-aloud", "Luettu ääneen", "Läst högt", "Read aloud"
    BY_POST = "by-post", "Postitettu", "Skickat per post", "Sent by post"
    SECURE = (
        "secure",
        "Lähetetty turvallisen asioinnin kautta",
        "Skickat via säker e-tjänst",
        "Sent through the secure service",
    )


class Matter(Worded):
    """What somebody of the family is asked to permit."""

    ASKING = (
        "asking",
        "Muiden asiantuntijoiden kysyminen",
        "Att fråga andra sakkunniga",
        "Asking other professionals",
    )
    STATEMENT = "statement", "Lausunto", "Yttrande", "A statement"


class Consequence(Worded):
    """What follows when somebody forbids."""

    END_SEATS = (
        "end-seats",
        "Lopeta muiden pääsy heti",
        "Avsluta genast andras tillgång",
        "End what others can open at once",
    )
    GO_ON = (
        "go-on",
        "Jatka kiellosta huolimatta lain nojalla",
        "Fortsätt trots förbudet med stöd av lag",
        "Go on despite the refusal, by virtue of law",
    )
