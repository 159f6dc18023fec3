"""Kinds and codes, each in three languages."""

from consult.foundation.words import Worded


class AlarmKind(Worded):
    """Why a bell has rung."""

    DAMAGED = (
        "damaged-row",
        "Tallenne on vahingoittunut tai sitä on muutettu",
        "En sparad uppgift är skadad eller har ändrats",
        "A stored record is damaged or was changed",
    )
    KEY = (
        "refused-key",
        "Henkilön avain ei ole se, joka hyväksyttiin",
        "Någons nyckel är inte den som godkändes",
        "Somebody's key is not the one that was approved",
    )
    GRANT = (
        "invalid-grant",
        "Pääsyoikeus, jota kukaan ei ole voinut antaa",
        "En åtkomst som ingen har kunnat ge",
        "Access that nobody could have given",
    )
    PASSKEY = (
        "passkey-doubted",
        "Pääsyavain on ehkä kopioitu",
        "En nyckel för inloggning kan ha kopierats",
        "A passkey may have been copied",
    )
    READING = (
        "many-cases",
        "Poikkeuksellisen monta asiaa avattu tunnissa",
        "Ovanligt många ärenden öppnade inom en timme",
        "Unusually many cases opened within an hour",
    )
    LOG = (
        "log-altered",
        "Loki ei ole sellaisena kuin se kirjoitettiin",
        "Loggen är inte som den skrevs",
        "The log is not as it was written",
    )


class Finding(Worded):
    """What somebody found who looked into an alarm."""

    EXPLAINED = (
        "explained",
        "Selitys löytyi, ei toimia",
        "En förklaring hittades, inga åtgärder",
        "It was explained; nothing to do",
    )
    FAULT = (
        "fault",
        "Laitteen tai ohjelman vika",
        "Fel i maskin eller program",
        "A fault of machine or program",
    )
    EXERCISE = (
        "exercise",
        "Kokeilu tai harjoitus",
        "Ett försök eller en övning",
        "A trial or an exercise",
    )
    INCIDENT = (
        "incident",
        "Avattiin poikkeama",
        "En avvikelse öppnades",
        "An incident was opened",
    )


class IncidentKind(Worded):
    """What has happened, as far as one knows."""

    ACCOUNT = (
        "account",
        "Tunnus vieraissa käsissä",
        "Ett konto i fel händer",
        "An account in other hands",
    )
    READING = (
        "reading",
        "Asioita katseltu ilman syytä",
        "Ärenden lästa utan orsak",
        "Cases read without a reason",
    )
    ALTERED = (
        "altered",
        "Tietoja muutettu luvatta",
        "Uppgifter ändrade utan lov",
        "Data changed without leave",
    )
    LOST = (
        "lost-device",
        "Laite tai paperi kadonnut",
        "En apparat eller ett papper borta",
        "A device or paper lost",
    )
    DISCLOSED = (
        "disclosed",
        "Tietoja annettu väärälle",
        "Uppgifter givna till fel person",
        "Data given to the wrong person",
    )
    UNAVAILABLE = (
        "unavailable",
        "Tietoja hävinnyt tai poissa käytöstä",
        "Uppgifter förlorade eller ur bruk",
        "Data lost or out of reach",
    )
    OTHER = "other", "Muu poikkeama", "Annan avvikelse", "Something else"


class Step(Worded):
    """Whom one tells of an incident."""

    OMBUDSMAN = (
        "ombudsman",
        "Tietosuojavaltuutettu",
        "Dataombudsmannen",
        "Data-protection ombudsman",
    )
    CONCERNED = (
        "concerned",
        "Ne, joita asia koskee",
        "De som saken gäller",
        "Those concerned",
    )
    AGENCY = (
        "agency",
        "Lupa- ja valvontavirasto",
        "Tillstånds- och tillsynsverket",
        "The supervisory agency (Lupa- ja valvontavirasto)",
    )
    MANAGEMENT = (
        "management",
        "Rekisterinpitäjän johto",
        "Den personuppgiftsansvarigas ledning",
        "The controller's management",
    )


class Outcome(Worded):
    """How an incident ended."""

    NO_BREACH = (
        "no-breach",
        "Ei ollut tietoturvaloukkaus",
        "Det var ingen personuppgiftsincident",
        "It was no breach",
    )
    KEPT = (
        "kept",
        "Loukkaus ilman riskiä: kirjattu, ei ilmoitettu",
        "Incident utan risk: antecknad, inte anmäld",
        "A breach without risk: kept on record, not reported",
    )
    REPORTED = (
        "reported",
        "Ilmoitettu tietosuojavaltuutetulle",
        "Anmäld till dataombudsmannen",
        "Reported to the ombudsman",
    )
    TOLD = (
        "told",
        "Ilmoitettu tietosuojavaltuutetulle ja niille, joita asia koskee",
        "Anmäld till dataombudsmannen och berättad för dem den gäller",
        "Reported to the ombudsman, and those concerned were told",
    )
