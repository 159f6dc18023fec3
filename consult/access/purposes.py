"""What a person handles client data for: stands in every row of the log (703/2023 § 10)."""

from consult.foundation.words import Worded


class Purpose(Worded):
    """The purpose of use, as the client reads it in her log extract."""

    CLIENT_WORK = "client-work", "Asiakastyö", "Klientarbete", "Client work"
    CONSULTATION = (
        "consultation",
        "Asiantuntijakonsultaatio",
        "Sakkunnigkonsultation",
        "Expert consultation",
    )
    TEAM_MEETING = "team-meeting", "Tiimikokous", "Teammöte", "Team meeting"
    COORDINATION = (
        "coordination",
        "Konsultaatioiden koordinointi",
        "Samordning av konsultationer",
        "Coordinating consultations",
    )
    EMERGENCY = "emergency", "Kiireellinen tilanne", "Brådskande situation", "Emergency"
    DEPUTISING = "deputising", "Sijaistaminen", "Vikariat", "Acting for a colleague"
    SUPERVISION = (
        "supervision",
        "Johtaminen ja seuranta",
        "Ledning och uppföljning",
        "Leading and follow-up",
    )
    DATA_PROTECTION = (
        "data-protection",
        "Tietosuojan valvonta",
        "Tillsyn över dataskyddet",
        "Data-protection oversight",
    )
    UPKEEP = "upkeep", "Järjestelmän ylläpito", "Underhåll av systemet", "Upkeep of the system"
